"""Which norms on contacts hold for a lender on a day, as the register has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from widgets.core.calculators.contact_times.law import NORMS, Counts, LoanKind, Norm
from widgets.core.calculators.working import Measure
from widgets.core.errors import NotInForce, UnknownCitation
from widgets.core.law.provision import LenderType, Provision
from widgets.core.law.rule import Rule

NO_LENDERS = frozenset({LenderType.ANYONE, LenderType.POLICE, LenderType.COURT})


@dataclass(frozen=True, slots=True)
class Collector:
    """Who collects: the lender's type, whether an agency acts for it, and what was lent.

    An agency whose principal is not known is itself the lender type `agency`.
    """

    lender: LenderType
    agency: bool = False
    loan: LoanKind | None = None


@dataclass(frozen=True, slots=True)
class NormLimit:
    """One number that held: its rule, its value, its article and its first day."""

    rule: str
    value: Measure
    cite: str
    starts: date


@dataclass(frozen=True, slots=True)
class Held:
    """A norm that held for the collector on a day; `doubts` are why it may not bind them."""

    norm: Norm
    cite: str
    limits: tuple[NormLimit, ...] = ()
    doubts: tuple[str, ...] = ()
    decides: bool = True

    @property
    def turns_on(self) -> tuple[str, ...]:
        """Every fact it turns on that no log can tell."""
        return tuple(dict.fromkeys((*self.doubts, *self.norm.turns_on)))

    @property
    def settles(self) -> bool:
        """Whether a contact that meets it is beyond it, exceptions apart."""
        return self.norm.settles and not self.doubts


def held_on(
    on: date,
    collector: Collector,
    rules: Mapping[str, Rule],
    provisions: Mapping[str, Provision],
) -> Iterator[Held]:
    """The norms that hold for a collector on a day.

    Raises:
        UnknownCitation: an article that a norm rests on is not among the provisions.
    """
    for norm in NORMS:
        limits = _limits(norm, on, rules)
        cite = limits[0].cite if limits else norm.cite
        if not cite:
            continue
        if cite not in provisions:
            raise UnknownCitation(f"{cite!r} is not among the provisions given")
        provision = provisions[cite]
        doubts = _doubts(norm, provision, collector)
        if provision.in_force(on) and doubts is not None:
            decides = provision.confidence.carries_a_key and norm.counts is not Counts.MENTION
            yield Held(norm, cite, limits, doubts, decides)


def _limits(norm: Norm, on: date, rules: Mapping[str, Rule]) -> tuple[NormLimit, ...]:
    """A norm's numbers on a day; none before its first day and after its last."""
    limits = []
    for rule_id in norm.rules:
        try:
            version = rules[rule_id].at(on)
        except NotInForce:
            return ()
        if version.value is None or version.unit is None:
            raise ValueError(f"{rule_id} has no one value on {on}")
        value = Measure(version.value, version.unit)
        limits.append(NormLimit(rule_id, value, version.cite, version.starts))
    return tuple(limits)


def _doubts(norm: Norm, provision: Provision, collector: Collector) -> tuple[str, ...] | None:
    """Why a provision may not bind a collector; None where it does not.

    A bank is taken to be a member of its association; a consumer-finance company may be none.
    """
    if norm.loans and collector.loan is not None and collector.loan not in norm.loans:
        return None
    open_facts: tuple[str, ...] = ("loan-kind",) if norm.loans and collector.loan is None else ()
    if "member" in norm.turns_on and collector.lender is LenderType.CONSUMER_FINANCE:
        open_facts = (*open_facts, "member")
    if LenderType.ANYONE in provision.binds:
        return open_facts
    if collector.lender not in provision.binds:
        return None
    if collector.lender is LenderType.AGENCY:
        return (*open_facts, "for-whom")
    if collector.agency and LenderType.AGENCY not in provision.binds:
        return (*open_facts, "lender-answers")
    return open_facts
