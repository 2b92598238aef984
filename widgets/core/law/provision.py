"""What can be cited: instruments, and what their articles say in our own plain words."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from pydantic import Field, model_validator

from widgets.core.errors import Amiss, NotInForce
from widgets.core.record import Cite, Id, Record
from widgets.core.text import Text


class Binding(StrEnum):
    """How binding an instrument is, the most binding first."""

    STATUTE = "statute"
    ADMINISTRATIVE_REGULATION = "administrative-regulation"
    JUDICIAL_INTERPRETATION = "judicial-interpretation"
    LOCAL_REGULATION = "local-regulation"
    DEPARTMENT_RULE = "department-rule"
    JUDICIAL_DOCUMENT = "judicial-document"
    NORMATIVE_DOCUMENT = "normative-document"
    RECOMMENDED_STANDARD = "recommended-standard"
    SELF_DISCIPLINE = "self-discipline"
    DRAFT = "draft"

    @property
    def only_addresses(self) -> bool:
        """Whether it is addressed to somebody without binding them by law."""
        return self in {Binding.RECOMMENDED_STANDARD, Binding.SELF_DISCIPLINE, Binding.DRAFT}


class LenderType(StrEnum):
    """Whom a rule binds, and who lent or collects in a scenario."""

    BANK = "bank"
    CONSUMER_FINANCE = "consumer-finance"
    SMALL_LOAN = "small-loan"
    PRIVATE_LENDER = "private-lender"
    UNLICENSED = "unlicensed"
    ASSIGNEE = "assignee"
    AGENCY = "agency"
    ANYONE = "anyone"
    POLICE = "police"
    COURT = "court"


class Confidence(StrEnum):
    """How sure we are that an article says what its restatement says."""

    TEXT_CHECKED = "text-checked"
    CORROBORATED = "corroborated"
    SECONDARY_SOURCE = "secondary-source"
    UNVERIFIED = "unverified"

    @property
    def carries_a_key(self) -> bool:
        """Whether an answer key or a verdict may rest on it."""
        return self in (Confidence.TEXT_CHECKED, Confidence.CORROBORATED)


class Rung(StrEnum):
    """A rung of the ladder of responsibility."""

    CIVIL = "civil"
    ADMINISTRATIVE = "administrative"
    CRIMINAL = "criminal"


class Report(Record):
    """What reports alone say of an instrument, and from which day it is to hold, if they say so."""

    starts: date | None = Field(default=None, alias="from")
    says: Text


class Instrument(Record):
    """A statute, interpretation, rule or standard that can be cited; `short` is what labels say.

    `gap` says why the periods of this instrument and of the one it `replaced` do not meet.
    `read_to` is the day of the latest copy in which its text was read, and nothing is known of it
    after that day but what is `reported`. There is none where the text was not read.
    """

    id: Id
    short: Text
    title: Text
    number: Text
    issuer: Text
    binding: Binding
    starts: date = Field(alias="from")
    ends: date | None = Field(default=None, alias="until")
    replaced: Id | None = None
    gap: Text | None = None
    source: str
    read_to: date | None = None
    reported: tuple[Report, ...] = ()
    note: Text | None = None

    def at(self, on: date) -> Instrument:
        """The instrument itself, if it holds on a day.

        Raises:
            NotInForce: `on` is outside its days; says which they are.
        """
        if on < self.starts or (self.ends and on > self.ends):
            raise NotInForce(self.id, on, self.starts, self.ends)
        return self

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Instrument:
        if self.ends and self.ends < self.starts:
            raise Amiss((("until",), f"until {self.ends} is before from {self.starts}"))
        return self


class Provision(Record):
    """What one article says, restated by us, with its effective period.

    `article` is the address within its instrument: `50.1.5` is art. 50, para. 1, item 5, and
    `17-and-18` restates two articles together. `replaced` cites the earlier article whose place it
    took; `gap` says why their periods do not meet.
    """

    instrument: Id
    article: str = Field(pattern=r"^[a-z0-9.-]+$")
    label: Text
    says: Text
    starts: date = Field(alias="from")
    ends: date | None = Field(default=None, alias="until")
    binds: tuple[LenderType, ...] = Field(min_length=1)
    topics: tuple[Id, ...] = Field(min_length=1)
    rung: Rung | None = None
    confidence: Confidence
    sources: tuple[str, ...] = Field(min_length=1)
    checked: date
    replaced: Cite | None = None
    gap: Text | None = None
    note: Text | None = None

    @property
    def cite(self) -> str:
        """The address that content cites, such as `psapl-2025/50.1.5`."""
        return f"{self.instrument}/{self.article}"

    def in_force(self, on: date) -> bool:
        """Whether the article holds on a day."""
        return self.starts <= on and (self.ends is None or on <= self.ends)

    def at(self, on: date) -> Provision:
        """The provision itself, if it holds on a day.

        Raises:
            NotInForce: `on` is outside the effective period.
        """
        if not self.in_force(on):
            raise NotInForce(self.cite, on, self.starts, self.ends)
        return self

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Provision:
        if self.ends and self.ends < self.starts:
            raise Amiss((("until",), f"until {self.ends} is before from {self.starts}"))
        return self

    @model_validator(mode="after")
    def _as_sure_as_its_sources(self) -> Provision:
        if self.confidence is Confidence.CORROBORATED and len(self.sources) < 2:
            what = "corroborated needs two or more independent sources"
            raise Amiss((("sources",), what))
        if self.confidence is Confidence.UNVERIFIED:
            what = "unverified: a provision that nobody has read is not shipped"
            raise Amiss((("confidence",), what))
        return self
