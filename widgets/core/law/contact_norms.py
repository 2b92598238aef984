"""The norms on contacting a debtor: what each counts, for which loans, and what it turns on."""

from __future__ import annotations

from enum import StrEnum

from pydantic import model_validator

from widgets.core.record import Cite, Id, Record


class Counts(StrEnum):
    """What a norm looks at; what is only mentioned decides nothing."""

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


class ContactNorm(Record):
    """One norm: its article, or the rules that carry its numbers with the article of each version.

    Whom the article binds, from which day, and how sure we are of it stand in the register. The
    rules of `hours` are the latest hour and the earliest; other norms have one rule, or none.
    `loans` are the kinds it is for, all where empty; `scope` is the article that says for whom and
    for which loans its text is. `turns_on` are facts that no log can tell; `settles` says whether a
    contact that meets the norm is beyond it, those facts apart.
    """

    id: Id
    counts: Counts
    cite: Cite | None = None
    rules: tuple[Id, ...] = ()
    scope: Cite | None = None
    loans: tuple[LoanKind, ...] = ()
    turns_on: tuple[Id, ...] = ()
    settles: bool = False
    third_only: bool = False
    messages_only: bool = False

    @model_validator(mode="after")
    def _article_or_rules(self) -> ContactNorm:
        if (self.cite is None) == (not self.rules):
            raise ValueError(
                "a norm has its article in 'cite', or 'rules' with numbers: one of them"
            )
        if self.rules and len(self.rules) != (2 if self.counts is Counts.HOURS else 1):
            raise ValueError("hours have two rules, the latest hour first; a number a day has one")
        return self
