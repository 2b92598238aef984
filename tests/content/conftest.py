"""A small library with one passage spoiled, and what the check says of it."""

import json
from datetime import date

import pytest

from widgets.content.check import check
from widgets.content.library import Library

TODAY = date(2026, 12, 1)


@pytest.fixture
def planted(small_root):
    """What the check says of the small library with one passage of one file replaced."""

    def plant(name, before, after):
        path = small_root / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        return [str(fault) for fault in check(Library(small_root), TODAY)]

    return plant


@pytest.fixture
def write_notebook(small_root):
    """Writes a notebook of `(id, text)` or `(id, text, kind)` beside the small library."""

    def write(lang, name, *cells, title=""):
        held = [
            {
                "cell_type": kind[0] if kind else "markdown",
                "id": cell_id,
                "metadata": {},
                "source": text.splitlines(keepends=True),
            }
            for cell_id, text, *kind in cells
        ]
        path = small_root.parent / "notebooks" / lang / name
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = {"cells": held, "metadata": {"lang": lang, "title": title}}
        path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
        return path

    return write


@pytest.fixture
def with_calculator(small_root):
    """A calculator in the small library."""
    folder = small_root / "calculators"
    folder.mkdir()
    (folder / "court-costs.yaml").write_text(CALCULATOR, encoding="utf-8")


CALCULATOR = """id: court-costs
place: 1
title: {zh: 加, en: Adding}
lead: {zh: 加, en: Adds}
checked: 2026-11-20
rules: []
groups:
  - title: {zh: 数, en: Sums}
    fields:
      - {id: amount, kind: money, label: {zh: 多少, en: How much}}
examples: [{id: small, title: {zh: 小, en: Small}, fill: {amount: "5"}}]
words:
  step-sum: {zh: "加起来：{value}", en: "Added: {value}"}
  figure-fee: {zh: 费用, en: Fee}
not_told: [{text: {zh: 没有, en: Nothing}}]
"""


@pytest.fixture
def with_letter(small_root):
    """The path of a letter in the small library."""
    path = small_root / "letters" / "asking.yaml"
    path.parent.mkdir()
    path.write_text(LETTER, encoding="utf-8")
    return path


LETTER = """id: asking
place: 2
title: {zh: 问, en: Asking}
lead: {zh: 要问时, en: When asking}
checked: 2026-11-20
to: [lender]
heading: {zh: 询问, en: Inquiry}
when_not: [{text: {zh: 答过了, en: Nobody needs it once it is answered}}]
costs: [{text: {zh: 邮费, en: Postage}}]
groups:
  - title: {zh: 谁, en: Who}
    fields:
      - {id: to, kind: text, label: {zh: 给谁, en: To whom}}
      - id: lender
        kind: pick
        label: {zh: 哪一类, en: Which kind}
        options:
          - {id: bank, text: {zh: 银行, en: A bank}}
          - {id: private-lender, text: {zh: 个人, en: A person}}
          - {id: unsure, text: {zh: 不清楚, en: Not known}}
clauses:
  - {id: greeting, plain: true, says: {zh: "{to}：", en: To whom}}
  - id: entry
    name: {zh: 进门, en: Entry}
    says: {zh: 请不要, en: Asks for that}
    cite: [new-act/47.3]
"""
