"""A calculator of its own for the tests of reading, asking and showing; acts as they arrive."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from widgets.core.calculators.calculator import Calculator, Wording
from widgets.core.law.tables import LawTables
from widgets.core.learning.acts import ActResult
from widgets.core.learning.acts import act as learning_act
from widgets.core.learning.journal import Journal
from widgets.core.learning.lesson_acts import read_lesson_act
from widgets.core.learning.materials import Materials
from widgets.core.screen.inquiry import Inquiry, Law
from widgets.core.screen.inquiry import asked as inquiry_asked
from widgets.core.screen.inquiry_acts import read_inquiry_act

TODAY = date(2026, 11, 25)


def text(words: str) -> dict[str, str]:
    return {"zh": words, "en": words}


def picks(*names: str) -> list[dict[str, object]]:
    return [{"id": name, "text": text(name)} for name in names]


WORDS = {
    "says-sum": Wording(zh="共{sum}", en="In all {sum}"),
    "figure-sum": Wording(zh="合计", en="Sum"),
    "step-add": Wording(zh="{amount}加{more}得{value}", en="{amount} and {more} make {value}"),
    "turn-double": Wording(zh="如果是{double}", en="If it were {double}"),
    "sheet-parts": Wording(zh="两部分", en="Two parts"),
    "column-part": Wording(zh="部分", en="Part"),
    "column-worth": Wording(zh="金额", en="Worth"),
    "decides-fact": Wording(zh="看这个", en="This decides"),
    "todo-ask": Wording(zh="去问", en="Ask"),
    "caution-rough": Wording(zh="大概", en="Roughly"),
    "problem-pair": Wording(zh="{on}太早", en="{on} is too early"),
}


def made(**changes: object) -> Calculator:
    """A calculator that adds two numbers, with any of its keys changed."""
    whole: dict[str, object] = {
        "id": "court-costs",
        "place": 1,
        "title": text("Adding"),
        "lead": text("Adds"),
        "checked": TODAY,
        "groups": [
            {
                "title": text("What"),
                "fields": [
                    {
                        "id": "kind",
                        "kind": "pick",
                        "label": text("Kind"),
                        "options": picks("one", "two"),
                        "value": "one",
                    },
                    {"id": "amount", "kind": "money", "label": text("Amount"), "least": "1"},
                    {
                        "id": "more",
                        "kind": "money",
                        "label": text("More"),
                        "when": {"kind": ["two"]},
                    },
                ],
            },
            {
                "title": text("Further"),
                "folded": True,
                "fields": [
                    {"id": "on", "kind": "day", "label": text("On"), "optional": True},
                    {
                        "id": "paid",
                        "kind": "rows",
                        "columns": ["day", "money"],
                        "label": text("Paid"),
                        "optional": True,
                    },
                ],
            },
        ],
        "examples": [{"id": "plain", "title": text("Plain"), "fill": {"amount": "5"}}],
        "words": WORDS,
        "not_told": [{"text": text("Not this")}],
    }
    return Calculator.model_validate({**whole, **changes})


@pytest.fixture
def adding() -> Calculator:
    return made()


@pytest.fixture
def tables() -> LawTables:
    return LawTables({}, {}, TODAY)


AMOUNT = Decimal(5)


def act(materials: Materials, journal: Journal, said: Mapping[str, object]) -> ActResult:
    """What an act makes of a journal, as a browser sends it."""
    return learning_act(materials, journal, read_lesson_act(said))


def asked(law: Law, inquiry: Inquiry, said: Mapping[str, object]) -> Inquiry:
    """The inquiry after an act, as a browser sends it."""
    return inquiry_asked(law, inquiry, read_inquiry_act(said))
