"""Where entries come in, go out, and where the chain is looked at, as parts of a view."""

from __future__ import annotations

from widgets.core.diary.chain import ChainFault
from widgets.core.diary.looking import CheckedChain
from widgets.core.diary.state import DiaryState
from widgets.core.screen.controls import Button, Field, Fields, Form
from widgets.core.screen.findings import Keep
from widgets.core.screen.lines import Point
from widgets.core.screen.view import Actions, Notice, Part, Points, Prose
from widgets.core.words import Words

MOST_FAULTS = 20
"""So many faults of a chain are named; how many more there are is told."""
_GROUP = 8
_LINES = 8


def bringing(words: Words) -> list[Part]:
    """Where a log, a table or a file is brought in."""
    field = Field(
        id="text",
        label=words("diary-take-field"),
        lines=_LINES,
        file=words("take-file"),
        foreign=words("file-foreign"),
    )
    button = Button(words("diary-take-pasted"), {"act": "take"}, "main")
    return [
        Prose((words("diary-take-text"),)),
        Actions((Button(words("diary-take-file"), {"act": "take"}, takes=True),)),
        Form("diary-take", (Fields(words("diary-take"), (field,)),), "", (button,)),
        Prose((words("diary-take-note"),), "small"),
        _back(words),
    ]


def keeping_out(words: Words) -> list[Part]:
    """Where the list of evidence is made, and files are saved."""
    days = tuple(
        Field(id=name, label=words(f"diary-keep-{name}"), calendar=words("pick-a-day"))
        for name in ("from", "to")
    )
    buttons = tuple(
        Button(words(f"diary-keep-{what}"), {"act": "save", "what": what})
        for what in ("page", "word", "csv")
    )
    whole = Button(words("diary-keep-json"), {"act": "save", "what": "json"})
    group = Fields(words("diary-keep-days"), days, named=True)
    return [
        Prose((words("diary-keep-note"),)),
        Form("diary-keep", (group,), "", buttons),
        Actions((whole,)),
        Prose((words("diary-backup"),), "small"),
        _back(words),
    ]


def checking(state: DiaryState, words: Words) -> list[Part]:
    """Where the chain is looked at, with what was found and what it shows."""
    field = Field(id="noted", label=words("diary-check-noted"))
    button = Button(words("diary-check-here"), {"act": "check"}, "main")
    file = Button(words("diary-check-file"), {"act": "check", "of": "file"}, takes=True)
    shows = Points((Point(words("diary-check-shows-1")),), words("diary-check-shows"))
    others = tuple(Point(words(f"diary-check-shows-{n}")) for n in (2, 3, 4))
    return [
        *(_found(state.checked, words) if state.checked else []),
        Prose((words("diary-check-lead"),)),
        *_head(state, words),
        Form("diary-check", (Fields(words("diary-check"), (field,)),), "", (button,)),
        Actions((file,)),
        shows,
        Points(others, words("diary-check-shows-not")),
        _back(words),
    ]


def _head(state: DiaryState, words: Words) -> list[Part]:
    """The hash of the last version, to be read, copied and printed."""
    head = state.diary.head
    if not head:
        return [Prose((words("diary-check-none"),))]
    told = " ".join(head[at : at + _GROUP] for at in range(0, len(head), _GROUP))
    label = words("diary-check-head", n=len(state.diary.log))
    return [
        Prose((label, told)),
        Keep(words("keep"), head, words("copy"), words("copied"), words("print")),
    ]


def _found(found: CheckedChain, words: Words) -> list[Part]:
    """What was found in a chain."""
    if not found.is_read:
        return [Notice("fault", words("diary-check-no-diary"), "")]
    unread = words("diary-check-unread", n=found.unread) if found.unread else ""
    told: list[Part] = []
    if found.faults:
        told += [Notice("fault", words("diary-not-whole"), unread), _faults(found.faults, words)]
    else:
        text = words("diary-whole-text", n=found.versions) + unread
        told.append(Notice("changed" if unread else "info", words("diary-whole"), text))
    if found.noted:
        told.append(_noted(found, words))
    return told


def _faults(faults: tuple[ChainFault, ...], words: Words) -> Points:
    lines = [
        words(f"diary-fault-{each.kind}", n=each.number, place=each.place)
        for each in faults[:MOST_FAULTS]
    ]
    if len(faults) > MOST_FAULTS:
        lines.append(words("diary-faults-more", n=len(faults) - MOST_FAULTS))
    return Points(tuple(map(Point, lines)))


def _noted(found: CheckedChain, words: Words) -> Notice:
    """Whether the hash that was noted is in the chain."""
    if found.is_too_short:
        return Notice("changed", words("diary-noted-short"), "")
    if found.at is None:
        return Notice("fault", words("diary-noted-not"), "")
    if found.faults:
        return Notice("changed", words("diary-noted-broken"), "")
    return Notice("info", words("diary-noted-found", place=found.at), "")


def _back(words: Words) -> Actions:
    return Actions((Button(words("diary-back"), {"act": "place", "to": "list"}),))
