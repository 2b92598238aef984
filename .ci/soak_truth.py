"""What a learner has done, worked out apart from the server: the measure of what is lost."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from functools import cache
from typing import Any, Protocol

from widgets.content.library import Library
from widgets.content.today import today_in_china
from widgets.core import acts, desk
from widgets.core.errors import NoSuchBranch, NoSuchChoice
from widgets.core.journal import Journal, to_text
from widgets.core.present.lesson import present
from widgets.core.shop import Shop
from widgets.core.text import Lang
from widgets.core.view import to_data

Data = dict[str, Any]
NUMBERS = ("5000", "12000.50", "36", "0.05", "2024-03-01", "2025-06-30", "x", "")


class Truth(Protocol):
    """What must be stored after the acts that were answered; nothing, if nothing was done."""

    @property
    def kept(self) -> str | None:
        """The text."""

    def after(self, said: Data) -> Truth:
        """The truth after one more act."""

    def opened(self, lang: Lang) -> Truth:
        """The truth on a page opened anew."""

    def shown(self, lang: Lang) -> Data | None:
        """The view of a page opened anew, where it is told by what is stored."""


class LessonTruth:
    """A journal, led by the same rules as the server's, in this process."""

    def __init__(self, lesson: str, journal: Journal | None = None, *, begun: bool = False) -> None:
        self._lesson, self._journal = lesson, journal or Journal()
        self.kept = to_text(self._journal, lesson) if begun else None

    def after(self, said: Data) -> LessonTruth:
        """The journal after one more act; an act that is not on offer leaves it alone."""
        try:
            journal = acts.act(library().materials(self._lesson), self._journal, said).journal
        except (NoSuchChoice, NoSuchBranch):
            return self
        return LessonTruth(self._lesson, journal, begun=True)

    def opened(self, lang: Lang) -> LessonTruth:  # noqa: ARG002
        """The journal is the same in every language."""
        return self

    def shown(self, lang: Lang) -> Data | None:
        """What the screen shows for the journal."""
        if self.kept is None:
            return None
        done = acts.Done(self._journal)
        view: Data = to_data(present(library().materials(self._lesson), done, lang))
        return view


class DeskTruth:
    """What was typed into the calculators."""

    def __init__(self, at: desk.Desk | None = None, *, begun: bool = False) -> None:
        self._desk = at or desk.Desk(today_in_china())
        self.kept = desk.to_text(self._desk) if begun else None

    def after(self, said: Data) -> DeskTruth:
        """The desk after one more act."""
        if said.get("act") == "save":
            return self
        now = desk.done(self._desk, shop().calculators, said)
        return DeskTruth(now, begun=True)

    def opened(self, lang: Lang) -> DeskTruth:
        """No calculator is open, and examples are in the page's language."""
        return DeskTruth(replace(self._desk, open="", lang=lang), begun=self.kept is not None)

    def shown(self, lang: Lang) -> Data | None:  # noqa: ARG002
        """Nothing: a page opened anew lists the calculators."""
        return None


class NoTruth:
    """The law explorer keeps nothing."""

    kept = None

    def after(self, said: Data) -> NoTruth:  # noqa: ARG002
        """Nothing changes."""
        return self

    def opened(self, lang: Lang) -> NoTruth:  # noqa: ARG002
        """Nothing changes."""
        return self

    def shown(self, lang: Lang) -> Data | None:  # noqa: ARG002
        """Nothing is told."""
        return None


def truth(key: str) -> Truth:
    """What a learner who has done nothing has stored under a key."""
    name = key.partition("/")[2]
    if name == "law":
        return NoTruth()
    return DeskTruth() if name == "calculators" else LessonTruth(name)


def missing(wanted: str | None, stored: str | None) -> int:
    """How many acts are not in what is stored; none if it is as wanted."""
    there, here = (json.loads(text) if text else {} for text in (wanted, stored))
    if there == here:
        return 0
    gone = [c for c in there.get("choices", ()) if c not in here.get("choices", ())]
    return max(1, len(gone))


@cache
def library() -> Library:
    """The content, read once."""
    return Library.open()


@cache
def shop() -> Shop:
    """What the calculators need, read once."""
    return library().shop(today_in_china())


def pick(view: Data, rng: random.Random) -> Data | None:
    """Any act that the view offers; seldom one that erases. Nothing where it offers none."""
    ways: list[tuple[Data, Data | None]] = []
    for part in view.get("parts", ()):
        form = part if part["part"] == "form" else None
        buttons = [*part.get("buttons", ()), *part.get("files", ()), *part.get("miles", ())]
        for button in buttons:
            weight = 5 if form or button.get("style") in ("main", "choice") else 1
            if button.get("style") == "danger" or button["act"].get("act") == "erase":
                weight = rng.random() < 0.05
            ways += [(button["act"], form)] * weight
    if not ways:
        return None
    act, form = rng.choice(ways)
    said = {**act, "response": response(form, rng)} if form else {**act}
    return {"form": rng.choice("ab"), **said} if said.get("act") == "begin" else said


def response(form: Data, rng: random.Random) -> list[str]:
    """A random answer to a form, as a page would send it."""
    words = []
    for part in form["parts"]:
        if part["part"] == "fields":
            typed = [(field["id"], _typed(field, rng)) for field in part["fields"]]
            words += [f"{name}={text}" if part["named"] else text for name, text in typed]
        else:
            ids = [option["id"] for option in part["options"]]
            most = 1 if part["select"] == "one" else len(ids)
            words += rng.sample(ids, rng.randint(min(1, len(ids)), most))
    return words


def _typed(field: Data, rng: random.Random) -> str:
    options = [option["id"] for option in field["options"]]
    return str(rng.choice(options or [field["value"], field["example"], *NUMBERS]))
