"""What was typed of late charges, read once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.penalty.working import Charges, Late
from widgets.core.calculators.working import NOTHING, to_fen
from widgets.core.law.tables import LawTables

CODE = "civil-code"
_AGREED = {"amount": "penalty", "rate": "penalty-rate", "share": "penalty-share"}


@dataclass(frozen=True, slots=True)
class PenaltyCase:
    """A sum paid late and what is charged for it, on the day `on` of the court case.

    `rate` is that of late interest, `agreed` the penalty as it was agreed: a sum, a rate or a
    share, as `penalty_kind` says. `loss` in CNY and `lpr` are there where they were typed.
    """

    lender: str
    made: date
    on: date
    late: Late
    rate: Decimal
    penalty_kind: str
    agreed: Decimal
    fees: Decimal
    loss: Decimal | None
    lpr: Decimal | None
    faith: str
    guarantor: bool

    @property
    def charges(self) -> Charges:
        """Late interest, penalty and fees, in CNY and exact."""
        match self.penalty_kind:
            case "rate":
                penalty = self.late.at(self.agreed)
            case "share":
                penalty = self.late.share(self.agreed)
            case _:
                penalty = self.agreed
        return Charges(self.late.at(self.rate), penalty, self.fees)


def read_case(given: FormValues, tables: LawTables) -> PenaltyCase:
    """The case typed.

    Raises:
        Unfit: the case is older than the Civil Code or than its contract, or nothing is charged.
    """
    on, made, starts = given.day_or("on", tables.today), given.day("made"), tables.starts(CODE)
    if on < starts:
        raise Unfit("on", "problem-old", starts=starts)
    if made > on:
        raise Unfit("made", "problem-made", on=on)
    kind = given.text("penalty-kind")
    case = PenaltyCase(
        lender=given.text("lender"),
        made=made,
        on=on,
        late=Late(given.number("late"), int(given.number("days"))),
        rate=given.number_or("rate", 0),
        penalty_kind=kind,
        agreed=given.number(_AGREED[kind]) if kind in _AGREED else NOTHING,
        fees=given.number_or("fees", 0),
        loss=to_fen(given.number("loss")) if given.has("loss") else None,
        lpr=given.number_if("lpr"),
        faith=given.text("faith"),
        guarantor=given.text("who") == "guarantor",
    )
    if not case.charges.total:
        raise Unfit("penalty-kind", "problem-nothing")
    return case
