"""A log of contacts, for what was typed: what is beyond a limit, what depends, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from widgets.core.calculators.answer import Answer, Figure, Say, Standing
from widgets.core.calculators.contact_times.day import Flag, NormFinding
from widgets.core.calculators.contact_times.form import (
    EXCEPTIONS,
    HOURS,
    agreed_rules,
    collector,
    has_hours,
    marked,
    settled,
)
from widgets.core.calculators.contact_times.law import CITES, NORMS, RULES, Counts
from widgets.core.calculators.contact_times.tables import (
    charts,
    cut_cautions,
    force,
    named,
    saved,
    shown,
    span,
)
from widgets.core.calculators.contact_times.todo import todo, turns
from widgets.core.calculators.contact_times.working import CheckedLog, check
from widgets.core.calculators.form_values import FormValues, Unfit
from widgets.core.calculators.state import MOST_TEXT
from widgets.core.calculators.working import KeyTerm, Line, Value, count
from widgets.core.contact_log.entry import Log
from widgets.core.law.provision import Provision
from widgets.core.law.tables import LawTables

MOST_TOLD, MOST_CITED, LONGEST_SIGN = 20, 4, 4
_PEACE = "civil-code/1033.1"
_SCOPE = {"gbt-45251-2025": "gbt-45251-2025/1-scope", "cba-2026": "cba-2026/scope"}
_OF_SCOPE = frozenset({"member", "loan-kind", "for-whom"})
Spot = tuple[Counts, object, tuple[int, ...]]


def answer(given: FormValues, tables: LawTables) -> Answer:
    """What is beyond a limit and what depends, with its working, and what to do about it."""
    log = marked(_log(given), given)
    rules = agreed_rules(given, {name: tables.rules[name] for name in RULES}, tables.today)
    checked = check(log, collector(given), rules, _provisions(tables), tables.today)
    flags = sorted((settled(each, given) for each in checked.flags), key=_depends)
    sheets = shown(log, checked, flags)
    says, standing = _said(checked, flags)
    return Answer(
        says=says,
        standing=standing,
        figures=tuple(_figures(checked, flags)),
        steps=(*_steps(checked, given), *_flag_steps(flags), *_mentions(checked)),
        decides=tuple(_decides(flags)),
        todo=todo(given, flags),
        cautions=(*_cautions(given, checked, flags), *cut_cautions(sheets, checked)),
        turns=turns(given, flags),
        charts=charts(checked),
        sheets=tuple(each.sheet for each in sheets),
        saved=(saved(log, tables.today),),
    )


def _log(given: FormValues) -> Log:
    """The log as read; it is a problem of the field where no line of it could be."""
    from widgets.core.contact_log.log import read_log

    year = int(given.number("year")) if given.has("year") else None
    log = read_log(given.text("log"), year=year)
    if log.contacts:
        return log
    if not log.unread:
        raise Unfit("log", "problem-nothing")
    first = log.unread[0]
    reason = KeyTerm(f"reason-{first.reason}")
    told: dict[str, Value] = {"line": count(first.line), "typed": first.text[:40], "reason": reason}
    raise Unfit("log", "problem-unread", lines=count(log.lines), **told)


def _provisions(tables: LawTables) -> Mapping[str, Provision]:
    cites = {version.cite for name in RULES for version in tables.rules[name].versions}
    return {cite: tables.provision(cite) for cite in (*CITES, *cites)}


def _depends(flag: Flag) -> bool:
    return flag.finding is NormFinding.DEPENDS


def _spots(flags: Iterable[Flag]) -> set[Spot]:
    """What was found, each once, though several norms may speak to it."""
    return {(each.counts, each.on, tuple(c.line for c in each.entries)) for each in flags}


def _counted(flags: Sequence[Flag]) -> tuple[int, int]:
    """How many spots are beyond a limit, and how many more depend. Repetition is told apart."""
    beyond = _spots(each for each in flags if each.finding is NormFinding.BEYOND)
    repeated = Counts.REPEATED
    open_ = _spots(e for e in flags if _depends(e) and e.counts is not repeated)
    return len(beyond), len(open_ - beyond)


def _said(checked: CheckedLog, flags: Sequence[Flag]) -> tuple[Say, Standing | None]:
    """The sentence: never that a log is lawful, and always how binding the limit is."""
    beyond, depends = _counted(flags)
    told: dict[str, Value] = {"contacts": count(checked.tally.contacts)}
    told |= {"beyond": count(beyond), "depends": count(depends)}
    limited = "" if len(checked.no_limit) < len(checked.by_day) else "-no-limit"
    if not checked.tally.contacts:
        return Say("says-none-counted", told), None
    if beyond:
        sure = [each.cite for each in flags if not _depends(each)]
        key = "says-beyond-and-depends" if depends else "says-beyond"
        key += "-unless" if _excepted(flags) else ""
        return Say(key, told | {"force": _forces(sure)}, _cited(sure)), Standing.NOT_PROTECTED
    cites = _cited(each.cite for each in flags)
    if depends:
        return Say("says-depends", told, cites), Standing.DEPENDS
    if flags:
        return Say(f"says-repeated{limited}", told, cites), Standing.DEPENDS
    return Say(f"says-clear{limited}", told), None


def _excepted(flags: Iterable[Flag]) -> bool:
    """Whether an agreement or consent, if there was any, could undo what was found beyond."""
    return any(EXCEPTIONS & set(each.turns_on) for each in flags if not _depends(each))


def _forces(cites: Iterable[str]) -> KeyTerm:
    """How binding the limits are that were crossed, all of them."""
    return KeyTerm("forces-" + "-and-".join(sorted({cite.partition("/")[0] for cite in cites})))


def _cited(cites: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cites))[:MOST_CITED]


def _figures(checked: CheckedLog, flags: Sequence[Flag]) -> Iterator[Figure]:
    beyond, depends = _counted(flags)
    yield Figure("contacts", count(checked.tally.contacts))
    yield Figure("beyond", count(beyond))
    yield Figure("depends", count(depends))
    if checked.tally.unread:
        yield Figure("unread", count(checked.tally.unread))


def _steps(checked: CheckedLog, given: FormValues) -> Iterator[Line]:
    """The working but for the flags; what there is none of is left out, agreed hours say so."""
    own = {name for name, field in HOURS.items() if has_hours(given) and given.has(field)}
    for step in checked.steps:
        if step.key in own:
            yield replace(step, key=f"agreed-{HOURS[step.key]}")
        elif step.value != 0 or step.key == "contacts":
            yield step


def _flag_steps(flags: Sequence[Flag]) -> Iterator[Line]:
    for each in flags[:MOST_TOLD]:
        given: dict[str, Value] = {
            "on": span(each),
            "entries": named(each),
            "found": count(each.found.value),
            "norm": KeyTerm(f"norm-{each.key}"),
            "finding": KeyTerm(f"finding-{each.finding}"),
            "force": force(each.cite),
        }
        names = ("latest", "earliest") if each.counts is Counts.HOURS else ("most",)
        given |= dict(zip(names, each.limits, strict=False))
        yield Line(_flag_key(each), each.found.value, each.found.unit, each.cite, given)
    if len(flags) > MOST_TOLD:
        yield Line("more-flags", given={"more": count(len(flags) - MOST_TOLD)})
    if flags:
        beyond, depends = _counted(flags)
        yield Line("spots", given={"beyond": count(beyond), "depends": count(depends)})


def _flag_key(flag: Flag) -> str:
    return "flag-ran-past" if "ran-past" in flag.turns_on else f"flag-{flag.counts}"


def _mentions(checked: CheckedLog) -> Iterator[Line]:
    """Articles that may be told and decide nothing."""
    keys = {norm.cite: norm.key for norm in NORMS if norm.counts is Counts.MENTION}
    for cite in checked.mentions:
        if cite in keys:
            yield Line("mentioned", cite=cite, given={"norm": KeyTerm(f"norm-{keys[cite]}")})


def _decides(flags: Sequence[Flag]) -> Iterator[Say]:
    """Each fact that no log can tell, with the articles for which it counts."""
    facts: dict[str, list[str]] = {}
    for each in flags:
        for fact in each.turns_on:
            facts.setdefault(fact, []).append(_carrying(fact, each.cite))
    for fact, cites in facts.items():
        yield Say(f"decides-{fact}", cites=_cited(cites))


def _carrying(fact: str, cite: str) -> str:
    """The article that a fact is from: whom a text is for and for which loans, it says apart."""
    return _SCOPE.get(cite.partition("/")[0], cite) if fact in _OF_SCOPE else cite


def _cautions(given: FormValues, checked: CheckedLog, flags: Sequence[Flag]) -> Iterator[Say]:
    if len(given.text("log").encode("utf-8", "replace")) >= MOST_TEXT - LONGEST_SIGN:
        yield Say("caution-file-long")
    if sure := [each.cite for each in flags if not _depends(each)]:
        yield Say("caution-force", cites=_cited(sure))
    if checked.no_limit:
        yield Say("caution-no-limit", {"days": count(len(checked.no_limit))}, (_PEACE,))
    if checked.tally.unread:
        yield Say("caution-unread", {"unread": count(checked.tally.unread)})
    for key in checked.cautions:
        yield Say(f"caution-{key}")
