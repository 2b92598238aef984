"""Late charges together: what they come to, as a yearly rate, and against a loss."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.working import DAYS_IN_YEAR, NOTHING, to_fen


class LossStanding(StrEnum):
    """How late charges stand to the loss that they make good."""

    UNKNOWN = "unknown"
    COVERED = "covered"
    NEAR = "near"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class Late:
    """A sum in CNY that is paid late, and by how many days."""

    amount: Decimal
    days: int

    def __post_init__(self) -> None:
        if self.amount <= 0 or self.days <= 0:
            raise ValueError(f"{self.amount} for {self.days} days: both must be above 0")

    def at(self, rate: Decimal) -> Decimal:
        """What a simple yearly rate in percent comes to, in CNY, exact."""
        return self.amount * rate / 100 * self.days / DAYS_IN_YEAR

    def share(self, percent: Decimal) -> Decimal:
        """A share in percent of the sum, in CNY, whatever the days; exact."""
        return self.amount * percent / 100

    def rate_of(self, charge: Decimal) -> Decimal:
        """A charge in CNY as a simple yearly rate in percent, exact."""
        return charge / self.amount * DAYS_IN_YEAR / self.days * 100


@dataclass(frozen=True, slots=True)
class Charges:
    """What is charged for paying late, in CNY and exact: interest, penalty and fees."""

    interest: Decimal = NOTHING
    penalty: Decimal = NOTHING
    fees: Decimal = NOTHING

    @property
    def total(self) -> Decimal:
        """All of it together, in CNY, rounded half up to the fen."""
        return to_fen(self.interest + self.penalty + self.fees)

    def above(self, line: Decimal) -> Decimal:
        """By how much all of it together exceeds a line, in CNY; 0 where it does not."""
        return max(self.total - to_fen(line), NOTHING)


def loss_line(loss: Decimal, share: Decimal) -> Decimal:
    """Above which sum in CNY a penalty is generally excessive: the loss and a percentage of it.

    Raises:
        ValueError: the loss is negative.

    Source:
        Contract interpretation, art. 65 (contract-general-2023/65). It is measured by the loss,
        not by the principal.
    """
    if loss < 0:
        raise ValueError(f"the loss is {loss}: it cannot be below 0")
    return to_fen(loss * (1 + share / 100))


def loss_standing(charges: Charges, loss: Decimal | None, share: Decimal) -> LossStanding:
    """How late charges stand to a loss in CNY, if it is known, and to a percentage of it more.

    All of them are measured, since what is called a fee may be a penalty.

    Source:
        Civil Code, art. 585 (civil-code/585); Contract interpretation, art. 65
        (contract-general-2023/65).
    """
    if loss is None:
        return LossStanding.UNKNOWN
    if charges.total <= loss:
        return LossStanding.COVERED
    return LossStanding.NEAR if charges.total <= loss_line(loss, share) else LossStanding.ABOVE
