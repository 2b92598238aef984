"""What one visitor may take of a server at the most. `docs/operating.md` lists all of it.

How long a seat, a place in the line and a pause last stands with those who keep count of them.
"""

KIB = 1024
MIB = 1024 * KIB

MOST_MESSAGE = 64 * KIB
"""What a page says at once; what is longer it says in pieces, one after another."""
WIDE_MESSAGE = 10 * MIB
"""The same on a teacher's page: Voilà's own front end says everything in one piece, files too."""
MOST_PLAIN = 64 * KIB
"""Of it, outside the texts in it: brackets and commas cost a hundred times their length to read."""
MOST_BUFFERS = 65
"""Files that a message may bring along, and its text."""
MOST_SHOWN = 8 * MIB
"""What the cells of a page may show; what comes after is left out. A plot is some 50 KiB."""
MOST_UNANSWERED = 2 * WIDE_MESSAGE
"""What a line has said and its kernel has not answered: a page waits after each thing it says."""
MOST_WAITING = 1000
"""The same in messages, each of which costs some memory however short it is."""
MOST_AT_ONCE = 12 * MIB
"""What a page may say and be told at once; what follows is read no faster than the next says."""
BYTES_A_SECOND = 1 * MIB
"""How fast a page is read from then on: to look through ten megabytes takes some 0.1 seconds."""
LEAST_COUNTED = 16 * KIB
"""As so much the shortest message counts: 64 a second, and 768 at once."""
MOST_OWED = 8 * MIB
"""What a line has not read yet: one view with such a log in it, and what follows upon it."""
MOST_REPLAYED = 1 * MIB
"""What is kept for a page that is away. On its return it is told again what counts."""
MOST_LINES = 4
"""Lines to one kernel: a page has one, and for moments another that has not been given up yet."""
MOST_BODY = 64 * KIB
"""The body of a request: pages send none, but for an empty goodbye."""
APART_MS = 5
"""Between two who ask for a lesson: to open one takes twenty times as long, to send away less."""
MOST_IN_LINE = 200
"""Who wait for a seat from one block of addresses: a school's three largest rooms."""
VOTES_A_SECOND = 20
"""Of one phone in a class: who taps as fast as can be says five."""
WRONG_EACH = 10
"""Wrong codes of a class from one address within a minute: whoever types has fewer."""
WRONG_A_MINUTE = 60
"""The same from anywhere; what comes after them waits, and nobody is shut out."""
MOST_WAITERS = 20
"""So many wrong ones wait at once, a second each; the next is refused."""
MOST_GUESTS = 2000
"""Connections that are no lines: browsers keep six open for a while, and each may cost 128 KiB."""
MOST_EACH = 400
"""Of these, from one address: sixty phones behind one, with six each."""
OWN_GUESTS = 16
"""Of these, kept for this machine's own browser: whoever leads a class."""
HEAD_SECONDS = 60
"""Until a request has come whole, or another on the same connection."""
BODY_SECONDS = 20
"""Until a request's body has come."""
KERNEL_MEMORY = 384 * MIB
"""What a kernel may ask for: 170 MiB are asked for at rest, under 300 with the longest log."""
BUSY_SECONDS = 10
"""Processor time that a kernel may take for one thing without a word: the longest log takes 6."""
WIDE_SECONDS = 60
"""The same on a teacher's page, where code of others works."""
