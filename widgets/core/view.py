"""What a screen shows, as plain data: a closed set of parts that one widget draws.

A part is added here, in `ui/static/stage.js` and in a test, and in no fourth place.
Every text in a view is text, never markup.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Literal

from widgets.core.controls import Act, Button, Form


@dataclass(frozen=True, slots=True)
class Link:
    """The way to another page of ours, opened beside this one."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Source:
    """An article that something rests on, ready to be read in place."""

    cite: str
    label: str
    says: str
    facts: tuple[tuple[str, str], ...]
    note: str = ""
    sure: bool = True
    link: Link | None = None


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
class Notice:
    """Something to know before going on, with what can be done about it."""

    tone: Literal["care", "info", "changed", "fault"]
    title: str
    text: str
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """A line of a list, under a label if it has one, with the articles it rests on."""

    text: str
    label: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Points:
    """A list of lines under an optional title."""

    points: tuple[Point, ...]
    title: str = ""
    ordered: bool = False


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
    """What an answer is worth and why; announced when it appears."""

    outcome: Literal["right", "partly", "wrong"]
    title: str
    lines: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...]
    others: tuple[Reason, ...]
    others_label: str
    sources: tuple[Source, ...]
    sources_label: str


@dataclass(frozen=True, slots=True)
class Actions:
    """Buttons in a row, or one below the other where they are choices."""

    buttons: tuple[Button, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Mile:
    """A step of the lesson in the progress list."""

    label: str
    act: Act
    state: Literal["now", "done", "open"]
    state_label: str


@dataclass(frozen=True, slots=True)
class Progress:
    """The steps of the lesson, and where the learner is."""

    label: str
    summary: str
    miles: tuple[Mile, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A share: `value` of `out_of`."""

    label: str
    value: int
    out_of: int
    text: str


@dataclass(frozen=True, slots=True)
class Bars:
    """Shares as bars, with the same numbers as a table."""

    caption: str
    columns: tuple[str, str]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles cited, each to be opened in place."""

    label: str
    sources: tuple[Source, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    """Ways to other pages of ours."""

    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """Steps in a row, one of which is reached; its label says the same in words."""

    label: str
    steps: tuple[str, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell of a table says, with the articles it rests on."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; the first cell of a row names it."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a calculator answers: one sentence, how the law stands to it, and its numbers."""

    standing: Literal["protected", "not-protected", "depends", ""]
    label: str
    text: str
    figures: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Working:
    """A calculator's lines, one below the other, each to be opened to its article."""

    title: str
    lines: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Numbers as a picture, and the same numbers as a table to be opened under it.

    Each strand has a label and its values; days are whole days since 1970-01-01 where `days`.
    """

    kind: Literal["stack", "bars", "line", "spans"]
    labels: tuple[str, ...]
    strands: tuple[tuple[str, tuple[float, ...]], ...]
    table: Table
    table_label: str
    days: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """Ways to keep what is shown: to copy it as text, to print it, to save it as a file."""

    label: str
    copy: str
    copy_label: str
    copied: str
    print_label: str
    files: tuple[Button, ...] = ()


Part = (
    Heading
    | Prose
    | Notice
    | Points
    | Form
    | Verdict
    | Actions
    | Progress
    | Bars
    | Sources
    | Links
    | Scale
    | Table
    | Outcome
    | Working
    | Plot
    | Keep
)


@dataclass(frozen=True, slots=True)
class View:
    """One screen. `key` changes when the screen does, so that focus can move to its title."""

    lang: str
    key: str
    title: str
    parts: tuple[Part, ...]
    announce: str = ""
    lost: str = ""
    again: str = ""


def to_data(thing: Any) -> Any:
    """A view as what JSON can carry; each part says what it is under `part`."""
    if is_dataclass(thing) and not isinstance(thing, type):
        body = {f.name: to_data(getattr(thing, f.name)) for f in fields(thing)}
        return {"part": type(thing).__name__.lower(), **body}
    if isinstance(thing, tuple | list):
        return [to_data(each) for each in thing]
    if isinstance(thing, dict):
        return {name: to_data(each) for name, each in thing.items()}
    return thing
