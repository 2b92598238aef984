"""One item of a quiz, of every kind: what it asks, its options and why each is right or wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator

from widgets.core.errors import Amiss
from widgets.core.law.provision import LenderType
from widgets.core.learning.exhibit import ItemExhibit
from widgets.core.learning.typed import Typed
from widgets.core.record import Cite, Id, Record
from widgets.core.text import Text

TRIAGE = ("lawful", "unlawful", "depends")
TRUE_FALSE = ("true", "false")
CLAIM = ("right", "outdated", "not-found", "imprecise")

VerdictKey = Literal[
    "lawful", "unlawful", "depends", "true", "false",
    "right", "outdated", "not-found", "imprecise",
]  # fmt: skip


class ItemKind(StrEnum):
    """How an item is answered."""

    ONE = "one"
    MANY = "many"
    TRUE_FALSE = "true-false"
    TRIAGE = "triage"
    CLAIM = "claim"
    ORDER = "order"
    NUMBER = "number"
    MARK = "mark"
    ENTRY = "entry"


class Capability(StrEnum):
    """What a learner gains: the four domains of legal capability."""

    RECOGNISE = "recognise"
    FIND_OUT = "find-out"
    ACT = "act"
    ENGAGE = "engage"


class AnswerOption(Record):
    """A possible answer: an option, a verdict, a step, or a stretch of a message.

    A distractor names the misconception it stands for.
    """

    id: Id
    text: Text
    key: bool = False
    rationale: Text
    misconception: Id | None = None
    cite: tuple[Cite, ...] = ()


class Judgement(Record):
    """A verdict that triage, true/false or a claim offers; its words are the interface's."""

    id: VerdictKey
    key: bool = False
    rationale: Text
    misconception: Id | None = None
    cite: tuple[Cite, ...] = ()


class EntryField(Record):
    """One field of a diary entry: typed (`expect`) or picked from options."""

    id: Id
    label: Text
    expect: Typed | None = None
    options: tuple[AnswerOption, ...] = ()

    @model_validator(mode="after")
    def _typed_or_picked(self) -> EntryField:
        if (self.expect is None) == (not self.options):
            raise ValueError("a field is either typed (expect) or picked (options)")
        if self.options and sum(o.key for o in self.options) != 1:
            raise Amiss((("options",), "exactly one option of a picked field is the key"))
        return self


class Hints(Record):
    """Three hints, each saying more: the issue, the article, the worked step."""

    issue: Text
    article: Text
    step: Text

    def in_order(self) -> tuple[Text, Text, Text]:
        """The hints in the order they are shown."""
        return self.issue, self.article, self.step


class Item(Record):
    """One question. `decides` names the fact the answer turns on; `now` says what to do.

    `explore` holds the words with which the law explorer finds what is asked for. What a learner
    has before them is a `quote` or an `exhibit`; an item without one keeps its fingerprint.
    """

    id: Id
    kind: ItemKind
    objective: Id
    capability: Capability
    as_of: date
    lender: LenderType
    checked: date
    stem: Text
    quote: Text | None = None
    exhibit: ItemExhibit | None = Field(default=None, exclude_if=lambda held: held is None)
    care: Text | None = None
    explore: Text | None = None
    twin: Id | None = None
    verdicts: tuple[Judgement, ...] = ()
    options: tuple[AnswerOption, ...] = ()
    expect: Typed | None = None
    fields: tuple[EntryField, ...] = ()
    hints: Hints
    decides: Text
    now: Text
    cite: tuple[Cite, ...] = Field(min_length=1)

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of the right options, in the author's order."""
        return tuple(option.id for option in self.options if option.key)

    @property
    def verdict_key(self) -> str | None:
        """The right verdict of a triage, true/false or claim item."""
        return next((v.id for v in self.verdicts if v.key), None)

    @model_validator(mode="after")
    def _one_thing_shown(self) -> Item:
        if self.quote and self.exhibit:
            raise Amiss((("exhibit",), "an item has a quote or an exhibit, not both"))
        return self

    @model_validator(mode="after")
    def _fit_for_its_kind(self) -> Item:
        problems = list(_SHAPES[self.kind](self))
        if problems:
            kind = self.kind.value
            raise Amiss(*(((part,), f"kind {kind}: {what}") for part, what in problems))
        return self


ItemCheck = Callable[[Item], Iterator[tuple[str, str]]]


def _one(item: Item) -> Iterator[tuple[str, str]]:
    if len(item.keys) != 1 or len(item.options) < 2:
        yield "options", "exactly one option is the key, among two or more"


def _many(item: Item) -> Iterator[tuple[str, str]]:
    if not 1 <= len(item.keys) < len(item.options):
        yield "options", "some options are keys, not all"


def _judged(offered: tuple[str, ...]) -> ItemCheck:
    def shape(item: Item) -> Iterator[tuple[str, str]]:
        if {v.id for v in item.verdicts} != set(offered):
            yield "verdicts", f"verdicts are {', '.join(offered)}, each once"
        if sum(v.key for v in item.verdicts) != 1:
            yield "verdicts", "exactly one verdict is the key"
        yield from _one(item)

    return shape


def _order(item: Item) -> Iterator[tuple[str, str]]:
    if len(item.options) < 3:
        yield "options", "at least three steps, in their right order"


def _number(item: Item) -> Iterator[tuple[str, str]]:
    if item.expect is None:
        yield "expect", "expect is missing: the value, its quantity and why"


def _entry(item: Item) -> Iterator[tuple[str, str]]:
    if len(item.fields) < 2:
        yield "fields", "a diary entry has at least two fields"


_SHAPES: dict[ItemKind, ItemCheck] = {
    ItemKind.ONE: _one,
    ItemKind.MANY: _many,
    ItemKind.MARK: _many,
    ItemKind.TRIAGE: _judged(TRIAGE),
    ItemKind.TRUE_FALSE: _judged(TRUE_FALSE),
    ItemKind.CLAIM: _judged(CLAIM),
    ItemKind.ORDER: _order,
    ItemKind.NUMBER: _number,
    ItemKind.ENTRY: _entry,
}
