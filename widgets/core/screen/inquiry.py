"""The law explorer: what someone asks of the register, and what each act makes of the inquiry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from widgets.core.errors import Unreadable
from widgets.core.law.finding import find
from widgets.core.law.provision import Instrument, LenderType, Provision
from widgets.core.law.reference import GlossaryTerm, Ladder, Synonym
from widgets.core.law.register import select
from widgets.core.reading.reading import read_day
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
    """What is asked: the law of a `day`; what changed after `since` and by `until`."""

    day: date
    tab: Tab = Tab.FIND
    lenders: tuple[LenderType, ...] = ()
    topic: str = ""
    sought: str = ""
    cite: str = ""
    since: date = date(2025, 12, 31)
    until: date = date(2026, 1, 1)
    ladder: str = ""
    shown: int = PAGE
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)


def found(law: Law, inquiry: Inquiry) -> tuple[Provision, ...]:
    """What applies on the day, to whom, on the topic, and answers the words sought."""
    held = select(
        law.provisions, on=inquiry.day, lenders=inquiry.lenders, topic=inquiry.topic or None
    )
    if not inquiry.sought.strip():
        return held
    return find(held, law.instruments, law.synonyms, inquiry.sought)


def asked(law: Law, inquiry: Inquiry, act: Mapping[str, Any]) -> Inquiry:
    """The inquiry after one act; an act that the explorer does not offer changes nothing.

    Acts: `find` and `compare` with the response of their form, `open` an article and `close` it,
    `ladder`, `more`. What the response of `find` leaves out stays as it was asked.
    """
    plain = replace(inquiry, typed={}, problems={})
    response = _words(act.get("response"))
    match act.get("act"):
        case "find":
            return _find(law, plain, {**_now(plain), **response})
        case "compare":
            return _compare(plain, response)
        case "open" if isinstance(act.get("cite"), str):
            return replace(plain, cite=act["cite"])
        case "close":
            return replace(plain, cite="", shown=PAGE)
        case "ladder":
            of = response.get("ladder") or str(act.get("of", ""))
            known = {ladder.id for ladder in law.ladders}
            plain = replace(plain, ladder=of) if of in known else plain
        case "more":
            plain = replace(plain, shown=inquiry.shown + PAGE)
    return plain


def arrived(law: Law, inquiry: Inquiry, query: Mapping[str, str]) -> Inquiry:
    """The inquiry that an address asks for: `?cite=`, `?q=`, `?on=`, `?act=`."""
    if query.get("on"):
        inquiry = _find(law, inquiry, {**_now(inquiry), "day": query["on"]})
    if query.get("q"):
        inquiry = replace(inquiry, sought=query["q"])
    if query.get("act"):
        inquiry = asked(law, inquiry, {"act": "ladder", "of": query["act"]})
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
    if not compared.problems and compared.until <= compared.since:
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


def _words(response: object) -> dict[str, str]:
    """A form's response, `name=value` each, as a mapping."""
    if not isinstance(response, list) or not all(isinstance(word, str) for word in response):
        return {}
    return dict(word.partition("=")[::2] for word in response)
