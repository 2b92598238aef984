"""What the borrower tells beside the log: who collects, what lines were, what was agreed."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from widgets.core.calculators.contact_times.binding import Collector
from widgets.core.calculators.contact_times.day import Flag, NormFinding
from widgets.core.calculators.contact_times.law import Counts, LoanKind
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.contact_log.entry import Contact, Log, Purpose
from widgets.core.law.provision import LenderType
from widgets.core.law.rule import Rule

LATEST, EARLIEST = "contact-latest-hour-standard", "contact-earliest-hour-standard"
HOURS: Mapping[str, str] = {LATEST: "latest", EARLIEST: "earliest"}
MOST_SHOWN, MOST_NAMED = 3, 100
_AGREED, _CONSENTED = "agreed-otherwise", "consented"
EXCEPTIONS = frozenset({_AGREED, _CONSENTED})
_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–—~～到至]\s*(\d{1,6}))?")
_BETWEEN = re.compile(r"[\s,，;；、#]+")
_MARKS: Mapping[str, Purpose] = {"notices": Purpose.NOTICE, "talks": Purpose.TWO_WAY}


def collector(given: FormValues) -> Collector:
    """Who collects, for whom, and what was lent."""
    loan = given.text("loan")
    return Collector(
        lender=LenderType(given.text("lender")),
        agency=given.text("who") == "agency",
        loan=None if loan == "unknown" else LoanKind(loan),
    )


def marked(log: Log, given: FormValues) -> Log:
    """The log with what was told of its lines: notices, talks, and what came after a refusal.

    Raises:
        Unfit: lines are named that are no numbers, that the log does not have, or twice.
    """
    purposes: dict[int, Purpose] = {}
    for name, purpose in _MARKS.items():
        lines = _lines(log, name, given.text(name))
        if twice := sorted(lines & purposes.keys()):
            raise Unfit(name, "problem-line-twice", lines=_shown(twice))
        purposes |= dict.fromkeys(lines, purpose)
    refused = given.day("refused") if given.has("refused") else date.max
    return replace(log, contacts=tuple(_marked(each, purposes, refused) for each in log.contacts))


def has_hours(given: FormValues) -> bool:
    """Whether hours were agreed and typed."""
    agreed = given.text("consent") == "agreed"
    return agreed and any(given.has(name) for name in HOURS.values())


def agreed_rules(given: FormValues, rules: Mapping[str, Rule], on: date) -> Mapping[str, Rule]:
    """The rules, with agreed hours in place of those that the standard sets for want of any.

    Raises:
        Unfit: the latest hour is not after the earliest.
    """
    if not has_hours(given):
        return rules
    hours = {name: given.number_or(field, _hour(rules[name], on)) for name, field in HOURS.items()}
    if hours[EARLIEST] >= hours[LATEST]:
        field = next(field for field in HOURS.values() if given.has(field))
        raise Unfit(field, "problem-hours")
    return {**rules, **{name: _with(rules[name], hour) for name, hour in hours.items()}}


def settled(flag: Flag, given: FormValues) -> Flag:
    """A flag in the light of what was agreed: an exception ruled out, or one that may hold."""
    open_facts = EXCEPTIONS & set(flag.turns_on)
    told = given.text("consent")
    if not open_facts or told == "unknown":
        return flag
    if told == "none":
        return _without(flag, open_facts)
    if flag.counts is not Counts.HOURS:
        return replace(flag, finding=NormFinding.DEPENDS) if told == "agreed" else flag
    if has_hours(given) and _AGREED in open_facts:
        return _without(flag, {_AGREED})
    return replace(flag, finding=NormFinding.DEPENDS)


def _without(flag: Flag, facts: Collection[str]) -> Flag:
    return replace(flag, turns_on=tuple(fact for fact in flag.turns_on if fact not in facts))


def _marked(contact: Contact, purposes: Mapping[int, Purpose], refused: date) -> Contact:
    """A contact with its marks; the borrower's own refusal says nothing of other persons."""
    after = contact.when.date() > refused and not contact.to_third
    return replace(
        contact,
        purpose=purposes.get(contact.line, contact.purpose),
        after_refusal=contact.after_refusal or after,
    )


def _lines(log: Log, field: str, typed: str) -> set[int]:
    """The lines named, each as the one into which it was merged."""
    parts = [part for part in _BETWEEN.split(typed) if part]
    if len(parts) > MOST_NAMED:
        raise Unfit(field, "problem-lines", typed=typed[:40])
    ranges = [_range(field, part) for part in parts]
    merged = {each.line: each.of for each in log.duplicates}
    known = {each.line for each in log.contacts} | merged.keys()
    strange = [each for each in ranges if not any(line in each for line in known)]
    if strange:
        raise Unfit(field, "problem-no-such-line", lines=_shown([each[0] for each in strange]))
    return {merged.get(line, line) for line in known if any(line in each for each in ranges)}


def _range(field: str, part: str) -> range:
    found = _RANGE.fullmatch(part)
    if found is None:
        raise Unfit(field, "problem-lines", typed=part[:40])
    first, last = int(found[1]), int(found[2] or found[1])
    return range(min(first, last), max(first, last) + 1)


def _shown(lines: list[int]) -> str:
    told = ", ".join(str(line) for line in lines[:MOST_SHOWN])
    return told + ("…" if len(lines) > MOST_SHOWN else "")


def _hour(rule: Rule, on: date) -> Decimal:
    return rule.at(on).value or Decimal(0)


def _with(rule: Rule, hour: Decimal) -> Rule:
    versions = tuple(each.model_copy(update={"value": hour}) for each in rule.versions)
    return rule.model_copy(update={"versions": versions})
