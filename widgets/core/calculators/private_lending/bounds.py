"""A private loan where an LPR is in doubt: what holds whatever it was."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product

from widgets.core.calculators.answer import Standing
from widgets.core.calculators.private_lending.law import Lean, LendingLaw
from widgets.core.calculators.private_lending.rates import PrivateLoan
from widgets.core.calculators.private_lending.working import LendingDoubt, Protected, protected


@dataclass(frozen=True, slots=True)
class Bounds:
    """A loan outcome at both ends of what every LPR it rests on may have been.

    A higher ceiling never protects less, and a claim that is an LPR itself grows with that one.
    So what holds at all four corners holds for every value between them.
    """

    corners: tuple[Protected, ...]

    @property
    def lowest(self) -> Protected:
        """The outcome where every LPR was the lowest that it may have been."""
        return self.corners[0]

    @property
    def highest(self) -> Protected:
        """The outcome where every LPR was the highest that it may have been."""
        return self.corners[-1]

    @property
    def agree(self) -> bool:
        """Whether all corners stand alike, and nothing else is in doubt at any of them."""
        alike = len({corner.standing for corner in self.corners}) == 1
        return alike and not any(corner.doubts for corner in self.corners)

    @property
    def exact(self) -> bool:
        """Whether the sums are the same whatever the LPR was."""
        ends = [
            (x.claimed, x.protected, x.owed, x.excess)
            for x in (self.lowest.sums, self.highest.sums)
        ]
        return ends[0] == ends[1]

    @property
    def shown(self) -> Protected:
        """The corner to show: where it cuts, the one that protects most; else the lowest."""
        return self.lowest if self.lowest.standing is Standing.PROTECTED else self.highest


def bounds(loan: PrivateLoan, law: LendingLaw) -> Bounds:
    """The loan at the ends of what its LPRs may have been, each on record or not.

    Raises:
        NotInForce: the record does not reach a day that counts.
    """
    leans = product(Lean, Lean)
    laws = (replace(law, lean=lean, lean_late=late) for lean, late in leans)
    return Bounds(tuple(protected(loan, each) for each in laws))


def settled(loan: PrivateLoan, law: LendingLaw) -> Protected:
    """What is protected, without the doubt of an LPR that no possible value of it would change.

    Raises:
        NotInForce, NotPublished: as `protected`.
    """
    found = protected(loan, law)
    if LendingDoubt.LPR not in found.doubts or not bounds(loan, law).agree:
        return found
    rest = tuple(each for each in found.doubts if each is not LendingDoubt.LPR)
    return replace(found, doubts=rest)
