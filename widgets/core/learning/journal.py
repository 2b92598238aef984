"""What a learner has done in a lesson: a list of choices, saved as it is and replayed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from typing import Any, get_args

from widgets.core.learning.lesson import FormVariant
from widgets.core.reading.kept import kept
from widgets.core.reading.visible import is_text

VERSION = 1
AGAIN = 2
"""So many strokes are in the place of a question that is asked again."""
MOST_TIME = 2**53
"""Times are milliseconds of the browser's clock; a number it cannot hold is no time."""


class Sure(StrEnum):
    """How sure the learner was, asked before the verdict."""

    GUESS = "guess"
    FAIRLY = "fairly"
    CERTAIN = "certain"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice: at which place, what was chosen, how sure, and of which wording.

    A place is `step/item`, `step.seat/node` or `result/item/n`, the nth time that an item is asked
    again; `of` is the fingerprint of what was asked.
    """

    at: str
    chose: tuple[str, ...]
    sure: Sure | None = None
    of: str = ""


@dataclass(frozen=True, slots=True)
class Journal:
    """The whole state of a learner in a lesson.

    `form` is the form met first, `places` where each step is open, `hints` a place for each hint
    opened, `changed` when each part (an item's place, a scene's seat, the beginning) was last
    changed.
    """

    form: FormVariant | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    hints: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()
    changed: Mapping[str, int] = field(default_factory=dict)

    def moved(self, to: str) -> Journal:
        """The journal with a step open at another of its places."""
        return replace(self, places={**self.places, step_of(to): to})

    def chosen(self, choice: Choice) -> Journal:
        """The journal with one more choice."""
        return replace(self, choices=(*self.choices, choice))

    def within(self, prefix: str) -> tuple[Choice, ...]:
        """The choices made under a place, in order."""
        return tuple(c for c in self.choices if c.at.startswith(prefix + "/"))

    def without(self, *gone: Choice) -> Journal:
        """The journal less some choices."""
        return replace(self, choices=tuple(c for c in self.choices if c not in gone))

    def last_at(self, place: str) -> Choice | None:
        """The choice made at a place, if any."""
        return next((c for c in reversed(self.choices) if c.at == place), None)


def to_text(journal: Journal, lesson: str, **beside: object) -> str:
    """The journal as the browser keeps it; what is told `beside` it is never read back."""
    told = {"version": VERSION, "lesson": lesson, **asdict(journal), **beside}
    return json.dumps(told, ensure_ascii=False)


def from_text(text: str, lesson: str) -> tuple[Journal, int]:
    """A journal from what a browser kept, and how many of its entries could not be read.

    Nothing in `text` is trusted and nothing raises: what can be kept is kept. Text that is
    no journal of this lesson gives a fresh one and counts as one unreadable entry.
    """
    found = kept(text)
    if found is None or found.get("version") != VERSION or found.get("lesson") != lesson:
        return Journal(), 1
    entries, hints = _list(found.get("choices")), _list(found.get("hints"))
    choices = tuple(c for c in map(_choice, entries) if c)
    journal = Journal(
        form=found["form"] if found.get("form") in get_args(FormVariant) else None,
        places=_places(found),
        hints=tuple(hint for hint in hints if is_text(hint)),
        choices=choices,
        changed=_times(found.get("changed")),
    )
    return journal, len(entries) - len(choices)


def step_of(place: str) -> str:
    """The id of the step in which a place stands."""
    return place.partition("/")[0].partition(".")[0]


def time_in(value: object) -> int:
    """A time that a browser told; 0 where it told none."""
    told = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < MOST_TIME
    return int(value) if told else 0  # type: ignore[call-overload]  # it is an int where told


def _times(value: Any) -> dict[str, int]:
    told = value.items() if isinstance(value, dict) else ()
    return {part: time_in(time) for part, time in told if is_text(part) and time_in(time)}


def _places(found: Mapping[str, Any]) -> dict[str, str]:
    """Where each step is open; what was kept before steps stood alone knew one place only.

    A result opens as a whole: of a question asked again, the verdict is not shown for days.
    """
    told, one = found.get("places"), found.get("at")
    if isinstance(one, str) and one:
        told = {step_of(one): one}
    places = told.items() if isinstance(told, dict) else ()
    told = {step: at for step, at in places if is_text(at) and step_of(at) == step}
    return {step: at for step, at in told.items() if at.count("/") < AGAIN}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _choice(entry: Any) -> Choice | None:
    if not isinstance(entry, dict):
        return None
    at, chose, sure, of = (entry.get(name) for name in ("at", "chose", "sure", "of"))
    if not is_text(at) or not is_text(of) or sure not in (None, *Sure):
        return None
    if not isinstance(chose, list) or not chose or not all(map(is_text, chose)):
        return None
    return Choice(at, tuple(chose), Sure(sure) if sure else None, of)
