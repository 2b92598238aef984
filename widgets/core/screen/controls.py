"""What a learner can answer with: buttons, answers on offer, fields, and forms of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

ActData = Mapping[str, str | bool | list[str]]
"""An act as a browser sends it back: its name under `act`, and what it is done with."""


@dataclass(frozen=True, slots=True)
class Button:
    """Something the learner can do; `act` comes back when it is done.

    `current` marks, of several ways, the one that is open. `note` is a line under the label. One
    that `takes` a file has the learner choose it, and sends its text with the act; one that `marks`
    a file sends nothing of it but its SHA-256 and its size, which the browser works out.
    """

    label: str
    act: ActData
    style: Literal["main", "plain", "quiet", "danger", "choice"] = "plain"
    confirm: str = ""
    current: bool = False
    note: str = ""
    takes: bool = False
    marks: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """An answer on offer."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Choices:
    """Answers on offer. Contributes the ids chosen to the response of its form.

    `one`: radios. `many`: checkboxes. `order`: checkboxes that keep the order tapped.
    `mark`: stretches of a running text, tapped to mark them. `chosen` are chosen at first.
    """

    name: str
    legend: str
    options: tuple[Option, ...]
    select: Literal["one", "many", "order", "mark"]
    help: str = ""
    chosen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One field to fill: typed, or picked where it has options.

    `value` stands in it at first; `folded` options are a list to open, however few. A field of
    several `lines` can be filled from a file where `file` says so; `foreign` is said of one that is
    no text. It is shown only `when` each field named there holds one of the values named; what
    those fields hang on is named there too. `read` says what was read where it was typed otherwise;
    `offers` are other ways to fill the field, each sent with one tap. A day can be picked beside
    typing it, on what is called `calendar`. Rows can be added by a button called `adding`, their
    cells one by one: `cells` are their names, each with whether it is a day.
    """

    id: str
    label: str
    options: tuple[Option, ...] = ()
    example: str = ""
    problem: str = ""
    keyboard: Literal["text", "decimal", "numeric"] = "text"
    value: str = ""
    folded: bool = False
    lines: int = 0
    file: str = ""
    foreign: str = ""
    when: tuple[tuple[str, tuple[str, ...]], ...] = ()
    read: str = ""
    offers: tuple[Option, ...] = ()
    calendar: str = ""
    adding: str = ""
    cells: tuple[tuple[str, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields to fill. Contributes each value, or `id=value` where `named`.

    `folded` fields are behind their legend until it is opened.
    """

    legend: str
    fields: tuple[Field, ...]
    named: bool = False
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """Parts that are answered together; each button sends the response with its act."""

    id: str
    parts: tuple[Choices | Fields, ...]
    legend: str
    buttons: tuple[Button, ...]
    problem: str = ""
