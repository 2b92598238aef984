"""What the register sets for contacts: which norm, what it counts, and whom it binds on a day.

Whom an article binds, from which day, and how sure we are of it stand in the register itself and
nowhere else. Numbers are rules; a norm without rules sets no number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Counts(StrEnum):
    """What a norm looks at."""

    HOURS = "hours"
    NOTICE_CALLS = "notice-calls"
    TWO_WAY_CALLS = "two-way-calls"
    UNANSWERED = "unanswered"
    THIRD = "third"
    REFUSED = "refused"
    REPEATED = "repeated"
    MENTION = "mention"


class LoanKind(StrEnum):
    """What was lent, as far as the instruments tell loans apart."""

    ONLINE_CONSUMER = "online-consumer"
    CREDIT_CARD = "credit-card"
    OTHER_CONSUMER = "other-consumer"
    OTHER = "other"


_ONLINE = frozenset({LoanKind.ONLINE_CONSUMER})
_CARD = frozenset({LoanKind.CREDIT_CARD})
_CONSUMER = frozenset(LoanKind) - {LoanKind.OTHER}


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm: its article, or the rules that carry its numbers, and what it turns on.

    `loans` are the kinds it is for, all where empty. `turns_on` are keys of facts that the log
    cannot tell; `settles` says whether a contact that meets it is beyond it, those facts apart.
    """

    key: str
    counts: Counts
    cite: str = ""
    rules: tuple[str, ...] = ()
    loans: frozenset[LoanKind] = frozenset()
    turns_on: tuple[str, ...] = ()
    settles: bool = False
    third_only: bool = False
    messages_only: bool = False


NORMS: tuple[Norm, ...] = (
    Norm(
        "hours-standard",
        Counts.HOURS,
        rules=("contact-latest-hour-standard", "contact-earliest-hour-standard"),
        loans=_ONLINE,
        turns_on=("agreed-otherwise",),
        settles=True,
    ),
    Norm(
        "hours-bankers",
        Counts.HOURS,
        rules=("contact-latest-hour-bankers", "contact-earliest-hour-bankers"),
        loans=_CONSUMER,
        turns_on=("consented", "member"),
        settles=True,
    ),
    Norm(
        "notice-calls-standard",
        Counts.NOTICE_CALLS,
        rules=("notice-calls-a-day-standard",),
        loans=_ONLINE,
        turns_on=("agreed-otherwise",),
        settles=True,
    ),
    Norm(
        "two-way-calls-standard",
        Counts.TWO_WAY_CALLS,
        rules=("two-way-calls-a-day-standard",),
        loans=_ONLINE,
        turns_on=("effective-call", "counted-together"),
    ),
    Norm(
        "unanswered-bankers",
        Counts.UNANSWERED,
        rules=("unanswered-attempts-a-day-bankers",),
        loans=_CONSUMER,
        turns_on=("agreed-otherwise", "member"),
        settles=True,
    ),
    Norm(
        "third-standard",
        Counts.THIRD,
        "gbt-45251-2025/5.3-debtor-only",
        loans=_ONLINE,
        turns_on=("asked-to-pay", "who-they-are"),
    ),
    Norm(
        "third-bankers",
        Counts.THIRD,
        "cba-2026/third-parties",
        loans=_CONSUMER,
        turns_on=("asked-to-pay", "who-they-are", "member"),
    ),
    Norm(
        "third-consumer-finance",
        Counts.THIRD,
        "cfc-2024/collection",
        turns_on=("asked-to-pay", "who-they-are"),
    ),
    Norm(
        "third-small-loan",
        Counts.THIRD,
        "small-loan-2024/37.5",
        turns_on=("asked-to-pay", "who-they-are"),
    ),
    Norm(
        "third-card",
        Counts.THIRD,
        "card-2011/68",
        loans=_CARD,
        turns_on=("asked-to-pay", "who-they-are"),
    ),
    Norm(
        "third-convention",
        Counts.THIRD,
        "nifa-2018/14",
        turns_on=("joined", "could-not-be-reached", "agreed-contact"),
    ),
    Norm("third-private", Counts.THIRD, "civil-code/1033.5", turns_on=("what-was-said",)),
    Norm(
        "refused-standard",
        Counts.REFUSED,
        "gbt-45251-2025/5.3-contact-refusal",
        loans=_ONLINE,
        turns_on=("who-they-are",),
        settles=True,
        third_only=True,
    ),
    Norm(
        "refused-bankers",
        Counts.REFUSED,
        "cba-2026/third-parties",
        loans=_CONSUMER,
        turns_on=("who-they-are", "member"),
        third_only=True,
    ),
    Norm("refused-peace", Counts.REFUSED, "civil-code/1033.1", turns_on=("daily-life",)),
    Norm(
        "repeated-small-loan",
        Counts.REPEATED,
        "small-loan-2024/37.2",
        turns_on=("how-often", "what-was-said"),
    ),
    Norm(
        "repeated-consumer-finance",
        Counts.REPEATED,
        "cfc-2024/collection",
        turns_on=("how-often", "what-was-said"),
    ),
    Norm(
        "repeated-peace",
        Counts.REPEATED,
        "civil-code/1033.1",
        turns_on=("how-often", "what-was-said", "daily-life"),
    ),
    Norm(
        "repeated-police",
        Counts.REPEATED,
        "psapl-2025/50.1.5",
        turns_on=("how-often", "what-was-said", "daily-life"),
    ),
    Norm(
        "repeated-police-before",
        Counts.REPEATED,
        "psapl-2012/42.1.5",
        turns_on=("how-often", "what-was-said", "daily-life"),
        messages_only=True,
    ),
    Norm("suitable-times", Counts.MENTION, "nifa-2018/17"),
    Norm("hours-of-rest", Counts.MENTION, "call-centres-2020/call-centre"),
    Norm("guide-of-2024", Counts.MENTION, "nifa-2024/guide-replaced"),
    Norm("when-contacts", Counts.MENTION, "gbt-45251-2025/5.3-contacts-when", loans=_ONLINE),
    Norm("lost-contact", Counts.MENTION, "cba-2026/lost-contact-triggers", loans=_CONSUMER),
)

RULES = tuple(dict.fromkeys(rule for norm in NORMS for rule in norm.rules))
CITES = tuple(dict.fromkeys(norm.cite for norm in NORMS if norm.cite))
