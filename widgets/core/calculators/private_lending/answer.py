"""What a court protects of a private loan's interest, for what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from widgets.core.calculators.answer import Answer, Figure, Say, Standing, Variation, said
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.private_lending import outside
from widgets.core.calculators.private_lending.bounds import bounds, possible, settled, told_between
from widgets.core.calculators.private_lending.day_cap import cap_of_a_day
from widgets.core.calculators.private_lending.form import LoanCase, read_case
from widgets.core.calculators.private_lending.law import VOID, Era
from widgets.core.calculators.private_lending.readings import other_readings
from widgets.core.calculators.private_lending.steps import split, steps, tables_of
from widgets.core.calculators.private_lending.working import LendingDoubt, Protected
from widgets.core.calculators.working import a_year, in_cny, percent, places
from widgets.core.errors import NotPublished
from widgets.core.law.lending import LendingMatter
from widgets.core.law.tables import LawTables

MOST_VARIATIONS = 4
_RESTS_ON: dict[LendingDoubt, tuple[LendingMatter, ...]] = {
    LendingDoubt.BETWEEN: ("ceiling", "old-loans"),
    LendingDoubt.OLD_PAID: ("ceiling", "voluntary"),
    LendingDoubt.OLD_NOTES: ("renewed",),
    LendingDoubt.RENEWED_LATE: ("renewed", "late"),
    LendingDoubt.NO_FIGURE: ("late",),
    LendingDoubt.NOUGHT: ("late",),
}
_BY_THE_OLD_TEXT = {LendingDoubt.OLD_PAID, LendingDoubt.OLD_NOTES}


def answer(given: FormValues, tables: LawTables) -> Answer:
    """What is protected, by the kind of lender and the days of the contract and the case.

    Or, without a loan, the LPR and the cap of a day.

    Raises:
        Unfit: days or sums do not fit together.
        NotInForce: the record does not reach a day that counts.
        NotPublished: the LPR of a day that counts is not on record, and what it may have been
            leaves the verdict open.
    """
    if given.text("ask") == "cap":
        return cap_of_a_day(given, tables)
    case = read_case(given, tables)
    loan, law = case.loan, case.law
    if case.lender in {"bank", "small-loan"}:
        return outside.licensed(case.lender, loan, tables, law)
    if case.lender == "professional":
        return outside.void(loan, tables, law)
    if case.agreed == "unclear" and case.lender == "company":
        return outside.unclear(loan, law)
    return _by_the_ceiling(case, tables)


def _by_the_ceiling(case: LoanCase, tables: LawTables) -> Answer:
    loan, law = case.loan, case.law
    try:
        found = settled(loan, law)
    except NotPublished:
        between = bounds(loan, law)
        if not between.agree:
            raise
        return told_between(_answer(between.shown, case, tables), between, "unrecorded")
    if not any(lpr.changed for lpr in found.lprs):
        return _answer(found, case, tables)
    between = bounds(loan, law)
    return told_between(_answer(between.shown, case, tables), between, "changed")


def _answer(found: Protected, case: LoanCase, tables: LawTables) -> Answer:
    sums, other = found.sums, tuple(other_readings(found, tables))
    return Answer(
        says=_says(found),
        standing=found.standing,
        figures=(*_figures(found), *(figure for figure, _ in other)),
        steps=tuple(steps(found)),
        decides=(*(say for _, say in other), *_decides(found, case, tables)),
        todo=tuple(_todo(found)),
        cautions=tuple(_cautions(found)),
        turns=tuple(_variations(found))[:MOST_VARIATIONS],
        charts=(split(case.loan.received, sums.protected, sums.unprotected),),
        sheets=tuple(tables_of(found)),
    )


def _says(found: Protected) -> Say:
    loan, sums, cap, text = found.loan, found.sums, found.ceilings[-1], found.text
    given = in_cny(claimed=sums.claimed, protected=sums.protected, unprotected=sums.unprotected)
    given |= in_cny(received=loan.received, owed=sums.owed)
    given |= {"ceiling": a_year(cap.rate), "until": loan.until}
    cites = tuple(each.cite for each in found.ceilings) if loan.bounded else (found.most_cite,)
    if found.doubts:
        within = "depends-within" if sums.claimed else "depends-none"
        return Say(f"says-{'depends' if sums.unprotected else within}", given, cites)
    if loan.rate is None and not sums.unprotected:
        key = "late-only" if sums.protected else "none"
        bare = text.cites("none", "late") if loan.overdue else found.cites("none")
        return Say(f"says-{key}", given, bare)
    if not sums.claimed:
        return Say("says-zero", given)
    if not sums.unprotected:
        return Say("says-within", given, cites)
    if found.standing is Standing.NOT_PROTECTED:
        return Say("says-cut-none", given, found.cites("upfront"))
    cites += text.cites("late") if loan.overdue else ()
    cites += text.cites("fees") if loan.fees else ()
    cites += found.cites("upfront") if loan.upfront else ()
    return Say("says-part-cut" if loan.upfront else "says-part", given, cites)


def _figures(found: Protected) -> tuple[Figure, ...]:
    sums, caps = found.sums, found.ceilings if found.loan.bounded else ()
    told = in_cny(protected=sums.protected, unprotected=sums.unprotected, claimed=sums.claimed)
    keys = ("ceiling-old", "ceiling")[-len(caps) :] if caps else ()
    told |= {key: a_year(cap.rate) for key, cap in zip(keys, caps, strict=True)}
    told |= in_cny(principal=found.loan.received, owed=sums.owed)
    told |= in_cny(excess=sums.excess) if sums.excess else {}
    return tuple(Figure(*each) for each in told.items())


def _decides(found: Protected, case: LoanCase, tables: LawTables) -> Iterator[Say]:
    loan, law, text, sums = found.loan, found.law, found.text, found.sums
    for doubt in (each for each in found.doubts if each is not LendingDoubt.KEPT):
        old = doubt is LendingDoubt.OLD_PAID
        told = places(void=tables.measure(VOID, loan.made) if old else None)
        rests = law.texts[Era.OLD] if doubt in _BY_THE_OLD_TEXT else text
        yield Say(f"decides-{doubt}", told, rests.cites(*_RESTS_ON.get(doubt, ())))
    yield from _days(found, case)
    paid = [bool(law.code("order", each.on)) for each in found.allowed.payments()]
    late_by_lpr = any(each.lpr for each in found.bare)
    yield from said({"decides-late-lpr": late_by_lpr}, cites=text.cites("late"))
    yield from said({"decides-notes": loan.notes}, cites=text.cites("renewed"))
    kept = loan.upfront and not loan.upfront_is_fee
    yield from said({"decides-kept": kept}, cites=text.cites("upfront"))
    yield from said({"decides-fees": loan.fees}, cites=text.cites("fees"))
    there = {
        "decides-paid": any(paid),
        "decides-paid-before": not all(paid),
        "decides-excess": sums.excess,
        "decides-no-due": loan.due is None,
    }
    yield from said(there)
    lender = "lender" if text.cite("void") else "lender-old"
    yield Say(f"decides-{lender}", cites=text.cites("scope", "small-loans", "void"))


def _days(found: Protected, case: LoanCase) -> Iterator[Say]:
    """The days on which the ceiling turns."""
    loan, law, cap = found.loan, found.law, found.ceilings[-1]
    if found.era is Era.NOW and loan.made < law.turned:
        yield Say("decides-old-asked", {"turned": law.turned})
    if loan.made != case.written:
        if case.lender == "person" and loan.made == loan.start:
            cite = law.code("formed", loan.made) or law.texts[Era.BETWEEN].cite("formed")
            yield Say("decides-formed", {"made": loan.made}, (cite,))
        else:
            yield Say("decides-formed-shown", {"made": loan.made})
    for lpr in found.lprs:
        if lpr.changed:
            yield Say("decides-published", {"on": lpr.on}, (cap.cite,))


def _todo(found: Protected) -> Iterator[Say]:
    loan, sums = found.loan, found.sums
    early = loan.due and not loan.overdue and found.era is Era.NOW
    yield from said({"todo-object": sums.unprotected}, cites=(found.most_cite,))
    yield from said({"todo-upfront": loan.upfront}, cites=found.cites("upfront"))
    yield from said({"todo-excess": sums.excess})
    yield from said({"todo-receipts": loan.dealings}, cites=found.text.cites("receipts"))
    yield from said({"todo-early": early}, cites=found.cites("early"))
    yield Say("todo-appear")


def _cautions(found: Protected) -> Iterator[Say]:
    """Each LPR in doubt; where no possible one would change the verdict, that is said."""
    firm = LendingDoubt.LPR not in found.doubts
    for lpr in found.lprs:
        if not lpr.sure:
            told = places(on=lpr.on, lpr=percent(lpr.percent))
            told |= possible(found, lpr.on) if firm else {}
            yield Say("caution-lpr-firm" if firm else "caution-lpr", told)


def _variations(found: Protected) -> Iterator[Variation]:
    """What would change the answer; each fills fields so that an answer comes out."""
    loan, cap = found.loan, found.ceilings[-1]
    unsure = [lpr for lpr in found.lprs if not lpr.sure]
    if len({lpr.percent for lpr in unsure}) == 1:
        late = [each.lpr for each in found.bare]
        fields = {"late-lpr" if lpr in late else "lpr" for lpr in unsure}
        fill = dict.fromkeys(sorted(fields), f"{unsure[0].percent:f}%")
        yield Variation("lpr-sure", fill, {"lpr": percent(unsure[0].percent)})
    if loan.upfront:
        yield Variation("no-upfront", {"upfront": ""})
    if loan.rate and loan.rate > cap.rate:
        yield Variation("at-cap", {"rate": f"{cap.rate:f}%"}, {"ceiling": a_year(cap.rate)})
    yield from _around_the_line(found)
    if loan.overdue and loan.due and not loan.fees and not loan.dealings:
        yield Variation("on-time", {"until": loan.due.isoformat()}, {"due": loan.due})
    if found.era is Era.NOW and not loan.notes:
        yield Variation("bank", {"lender": "bank"})


def _around_the_line(found: Protected) -> Iterator[Variation]:
    """A contract of the year in which the ceiling changed, on the other side of that day."""
    loan, law, line = found.loan, found.law, found.law.turned
    old = loan.made < line
    day = line if old else line - timedelta(1)
    reaches = loan.accepted <= law.lpr.ends
    later = [day, *(each.on for each in loan.dealings), loan.due or loan.until, loan.until]
    near = loan.made.year == line.year and found.era is Era.NOW
    if near and reaches and day == min(later):
        fill = {"made": day.isoformat(), "received": "", "lpr": ""}
        yield Variation("after-line" if old else "before-line", fill, {"day": day})
