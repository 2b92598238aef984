"""A diary as a view: the entries, one of them, and the way to all else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from widgets.core.contact_log.moment import from_epoch
from widgets.core.diary.bringing_in import MOST_TAKEN, Brought
from widgets.core.diary.chain import DiaryVersion
from widgets.core.diary.context import DiaryContext
from widgets.core.diary.entry import MOST_PIECES, DiaryEntry, KeptPiece
from widgets.core.diary.kinds import DiaryFlag, flags
from widgets.core.diary.looking import MOST_PRINTED
from widgets.core.diary.state import DiaryState
from widgets.core.screen.controls import Button
from widgets.core.screen.law import source
from widgets.core.screen.lines import Point, Source
from widgets.core.screen.view import Actions, Notice, Part, Points, Prose
from widgets.core.words import Words

PAGE = 20
"""So many entries are listed at once."""
LINE = 60
"""So much of an entry stands under its label in the list, in characters."""
TOLD_FIELDS = ("where", "who", "claimed", "kinds", "done", "said", "mine", "witnesses", "felt")


def listed(context: DiaryContext, state: DiaryState, words: Words) -> list[Part]:
    """The entries, latest first, with the ways to write, bring in, take out and check."""
    begin = "diary-go-on" if state.draft is not None else "diary-write"
    rest = tuple(
        Button(words(f"diary-{to}"), {"act": "place", "to": to}) for to in ("take", "keep", "check")
    )
    return [
        Prose((words("diary-lead"),)),
        Actions((Button(words(begin), {"act": "write"}, "main"),)),
        *_entries(context, state, words),
        Actions(rest, words("diary-more")),
    ]


def _entries(context: DiaryContext, state: DiaryState, words: Words) -> list[Part]:
    every = state.diary.in_order[::-1]
    if not every:
        return [Prose((words("diary-none"),))]
    last = (len(every) - 1) // PAGE
    page = min(state.pages, last)
    buttons = tuple(
        Button(
            words("diary-entry-label", n=each.number, when=when(each.entry, words)),
            {"act": "entry", "number": str(each.number)},
            "choice",
            note=_line(context, each.entry, words),
        )
        for each in every[page * PAGE : (page + 1) * PAGE]
    )
    turns = [("diary-newer", page - 1)] if page else []
    turns += [("diary-older", page + 1)] if page < last else []
    pages = tuple(
        Button(words(key), {"act": "place", "to": "list", "pages": str(to)}) for key, to in turns
    )
    return [
        Actions(buttons, words("diary-entries", n=len(every))),
        *([Actions(pages)] if pages else []),
    ]


def _line(context: DiaryContext, entry: DiaryEntry, words: Words) -> str:
    """What an entry is about, in a line."""
    told = [told_way(entry, words), *ticked(context, entry, words), entry.done, entry.said]
    text = words.listed([each for each in told if each]).replace("\n", " ")
    return text if len(text) <= LINE else f"{text[:LINE]}…"


def when(entry: DiaryEntry, words: Words) -> str:
    """The day and the time of an entry, as far as they are known."""
    if not entry.day:
        return words("diary-no-day")
    day = words.day(date.fromisoformat(entry.day))
    return words("diary-when", day=day, time=entry.time) if entry.time else day


def told_way(entry: DiaryEntry, words: Words) -> str:
    """How contact was made, in words; nothing where it was not picked, or is not known here."""
    key = f"diary-way-{entry.way}"
    return words(key) if key in words.texts else ""


def ticked(context: DiaryContext, entry: DiaryEntry, words: Words) -> list[str]:
    """What is ticked in an entry, in words."""
    return [words.of(kind.text) for kind in context.ticked if kind.id in entry.kinds]


def told_field(context: DiaryContext, entry: DiaryEntry, name: str, words: Words) -> str:
    """A field of an entry as it is read."""
    if name == "kinds":
        return words("diary-between-ticked").join(ticked(context, entry, words))
    return told_way(entry, words) if name == "way" else str(getattr(entry, name))


def told_piece(piece: KeptPiece, words: Words) -> str:
    """Something kept, in a line."""
    key = f"diary-kept-{piece.kind}"
    told = [words(key) if key in words.texts else "", piece.what, piece.proves, piece.carrier]
    if piece.file:
        told.append(words("diary-file-mark", size=piece.file.size, sha=piece.file.sha256))
    return words.listed([each for each in told if each])


def entry_points(context: DiaryContext, entry: DiaryEntry, words: Words) -> Points:
    """An entry field by field, and then what was kept; what is empty is left out."""
    told = [(words("diary-step-when"), when(entry, words))]
    told += [
        (words(f"diary-column-{name}"), told_field(context, entry, name, words))
        for name in ("way", *TOLD_FIELDS)
    ]
    told += [(words("diary-step-kept"), told_piece(piece, words)) for piece in entry.kept]
    return Points(tuple(Point(text, label) for label, text in told if text))


def opened(context: DiaryContext, state: DiaryState, words: Words) -> list[Part]:
    """One entry: what it says, what it may bear on, and how it was written before."""
    entry = state.diary.entries[state.shown]
    number = str(state.shown)
    *before, now = state.diary.history(state.shown)
    buttons = (
        Button(words("diary-back"), {"act": "place", "to": "list"}, "main"),
        Button(words("diary-amend"), {"act": "write", "number": number}),
        Button(
            words("diary-withdraw"),
            {"act": "withdraw", "number": number},
            "quiet",
            words("diary-withdraw-sure"),
        ),
    )
    return [
        entry_points(context, entry, words),
        *flag_parts(context, entry, words),
        *_history(context, before, words),
        Prose((words("diary-written", when=_written(now, words)),), "small"),
        Actions(buttons),
    ]


def flag_parts(context: DiaryContext, entry: DiaryEntry, words: Words) -> list[Part]:
    """What an entry may bear on, and what is missing to show it."""
    found = flags(entry, context.kinds, context.cited, context.today)
    points = tuple(_flag(context, each, words) for each in found)
    if not points:
        return []
    return [Points(points, words("diary-flags")), Prose((words("diary-flags-note"),), "small")]


def _flag(context: DiaryContext, flag: DiaryFlag, words: Words) -> Point:
    says = words.of(flag.kind.says)
    if flag.missing:
        missing = words.listed([words(f"diary-want-{name}") for name in flag.missing])
        says = words("diary-flag-missing", says=says, missing=missing)
    if flag.earlier:
        says = words("diary-flag-earlier", says=says)
    sources = tuple(_bound(context, cite, words) for cite in flag.cites)
    return Point(says, words.of(flag.kind.text), sources)


def _bound(context: DiaryContext, cite: str, words: Words) -> Source:
    """An article; how binding it is and whom it binds stand beside its name."""
    provision, instrument = context.cited(cite)
    told = source(provision, instrument, words)
    who = words.listed([words(f"lender-{each}") for each in provision.binds])
    binding = words(f"binding-{instrument.binding}")
    key = "diary-article-addressed" if instrument.binding.only_addresses else "diary-article"
    return replace(told, label=words(key, label=told.label, binding=binding, who=who))


def _history(context: DiaryContext, before: list[DiaryVersion], words: Words) -> list[Part]:
    """The versions of an entry before the last one, each in a paragraph, to be opened."""
    points = tuple(
        Point(
            words.listed(
                [
                    words("typed", label=point.label, typed=point.text)
                    for point in entry_points(context, each.entry, words).points
                ]
            )
            if each.entry is not None
            else words("diary-withdrawn-then"),
            words("diary-version", when=_written(each, words)),
        )
        for each in reversed(before)
    )
    if not points:
        return []
    return [Points(points, words("diary-history", n=len(points)), folded=True)]


def _written(version: DiaryVersion, words: Words) -> str:
    """When a version was written, by the clock of the device."""
    moment = from_epoch(str(version.written))
    if not isinstance(moment, datetime):
        return words("diary-no-day")
    return words("diary-when", day=words.day(moment.date()), time=f"{moment:%H:%M}")


def told(state: DiaryState, words: Words) -> list[Notice]:
    """What is to be said of the last act."""
    if state.brought is not None:
        return _brought(state.brought, words)
    if not state.told:
        return []
    text = words(state.told, pieces=MOST_PIECES, printed=MOST_PRINTED)
    if state.told == "diary-full":
        return [Notice("fault", text, "")]
    done = state.told in {"diary-put-down", "diary-unchanged"}
    return [Notice("info" if done else "changed", text, "")]


def _brought(brought: Brought, words: Words) -> list[Notice]:
    given = {name: getattr(brought, name) for name in ("new", "known", "unread", "outgoing")}
    said = [words(f"diary-brought-{brought.source}", most=MOST_TAKEN, **given)]
    if brought.source == "diary" and brought.unread:
        said.append(words("diary-brought-unread", n=brought.unread))
    title, *rest = said
    notices = [Notice("info", title, "".join(rest))]
    if brought.broken:
        text = words("diary-brought-broken", n=brought.broken)
        notices.append(Notice("changed", words("diary-not-whole"), text))
    return notices
