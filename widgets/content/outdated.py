"""Numbers of the law that people still quote: caught where content states them as if they held."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pydantic import Field

from widgets.content.files import SourceFile
from widgets.content.notebooks import Notebook
from widgets.core.calculators.calculator import Calculator
from widgets.core.errors import Fault, Place
from widgets.core.law.provision import LenderType
from widgets.core.learning.item import Item, ItemKind
from widgets.core.learning.lesson import Card, Lesson
from widgets.core.learning.scenario import Scenario
from widgets.core.learning.typed import Quantity, Typed
from widgets.core.letters.letter import Letter
from widgets.core.record import Cite, Record
from widgets.core.text import LANGS, Text

_TOLD_AS_OLD = re.compile(
    r"旧|原来|以前|修订前|废止|不再|取消|过时|"
    r"\b(?:old|former|earlier|until|before|repealed|no longer|outdated|gone|superseded)\b",
    re.IGNORECASE,
)
_NOT_ITS_OWN = {"quote", "exhibit", "stem", "label", "title"}

DatedRecord = Item | Scenario | Lesson | Card | Calculator | Letter


class Outdated(Record):
    """A way of writing that no longer holds from a day on; `lender` narrows it to one type.

    `rates` are the yearly rates, in percent, that an item may no longer expect as its answer.
    """

    pattern: str = Field(min_length=1)
    rates: tuple[Decimal, ...] = ()
    since: date
    lender: LenderType | None = None
    says: Text
    instead: tuple[Cite, ...] = Field(min_length=1)

    @property
    def told(self) -> str:
        """What an author is told of it."""
        return f"{self.says.en}, since {self.since}; now: {', '.join(self.instead)}"

    def stated_in(self, text: str) -> bool:
        """Whether a text has the number, and does not say itself that it is an old one."""
        found = re.search(self.pattern, text, re.IGNORECASE)
        return bool(found) and not _TOLD_AS_OLD.search(text)


def outdated_faults(
    numbers: tuple[Outdated, ...], record: DatedRecord, source: SourceFile
) -> Iterator[Fault]:
    """Every place that states an old number for a day on which it no longer holds.

    Looked at is what a learner is to believe: wrong options and quotations may be out of date,
    and so may a sentence that says so itself.
    """
    on = record.checked if isinstance(record, Card | Calculator | Letter) else record.as_of
    lender = getattr(record, "lender", None)
    for number in numbers:
        if on < number.since or (number.lender and number.lender != lender):
            continue
        for place, text in believed(source.data):
            if number.stated_in(text):
                yield source.fault(place, number.told)
        if isinstance(record, Item) and record.expect and _rate(record.expect) in number.rates:
            yield source.fault(("expect", "value"), number.told)


def outdated_prose(
    numbers: tuple[Outdated, ...], notebook: Notebook, on: date | None
) -> Iterator[Fault]:
    """Every passage of a notebook that states an old number; without a day, for today.

    Prose speaks of no one type of lender: what no longer holds of one alone is left to records.
    """
    for number in numbers:
        if number.lender or (on and on < number.since):
            continue
        for passage in notebook.passages:
            if number.stated_in(passage.plain):
                yield Fault(notebook.name, passage.line, number.told)


def _rate(expect: Typed) -> Decimal | date | None:
    return expect.value if expect.quantity is Quantity.RATE else None


def believed(
    held: object, place: Place = (), *, in_order: bool = False
) -> Iterator[tuple[Place, str]]:
    """Every text that a learner is to believe: no quotation, no label, no wrong answer.

    `in_order`: of steps to be put in order, none of which is wrong.
    """
    if isinstance(held, dict):
        in_order = in_order or held.get("kind") == ItemKind.ORDER
        wrong = "rationale" in held and held.get("key") != "true" and not in_order
        for key, value in held.items():
            if key in LANGS and isinstance(value, str):
                yield (*place, key), value
            elif key not in _NOT_ITS_OWN and not (wrong and key == "text"):
                yield from believed(value, (*place, key), in_order=in_order)
    elif isinstance(held, list):
        for i, value in enumerate(held):
            yield from believed(value, (*place, i), in_order=in_order)
