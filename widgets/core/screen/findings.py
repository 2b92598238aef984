"""What a calculator's result shows, as parts of a view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from widgets.core.screen.controls import Button
from widgets.core.screen.lines import Point, Source, Table


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a calculator answers: one sentence, how the law stands to it, and its one number.

    `title` is the heading under which it stands; the other numbers are to be opened under `more`.
    """

    title: str
    standing: Literal["protected", "partly", "not-protected", "depends", ""]
    label: str
    text: str
    figures: tuple[tuple[str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    rest: tuple[tuple[str, str], ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """A calculator's lines, one below the other, each to be opened to its article.

    What is beyond the first lines is to be opened under `more`.
    """

    title: str
    lines: tuple[Point, ...]
    rest: tuple[Point, ...] = ()
    more: str = ""


@dataclass(frozen=True, slots=True)
class Plot:
    """Numbers as a picture, and the same numbers as a table to be opened under it.

    Each series has a label and its values; days are whole days since 1970-01-01 where `days`.
    Bars lie `across` where there are few of them and their labels are words. `limits` are the lines
    of the law, each with its name, its place, and whether it stands `among` the labels, as an hour
    does, or along the numbers. A `folded` picture is to be opened.
    """

    kind: Literal["stack", "bars", "line", "spans"]
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float, ...]], ...]
    table: Table
    table_label: str
    days: bool = False
    across: bool = False
    limits: tuple[tuple[str, float, bool], ...] = ()
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """Ways to keep what is shown: to copy it as text, to print it, to save it as a file."""

    label: str
    copy: str
    copy_label: str
    copied: str
    print_label: str
    files: tuple[Button, ...] = ()
