"""A letter of its own for the tests of filling in and showing, and the articles it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from tests.core.conftest import picks, text
from widgets.core.law.citations import Citations
from widgets.core.law.provision import Instrument, Provision
from widgets.core.letters.context import LetterContext
from widgets.core.letters.letter import Letter

TODAY = date(2026, 11, 25)


def written(**changes: object) -> Letter:
    """A letter to a lender, with any of its keys changed."""
    whole: dict[str, object] = {
        "id": "asking",
        "place": 1,
        "title": {"zh": "问一问", "en": "Asking"},
        "lead": {"zh": "要问的时候", "en": "When there is something to ask"},
        "checked": TODAY,
        "to": ["lender"],
        "heading": {"zh": "询问函", "en": "Letter of inquiry"},
        "when_not": [{"text": {"zh": "已经答过了", "en": "It was answered"}, "cite": ["act/1"]}],
        "costs": [{"text": {"zh": "邮费", "en": "Postage"}}],
        "groups": [
            {
                "title": text("What"),
                "fields": [
                    {"id": "to", "kind": "text", "label": {"zh": "给谁", "en": "To whom"}},
                    {
                        "id": "lender",
                        "kind": "pick",
                        "label": text("Lender"),
                        "options": picks("bank", "unsure"),
                    },
                    {"id": "sum", "kind": "money", "label": text("Sum")},
                    {"id": "day", "kind": "day", "label": text("Day"), "optional": True},
                    {
                        "id": "paid",
                        "kind": "rows",
                        "columns": ["day", "money"],
                        "label": text("Paid"),
                        "optional": True,
                    },
                ],
            }
        ],
        "clauses": [
            {"id": "greeting", "plain": True, "says": {"zh": "{to}：", "en": "To whom"}},
            {
                "id": "total",
                "name": {"zh": "总数", "en": "The total"},
                "set": "item",
                "says": {"zh": "请说明{sum}从哪里来。", "en": "Asks where the sum is from."},
                "cite": ["act/1"],
                "note": {"zh": "没有期限", "en": "There is no time for it"},
            },
            {
                "id": "bank-only",
                "name": {"zh": "银行的规矩", "en": "A rule for banks"},
                "set": "item",
                "when": {"lender": ["bank"]},
                "says": {"zh": "请照指引答复。", "en": "Asks for an answer as the guide has it."},
                "cite": ["guide/2"],
            },
            {
                "id": "payments",
                "plain": True,
                "filled": ["paid"],
                "says": {"zh": "我付过：\n{paid}", "en": "What was paid"},
            },
            {"id": "sign", "plain": True, "set": "right", "says": {"zh": "{day}", "en": "Day"}},
        ],
    }
    return Letter.model_validate({**whole, **changes})


def clauses(*changed: dict[str, object]) -> list[dict[str, object]]:
    """Clauses, each with what every clause needs."""
    return [{"id": f"clause-{n}", "says": text("Words"), **c} for n, c in enumerate(changed)]


def instrument(name: str, binding: str) -> Instrument:
    """An instrument of the tests' own."""
    return Instrument.model_validate(
        {
            "id": name,
            **{key: text(name.title()) for key in ("short", "title", "number", "issuer")},
            "binding": binding,
            "from": "2020-01-01",
            "source": "a text",
        }
    )


def provision(cite: str, **keys: object) -> Provision:
    """An article of the tests' own."""
    name, article = cite.split("/")
    whole = {
        "instrument": name,
        "article": article,
        "label": text(f"art. {article}"),
        "says": text(f"What {article} says"),
        "from": "2020-01-01",
        "binds": ["anyone"],
        "topics": ["debt"],
        "confidence": "text-checked",
        "sources": ["a text"],
        "checked": "2026-11-20",
    }
    return Provision.model_validate({**whole, **keys})


CITED = Citations(
    {
        each.cite: each
        for each in (
            provision("act/1"),
            provision("guide/2", binds=["bank", "agency"], confidence="secondary-source"),
            provision("act/9", until="2026-11-20"),
        )
    },
    {"act": instrument("act", "statute"), "guide": instrument("guide", "self-discipline")},
)


@pytest.fixture
def asking() -> Letter:
    return written()


@pytest.fixture
def context(asking: Letter) -> LetterContext:
    from widgets.content.library import Library

    return LetterContext({asking.id: asking}, TODAY, Library.open().texts, CITED)
