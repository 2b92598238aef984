"""Whether the chain of a saved diary is whole: `python -m widgets.content.verify FILE [HASH]`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from widgets.content.library import Library
from widgets.core.diary.chain import noted_at, verify
from widgets.core.diary.keeping import from_text
from widgets.core.reading.kept import LONGEST
from widgets.core.text import LANGS
from widgets.core.words import Words

LONGEST_FILE = 4 * LONGEST
"""The longest file that is read, in bytes: a character takes four at the most."""


def main(arguments: Sequence[str]) -> int:
    """Print what the chain of a file shows, in every language; 1 where it is not whole.

    It is 2 where there is no such file, or it is no diary.
    """
    if not 1 <= len(arguments) <= 2 or not arguments[0]:
        print("make verify RECORD=my-record.json [NOTED=<hash>]")
        return 2
    read = Path(arguments[0])
    try:
        with read.open("rb") as file:
            text = file.read(LONGEST_FILE + 1).decode("utf-8", "replace")
    except OSError as error:
        print(f"{read}: {error.strerror}")
        return 2
    noted = arguments[1] if len(arguments) == 2 else ""
    texts = {**Library.open().texts, **Library.open().diary_texts}
    told = [_told(text, noted, Words(texts, lang)) for lang in LANGS]
    print("\n\n".join(said for said, _ in told))
    return told[0][1]


def _told(text: str, noted: str, words: Words) -> tuple[str, int]:
    """What is said of a file in a language, and how the program ends."""
    kept = from_text(text)
    if kept is None:
        return words("diary-check-no-diary"), 2
    log, faults = kept.diary.log, verify(kept.diary.log)
    lines = [words(f"diary-fault-{f.kind}", n=f.number, place=f.place) for f in faults]
    if kept.unread:
        lines.append(words("diary-check-unread", n=kept.unread))
    wrong = bool(lines)
    lines.insert(0, words("diary-not-whole" if wrong else "diary-whole"))
    if not wrong:
        lines.append(words("diary-whole-text", n=len(log)))
        lines.append(words("diary-check-head", n=len(log)) + f": {kept.diary.head}")
    at = noted_at(log, noted) if noted else None
    if noted:
        found = "diary-noted-broken" if wrong else "diary-noted-found"
        lines.append(words(found if at else "diary-noted-not", place=at))
    lines.append(words("diary-check-shows-2"))
    return "\n".join(lines), int(wrong or (bool(noted) and at is None))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
