"""What a screen shows, as plain data: a closed set of parts that one widget draws.

A part is added here, in `ui/static/stage/`, in `ui/still.py` for where no kernel runs, and in a
test; what can be answered with is in `controls`, what an item shows in `exhibit`, what comes back
in `due`, what a calculator found in `findings`, what they share in `lines`. Texts are no markup.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Literal

from widgets.core.learning.spoken import How, Who
from widgets.core.screen.controls import Button, Form
from widgets.core.screen.due import Due
from widgets.core.screen.exhibit import Exhibit
from widgets.core.screen.findings import Keep, Outcome, Plot, Working
from widgets.core.screen.lines import Link, Point, Source, Table


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within the screen; the screen's own title is level 2."""

    text: str
    level: int = 3


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs: plain text, a lead, the facts of a case, or words quoted."""

    paragraphs: tuple[str, ...]
    tone: Literal["plain", "lead", "case", "quote", "small"] = "plain"


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of a scene: told, where `how` is empty, or what `name` says, with their picture.

    `says` completes the name for who sees no picture.
    """

    text: str
    how: How | Literal[""] = ""
    who: Who | Literal[""] = ""
    name: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """What happens in a case and what is said in it, in order."""

    lines: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know before going on, with what can be done about it.

    Where it `covers` parts that follow it, so many of them are out of sight until the learner
    presses what `shows` says.
    """

    tone: Literal["care", "info", "changed", "fault"]
    title: str
    text: str
    buttons: tuple[Button, ...] = ()
    covers: int = 0
    shows: str = ""


@dataclass(frozen=True, slots=True)
class Points:
    """A list of lines under an optional title; a `folded` one is to be opened by its title."""

    points: tuple[Point, ...]
    title: str = ""
    ordered: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one option is right or wrong, and what was made of it."""

    text: str
    rationale: str
    state: Literal["hit", "missed", "wrong", "passed", "fair"]
    state_label: str
    misconception: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an answer is worth and why; announced when it appears.

    First stand its `lines`, then the `reasons`, then what to do (`then`). The `others` are to be
    opened, and so are its articles where they are `folded`.
    """

    outcome: Literal["right", "partly", "wrong"]
    title: str
    lines: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...]
    others: tuple[Reason, ...]
    others_label: str
    sources: tuple[Source, ...]
    sources_label: str
    folded: bool = False
    then: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Actions:
    """Buttons in a row, or one below the other where they are choices.

    Those that are rarely needed are `folded` behind a word, to be opened.
    """

    buttons: tuple[Button, ...]
    label: str = ""
    folded: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """A share: `value` of `out_of`, so many of it `by_hand`. A vote `before` looks different."""

    label: str
    value: int
    out_of: int
    text: str
    vote: Literal["", "before"] = ""
    by_hand: int = 0


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares as bars, with the same numbers as a table."""

    caption: str
    columns: tuple[str, str]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles cited, each to be opened in place; `brief` ones say what they say in a line."""

    label: str
    sources: tuple[Source, ...]
    open: bool = False
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Ways to other pages of ours."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A number to be rung at once, on a button that rings it, and what to say in one line."""

    label: str
    number: str
    say: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Steps in a row, one of which is reached; its label says the same in words."""

    label: str
    steps: tuple[str, ...]
    at: int


Part = (
    Heading
    | Prose
    | Scene
    | Exhibit
    | Notice
    | Points
    | Form
    | Verdict
    | Actions
    | Bars
    | Sources
    | Links
    | Call
    | Scale
    | Table
    | Outcome
    | Working
    | Plot
    | Keep
    | Due
)


@dataclass(frozen=True, slots=True)
class View:
    """One screen. `key` changes when the screen does, so that focus can move to its title.

    `terms` are words in its texts, each with what it means, to be opened where it stands. Of what
    there is to do, `done` is done `of` so much; once it is `begun`, what introduces it was read.
    `leads` is the step at which the learner goes on: a page that shows it by itself goes there.
    Where its line breaks, a page says `lost` and offers `again`, and a notebook says `rerun`.
    """

    lang: str
    key: str
    title: str
    parts: tuple[Part, ...]
    announce: str = ""
    lost: str = ""
    again: str = ""
    rerun: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    done: int = 0
    of: int = 0
    begun: bool = False
    leads: str = ""


def to_data(thing: Any) -> Any:
    """A view as what JSON can carry; each part says what it is under `part`."""
    if thing is None or isinstance(thing, str | int):
        return thing
    if isinstance(thing, tuple | list):
        return [to_data(each) for each in thing]
    if isinstance(thing, dict):
        return {name: to_data(each) for name, each in thing.items()}
    if is_dataclass(thing) and not isinstance(thing, type):
        body = {name: to_data(getattr(thing, name)) for name in _names(type(thing))}
        return {"part": type(thing).__name__.lower(), **body}
    return thing


@cache
def _names(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
