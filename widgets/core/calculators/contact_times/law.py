"""Which norms on contacts hold for a collector on a day, as the register has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from widgets.core.calculators.working import Measure
from widgets.core.errors import NotInForce
from widgets.core.law.contact_norms import ContactNorm, Counts, LoanKind
from widgets.core.law.provision import LenderType, Provision
from widgets.core.law.tables import LawTables

HOUR_FIELDS = ("latest", "earliest")
AGREED_OTHERWISE, CONSENTED, MEMBER = "agreed-otherwise", "consented", "member"


class Consent(StrEnum):
    """What was agreed, as the borrower tells it."""

    UNKNOWN = "unknown"
    NONE = "none"
    CONSENTED = "consented"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class Collector:
    """Who collects: the lender's type, whether an agency acts for it, what was lent and agreed.

    An agency whose principal is not known is itself the lender type `agency`. `hours` are the
    agreed ones, by `HOUR_FIELDS`; one that was not agreed is left out.
    """

    lender: LenderType
    agency: bool = False
    loan: LoanKind | None = None
    consent: Consent = Consent.UNKNOWN
    hours: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Limit:
    """One number that held and its article; `key` is its rule, or `agreed-…` for an agreed hour."""

    key: str
    measure: Measure
    cite: str


@dataclass(frozen=True, slots=True)
class Held:
    """A norm that held for the collector on a day; `doubts` are why it may not bind them."""

    norm: ContactNorm
    cite: str
    limits: tuple[Limit, ...]
    doubts: tuple[str, ...]
    decides: bool

    @property
    def turns_on(self) -> tuple[str, ...]:
        """Every fact it turns on that no log can tell."""
        return tuple(dict.fromkeys((*self.doubts, *self.norm.turns_on)))

    @property
    def settles(self) -> bool:
        """Whether a contact that meets it is beyond it, exceptions apart."""
        return self.norm.settles and not self.doubts


def held_on(on: date, collector: Collector, tables: LawTables) -> Iterator[Held]:
    """The norms that hold for a collector on a day.

    Raises:
        UnknownCitation: an article that a norm rests on is not in the register.
    """
    for norm in tables.contact_norms:
        limits = limits_on(on, norm, collector, tables)
        cite = limits[0].cite if limits else norm.cite
        if cite is None:
            continue
        provision = tables.provision(cite)
        doubts = _doubts(norm, provision, collector)
        if provision.in_force(on) and doubts is not None:
            decides = provision.confidence.carries_a_key and norm.counts is not Counts.MENTION
            yield Held(norm, cite, limits, doubts, decides)


def limits_on(
    on: date, norm: ContactNorm, collector: Collector, tables: LawTables
) -> tuple[Limit, ...]:
    """A norm's numbers on a day; none before its first day and after its last.

    Where a norm on hours gives way to an agreement, agreed hours stand in place of its own.
    """
    try:
        limits = [
            Limit(name, tables.measure(name, on), tables.version(name, on).cite)
            for name in norm.rules
        ]
    except NotInForce:
        return ()
    if norm.counts is Counts.HOURS and AGREED_OTHERWISE in norm.turns_on:
        for place, name in enumerate(HOUR_FIELDS):
            if (hour := collector.hours.get(name)) is not None:
                unit, cite = limits[place].measure.unit, limits[place].cite
                limits[place] = Limit(f"agreed-{name}", Measure(hour, unit), cite)
    return tuple(limits)


def _doubts(
    norm: ContactNorm, provision: Provision, collector: Collector
) -> tuple[str, ...] | None:
    """Why a provision may not bind a collector; None where it does not.

    A bank is taken to be a member of its association; a consumer-finance company may be none.
    """
    lender, loan = collector.lender, collector.loan
    if norm.loans and loan and loan not in norm.loans:
        return None
    doubts = ["loan-kind"] if norm.loans and loan is None else []
    if MEMBER in norm.turns_on and lender is LenderType.CONSUMER_FINANCE:
        doubts.append(MEMBER)
    if LenderType.ANYONE not in provision.binds:
        if lender not in provision.binds:
            return None
        if lender is LenderType.AGENCY:
            doubts.append("for-whom")
        elif collector.agency and LenderType.AGENCY not in provision.binds:
            doubts.append("lender-answers")
    return tuple(doubts)
