"""How the browser's keeping went, and what is said of it above a screen."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.core.calculators.state import CalculatorState
from widgets.core.screen.controls import Button
from widgets.core.screen.view import Notice
from widgets.core.words import Words


@dataclass(frozen=True, slots=True)
class Keeping:
    """How keeping went, and what happened to it meanwhile.

    Attributes:
        unread: saved entries that could not be read back.
        aside: whether what could not be read, now or earlier, is kept aside in the browser.
        unsaved: whether saving fails.
        elsewhere: whether answers from another window were taken in.
        erased: whether another window has erased everything.
        framed: whether there is a frame around the lesson in which everything can be erased.
        file: what became of the file that was opened last, as a key of `strings.yaml`.
        kept: whether the browser keeps anything at all.
        served: whether a page of our own server shows the lesson.
    """

    unread: int = 0
    aside: bool = False
    unsaved: bool = False
    elsewhere: bool = False
    erased: bool = False
    framed: bool = True
    file: str = ""
    kept: bool = True
    served: bool = False


def notices(words: Words, keeping: Keeping) -> list[Notice]:
    """What is to be known of the keeping before going on."""
    told = []
    if keeping.unsaved:
        told.append(Notice("fault", words("unsaved-title"), words("unsaved")))
    if keeping.unread:
        told.append(Notice("changed", words("unread"), words("unread-text", n=keeping.unread)))
    if keeping.erased:
        told.append(Notice("changed", words("erased"), words("erased-text")))
    if keeping.elsewhere:
        told.append(Notice("changed", words("elsewhere"), words("elsewhere-text")))
    return told


def aside(words: Words, keeping: Keeping) -> list[Notice]:
    """That something is kept aside which could not be read, with what can be done about it."""
    if not keeping.aside:
        return []
    buttons = (
        Button(words("save-answers"), {"act": "aside", "to": "hand"}),
        Button(words("aside-drop"), {"act": "aside", "to": "drop"}, "quiet", words("aside-sure")),
    )
    return [Notice("changed", words("aside"), words("aside-text"), buttons)]


def elsewhere(desk: CalculatorState, words: Words) -> tuple[Notice, ...]:
    """That another window has filled in this form, which stays here as it is."""
    theirs = desk.elsewhere.get(desk.open)
    if theirs is None or theirs.time <= desk.sheet(desk.open).time:
        return ()
    return (Notice("changed", words("filled-elsewhere"), words("filled-elsewhere-text")),)
