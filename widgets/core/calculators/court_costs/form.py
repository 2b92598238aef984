"""What is to be paid for at court, as it was typed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.form_values import FormValues


class FeeKind(StrEnum):
    """What a court takes a fee for."""

    FILING = "filing"
    APPEAL = "appeal"
    PAYMENT_ORDER = "payment-order"
    PRESERVATION = "preservation"
    ENFORCEMENT = "enforcement"


class Halved(StrEnum):
    """Why a filing fee is halved."""

    MEDIATED = "mediated"
    WITHDRAWN = "withdrawn"
    SIMPLIFIED = "simplified"
    SMALL_CLAIMS = "small-claims"


BY_PROCEDURE = {Halved.SIMPLIFIED, Halved.SMALL_CLAIMS}
"""Halved by the way of hearing the case, and not by how the case ended."""
HALVED_IN = {FeeKind.FILING: "halved", FeeKind.APPEAL: "ended"}
"""The field that says why a fee is halved; `WHOLE` there means that it is not."""
WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class CourtMatter:
    """What is claimed, disputed, preserved or enforced, in CNY, on the day of asking for it.

    `hardship` is the way of asking to pay less or later, `none` for who can pay.
    """

    kind: FeeKind
    amount: Decimal
    on: date
    halved: Halved | None = None
    hardship: str = "none"


def court_matter(given: FormValues, today: date) -> CourtMatter:
    """The matter of a form; without a day in it, today counts."""
    kind = FeeKind(given.text("fee"))
    halved = given.text(HALVED_IN[kind]) if kind in HALVED_IN else WHOLE
    return CourtMatter(
        kind,
        given.number("amount"),
        given.day_or("day", today),
        None if halved == WHOLE else Halved(halved),
        given.text("hardship"),
    )
