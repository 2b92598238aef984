"""The law explorer: what someone asks of the register, and what each act makes of the inquiry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from widgets.core.acts import named_words
from widgets.core.errors import Unreadable
from widgets.core.law.finding import find
from widgets.core.law.provision import Instrument, LenderType, Provision
from widgets.core.law.reference import GlossaryTerm, Ladder, Synonym
from widgets.core.law.register import select
from widgets.core.reading.reading import read_day
from widgets.core.screen.inquiry_acts import (
    ClimbLadder,
    CloseArticle,
    CompareDays,
    FindArticles,
    InquiryAct,
    OpenArticle,
    ShowMore,
)
from widgets.core.text import Text

PAGE = 20
_LENDERS = 2


class Tab(StrEnum):
    """What the explorer answers: what applies, what changed, what an act costs, how fresh it is."""

    FIND = "find"
    CHANGES = "changes"
    LADDER = "ladder"
    FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class Law:
    """The register as the explorer needs it."""

    provisions: tuple[Provision, ...]
    instruments: Mapping[str, Instrument]
    ladders: tuple[Ladder, ...]
    texts: Mapping[str, Text]
    synonyms: tuple[Synonym, ...] = ()
    glossary: tuple[GlossaryTerm, ...] = ()

    def cited(self, cite: str) -> Provision | None:
        """What a citation resolves to, if it does."""
        return next((p for p in self.provisions if p.cite == cite), None)

    @property
    def topics(self) -> tuple[str, ...]:
        """Every topic of the register."""
        return tuple(sorted({topic for p in self.provisions for topic in p.topics}))


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked: the law of a `day`; what changed after `since` and by `until`.

    Until others are asked for, those two are the days at the turn of the day's year.
    """

    day: date
    tab: Tab = Tab.FIND
    lenders: tuple[LenderType, ...] = ()
    topic: str = ""
    sought: str = ""
    cite: str = ""
    since: date | None = None
    until: date | None = None
    ladder: str = ""
    shown: int = PAGE
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)

    @property
    def span(self) -> tuple[date, date]:
        """The two days between which changes are shown."""
        turn = date(self.day.year, 1, 1)
        before = turn - timedelta(1) if turn > date.min else turn
        return self.since or before, self.until or turn


def found(law: Law, inquiry: Inquiry) -> tuple[Provision, ...]:
    """What applies on the day, to whom, on the topic, and answers the words sought."""
    held = select(
        law.provisions, on=inquiry.day, lenders=inquiry.lenders, topic=inquiry.topic or None
    )
    if not inquiry.sought.strip():
        return held
    return find(held, law.instruments, law.synonyms, inquiry.sought)


def asked(law: Law, inquiry: Inquiry, act: InquiryAct) -> Inquiry:
    """The inquiry after one act; what the explorer does not have changes nothing."""
    plain = replace(inquiry, typed={}, problems={})
    match act:
        case FindArticles():
            return _find(law, plain, {**_now(plain), **named_words(act.response)})
        case CompareDays():
            return _compare(plain, named_words(act.response))
        case OpenArticle():
            return replace(plain, cite=act.cite)
        case CloseArticle():
            return replace(plain, cite="", shown=PAGE)
        case ClimbLadder():
            return _climb(law, plain, named_words(act.response).get("ladder") or act.of)
        case ShowMore():
            return replace(plain, shown=inquiry.shown + PAGE)


def _climb(law: Law, inquiry: Inquiry, ladder_id: str) -> Inquiry:
    known = any(ladder.id == ladder_id for ladder in law.ladders)
    return replace(inquiry, ladder=ladder_id) if known else inquiry


def arrived(law: Law, inquiry: Inquiry, query: Mapping[str, str]) -> Inquiry:
    """The inquiry that an address asks for: `?cite=`, `?q=`, `?on=`, `?act=`."""
    if query.get("on"):
        inquiry = _find(law, inquiry, {**_now(inquiry), "day": query["on"]})
    if query.get("q"):
        inquiry = replace(inquiry, sought=query["q"])
    if query.get("act"):
        inquiry = _climb(law, inquiry, query["act"])
    return replace(inquiry, cite=query.get("cite", ""))


def _find(law: Law, inquiry: Inquiry, response: Mapping[str, str]) -> Inquiry:
    who = [w for w in (response.get("lender"), response.get("collector")) if w in list(LenderType)]
    topic = response.get("topic", "")
    narrowed = replace(
        inquiry,
        lenders=tuple(LenderType(w) for w in dict.fromkeys(who) if w),
        topic=topic if topic in law.topics else "",
        sought=response.get("sought", ""),
        cite="",
        shown=PAGE,
    )
    return _dated(narrowed, {"day": response.get("day", "")})


def _compare(inquiry: Inquiry, response: Mapping[str, str]) -> Inquiry:
    days = {name: response.get(name, "") for name in ("since", "until")}
    compared = replace(_dated(inquiry, days), shown=PAGE)
    since, until = compared.span
    if not compared.problems and until <= since:
        return replace(inquiry, typed=days, problems={"until": "day-order"})
    return compared


def _dated(inquiry: Inquiry, typed: Mapping[str, str]) -> Inquiry:
    """The inquiry with the days that could be read; what could not is asked again."""
    read: dict[str, date] = {}
    problems: dict[str, str] = {}
    for name, text in typed.items():
        try:
            read[name] = read_day(text)
        except Unreadable:
            problems[name] = "unreadable"
    if problems:
        return replace(inquiry, typed=typed, problems=problems)
    return replace(inquiry, **read)  # type: ignore[arg-type]


def _now(inquiry: Inquiry) -> dict[str, str]:
    lender, collector = (*inquiry.lenders, "", "")[:_LENDERS]
    return {
        "lender": lender,
        "collector": collector,
        "topic": inquiry.topic,
        "sought": inquiry.sought,
        "day": inquiry.day.isoformat(),
    }
