"""What can happen to a claim: events that interrupt limitation, obstacles that suspend it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EventKind(StrEnum):
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
    {
        EventKind.DEMAND,
        EventKind.CALL,
        EventKind.DEDUCTION,
        EventKind.NOTICE,
        EventKind.ASSIGNMENT,
        EventKind.SIGNED,
    }
)
"""The creditor's own acts; whether they arrived must be proved by the creditor."""

AGREEING = frozenset(
    {
        EventKind.PROMISE,
        EventKind.PLAN,
        EventKind.EXTENSION,
        EventKind.SECURITY,
        EventKind.AGREEMENT,
    }
)
"""The debtor agrees to pay: this restarts the period, and gives the plea up once it has ended."""

DATED = frozenset({EventKind.PLAN, EventKind.EXTENSION, EventKind.AGREEMENT})
"""They may set a new last day for paying; the period then runs from that day."""

PROCEEDINGS = frozenset(
    {
        EventKind.SUIT,
        EventKind.ARBITRATION,
        EventKind.PAYMENT_ORDER,
        EventKind.PRESERVATION,
        EventKind.ENFORCEMENT,
        EventKind.BANKRUPTCY,
        EventKind.MEDIATION,
        EventKind.POLICE,
        EventKind.SUBROGATION,
        EventKind.WITHDRAWN,
    }
)
"""They last: the period begins afresh when they end."""

CITES = {
    EventKind.DEMAND: "limitation-2020/8",
    EventKind.CALL: "limitation-2020/8",
    EventKind.DEDUCTION: "limitation-2020/8",
    EventKind.NOTICE: "limitation-2020/8",
    EventKind.SIGNED: "limitation-2020/8",
    EventKind.ASSIGNMENT: "limitation-2020/17",
    EventKind.PAYMENT: "limitation-2020/14",
    EventKind.PROMISE: "civil-code/195",
    EventKind.PLAN: "limitation-2020/14",
    EventKind.EXTENSION: "limitation-2020/14",
    EventKind.SECURITY: "limitation-2020/14",
    EventKind.AGREEMENT: "civil-code/195",
    EventKind.SUIT: "limitation-2020/10",
    EventKind.ARBITRATION: "civil-code/195",
    EventKind.PAYMENT_ORDER: "limitation-2020/11",
    EventKind.PRESERVATION: "limitation-2020/11",
    EventKind.ENFORCEMENT: "limitation-2020/11",
    EventKind.BANKRUPTCY: "limitation-2020/11",
    EventKind.MEDIATION: "limitation-2020/12",
    EventKind.POLICE: "limitation-2020/13",
    EventKind.SUBROGATION: "limitation-2020/16",
    EventKind.WITHDRAWN: "civil-code/195",
    EventKind.JUDGMENT: "cpl-2023/250",
}
"""The article under which each kind interrupts, while the period still runs."""


@dataclass(frozen=True, slots=True)
class ClaimEvent:
    """Something that happened on a day.

    `ends` is the day that proceedings ended, or the last day for paying that was newly agreed.
    """

    day: date
    kind: EventKind
    ends: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What kept the creditor from claiming, from its first day to its last."""

    first: date
    last: date
    kind: Barrier
