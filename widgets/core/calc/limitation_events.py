"""What can happen to a claim: events that interrupt limitation, obstacles that suspend it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What happened, as far as limitation tells it apart."""

    DEMAND = "demand"
    CALL = "call"
    DEDUCTION = "deduction"
    NOTICE = "notice"
    ASSIGNMENT = "assignment"
    SIGNED = "signed"
    PAYMENT = "payment"
    PROMISE = "promise"
    PLAN = "plan"
    EXTENSION = "extension"
    SECURITY = "security"
    AGREEMENT = "agreement"
    SUIT = "suit"
    ARBITRATION = "arbitration"
    PAYMENT_ORDER = "payment-order"
    PRESERVATION = "preservation"
    ENFORCEMENT = "enforcement"
    BANKRUPTCY = "bankruptcy"
    MEDIATION = "mediation"
    POLICE = "police"
    SUBROGATION = "subrogation"
    WITHDRAWN = "withdrawn"
    JUDGMENT = "judgment"


class Barrier(StrEnum):
    """What kept the creditor from claiming."""

    FORCE_MAJEURE = "force-majeure"
    NO_REPRESENTATIVE = "no-representative"
    NO_HEIR = "no-heir"
    CONTROLLED = "controlled"
    OTHER = "other"


BY_CREDITOR = frozenset(
    {Kind.DEMAND, Kind.CALL, Kind.DEDUCTION, Kind.NOTICE, Kind.ASSIGNMENT, Kind.SIGNED}
)
"""The creditor's own acts; whether they arrived must be proved by the creditor."""

AGREEING = frozenset({Kind.PROMISE, Kind.PLAN, Kind.EXTENSION, Kind.SECURITY, Kind.AGREEMENT})
"""The debtor agrees to pay: this restarts the period, and gives the plea up once it has ended."""

DATED = frozenset({Kind.PLAN, Kind.EXTENSION, Kind.AGREEMENT})
"""They may set a new last day for paying; the period then runs from that day."""

PROCEEDINGS = frozenset(
    {
        Kind.SUIT,
        Kind.ARBITRATION,
        Kind.PAYMENT_ORDER,
        Kind.PRESERVATION,
        Kind.ENFORCEMENT,
        Kind.BANKRUPTCY,
        Kind.MEDIATION,
        Kind.POLICE,
        Kind.SUBROGATION,
        Kind.WITHDRAWN,
    }
)
"""They last: the period begins afresh when they end."""

CITES = {
    Kind.DEMAND: "limitation-2020/8",
    Kind.CALL: "limitation-2020/8",
    Kind.DEDUCTION: "limitation-2020/8",
    Kind.NOTICE: "limitation-2020/8",
    Kind.SIGNED: "limitation-2020/8",
    Kind.ASSIGNMENT: "limitation-2020/17",
    Kind.PAYMENT: "limitation-2020/14",
    Kind.PROMISE: "civil-code/195",
    Kind.PLAN: "limitation-2020/14",
    Kind.EXTENSION: "limitation-2020/14",
    Kind.SECURITY: "limitation-2020/14",
    Kind.AGREEMENT: "civil-code/195",
    Kind.SUIT: "limitation-2020/10",
    Kind.ARBITRATION: "civil-code/195",
    Kind.PAYMENT_ORDER: "limitation-2020/11",
    Kind.PRESERVATION: "limitation-2020/11",
    Kind.ENFORCEMENT: "limitation-2020/11",
    Kind.BANKRUPTCY: "limitation-2020/11",
    Kind.MEDIATION: "limitation-2020/12",
    Kind.POLICE: "limitation-2020/13",
    Kind.SUBROGATION: "limitation-2020/16",
    Kind.WITHDRAWN: "civil-code/195",
    Kind.JUDGMENT: "cpl-2023/250",
}
"""The article under which each kind interrupts, while the period still runs."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a day.

    `ends` is the day that proceedings ended, or the last day for paying that was newly agreed.
    """

    day: date
    kind: Kind
    ends: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What kept the creditor from claiming, from its first day to its last."""

    first: date
    last: date
    kind: Barrier
