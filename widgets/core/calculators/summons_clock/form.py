"""A paper that arrived, as it was typed in: what it is, when it came, and what is seen on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.law.papers import Paper
from widgets.core.law.tables import LawTables

FAR = 2100


@dataclass(frozen=True, slots=True)
class Signs:
    """What is seen on a paper: who issued it, its case number, how it came, whom to pay.

    Each is a word of the form, `unknown` where it was not looked at.
    """

    issuer: str
    number: str
    way: str
    private_account: str


@dataclass(frozen=True, slots=True)
class PaperCase:
    """A paper, the day of its receipt or of its public notice, and the day of the question.

    `named_day` is the day that the paper names, `set_days` the number of days that it gives, and
    `paid_by` the last day for paying that the judgment behind an enforcement notice sets.
    """

    paper: Paper
    received: date
    today: date
    signs: Signs
    named_day: date | None = None
    set_days: int | None = None
    paid_by: date | None = None


def paper_case(given: FormValues, tables: LawTables) -> PaperCase:
    """The paper of a form; without a day of the question, today counts.

    Raises:
        Unfit: a day is too far off, the paper was received after the day of the question, or what
            it enforces fell due only later.
    """
    for name in ("received", "today", "named-day", "paid-by"):
        if given.has(name) and given.day(name).year >= FAR:
            raise Unfit(name, "problem-far", far=date(FAR, 1, 1))
    received, today = given.day("received"), given.day_or("today", tables.today)
    if received > today:
        raise Unfit("received", "problem-future", today=today)
    paid_by = given.day_if("paid-by")
    if paid_by and paid_by >= received:
        raise Unfit("paid-by", "problem-paid-by", received=received)
    return PaperCase(
        tables.papers[_kind(given)],
        received,
        today,
        Signs(*(given.text(name) for name in ("issuer", "number", "way", "private"))),
        given.day_if("named-day"),
        int(given.number("set-days")) if given.has("set-days") else None,
        paid_by,
    )


def _kind(given: FormValues) -> str:
    """The paper with what decides its period."""
    paper = given.text("paper")
    if paper == "judgment" and given.text("final") != "appealable":
        return "judgment-final"
    return f"{paper}-{given.text(paper)}" if paper in ("ruling", "notice") else paper
