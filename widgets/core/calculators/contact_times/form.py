"""The form read once: who collects, what was agreed, and the log with its marks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from widgets.core.calculators.contact_times.law import HOUR_FIELDS, Collector, Consent, limits_on
from widgets.core.calculators.form_values import MOST_TYPED, FormValues, Unfit, first_few
from widgets.core.calculators.state import MOST_TEXT
from widgets.core.calculators.working import KeyTerm, count
from widgets.core.contact_log.entry import Contact, Log, Purpose
from widgets.core.law.contact_norms import Counts, LoanKind
from widgets.core.law.provision import LenderType
from widgets.core.law.tables import LawTables

MOST_NAMED, LONGEST_SIGN = 100, 4
_RANGE = re.compile(r"(\d{1,6})(?:\s*[-–—~～到至]\s*(\d{1,6}))?")
_BETWEEN = re.compile(r"[\s,，;；、#]+")
_MARKS: Mapping[str, Purpose] = {"notices": Purpose.NOTICE, "talks": Purpose.TWO_WAY}


@dataclass(frozen=True, slots=True)
class ContactCase:
    """What was told of the contacts.

    `log` has the marks that were put to its lines; `notices` are the lines typed as notices.
    `is_cut` tells that the form may have taken the beginning of the file only.
    """

    collector: Collector
    log: Log
    notices: str
    is_cut: bool


def read_case(given: FormValues, tables: LawTables) -> ContactCase:
    """The form's fields as a case.

    Raises:
        Unfit: no line of the log can be read; lines are named that are no numbers, that the log
            does not have, or twice; the latest hour agreed is not after the earliest.
    """
    log = _marked(_read_log(given), given)
    collector = _collector(given)
    _check_hours(collector, tables)
    size = len(given.text("log").encode("utf-8", "replace"))
    return ContactCase(collector, log, given.text("notices"), size >= MOST_TEXT - LONGEST_SIGN)


def _collector(given: FormValues) -> Collector:
    loan = given.text("loan")
    return Collector(
        lender=LenderType(given.text("lender")),
        agency=given.text("who") == "agency",
        loan=None if loan == "unknown" else LoanKind(loan),
        consent=Consent(given.text("consent")),
        hours={name: given.number(name) for name in HOUR_FIELDS if given.has(name)},
    )


def _check_hours(collector: Collector, tables: LawTables) -> None:
    """Agreed hours that end before they begin, whichever of the two is the law's own today."""
    for norm in tables.contact_norms if collector.hours else ():
        hours = [limit.measure.value for limit in limits_on(tables.today, norm, collector, tables)]
        if norm.counts is Counts.HOURS and hours and hours[0] <= hours[1]:
            raise Unfit(next(iter(collector.hours)), "problem-hours")


def _read_log(given: FormValues) -> Log:
    from widgets.core.contact_log.log import read_log  # slow to load, and few need it

    year = int(given.number("year")) if given.has("year") else None
    log = read_log(given.text("log"), year=year)
    if log.contacts:
        return log
    if not log.unread:
        raise Unfit("log", "problem-nothing")
    first, lines = log.unread[0], count(log.lines)
    reason, typed = KeyTerm(f"reason-{first.reason}"), first.text[:MOST_TYPED]
    raise Unfit(
        "log", "problem-unread", lines=lines, line=count(first.line), typed=typed, reason=reason
    )


def _marked(log: Log, given: FormValues) -> Log:
    """The log with what was told of its lines: notices, talks, and what came after a refusal."""
    purposes: dict[int, Purpose] = {}
    for name, purpose in _MARKS.items():
        lines = _lines(log, name, given.text(name))
        if twice := sorted(lines & purposes.keys()):
            raise Unfit(name, "problem-line-twice", lines=first_few(twice))
        purposes |= dict.fromkeys(lines, purpose)
    refused = given.day_or("refused", date.max)
    return replace(log, contacts=tuple(_mark(each, purposes, refused) for each in log.contacts))


def _mark(contact: Contact, purposes: Mapping[int, Purpose], refused: date) -> Contact:
    """A contact with its marks; the borrower's own refusal says nothing of other persons."""
    after = contact.on > refused and not contact.to_third
    return replace(
        contact,
        purpose=purposes.get(contact.line, contact.purpose),
        after_refusal=contact.after_refusal or after,
    )


def _lines(log: Log, field: str, typed: str) -> set[int]:
    """The lines named, each as the one into which it was merged."""
    parts = [part for part in _BETWEEN.split(typed) if part]
    if len(parts) > MOST_NAMED:
        raise Unfit(field, "problem-lines", typed=typed[:MOST_TYPED])
    ranges = [_range(field, part) for part in parts]
    merged = {each.line: each.of for each in log.duplicates}
    known = {each.line for each in log.contacts} | merged.keys()
    strange = [each for each in ranges if not any(line in each for line in known)]
    if strange:
        raise Unfit(field, "problem-no-such-line", lines=first_few([each[0] for each in strange]))
    return {merged.get(line, line) for line in known if any(line in each for each in ranges)}


def _range(field: str, part: str) -> range:
    found = _RANGE.fullmatch(part)
    if found is None:
        raise Unfit(field, "problem-lines", typed=part[:MOST_TYPED])
    first, last = sorted((int(found[1]), int(found[2] or found[1])))
    return range(first, last + 1)
