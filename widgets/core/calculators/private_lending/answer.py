"""What a court protects of a private loan's interest, for what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from widgets.core.calculators.answer import Answer, Figure, Say, Variation
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.private_lending import outside as lending_outside
from widgets.core.calculators.private_lending.bounds import bounds, settled
from widgets.core.calculators.private_lending.form import law as typed_law
from widgets.core.calculators.private_lending.form import loan as typed_loan
from widgets.core.calculators.private_lending.law import Era, LendingLaw
from widgets.core.calculators.private_lending.steps import CODE_STARTS, most_cite, steps
from widgets.core.calculators.private_lending.tables import sheets
from widgets.core.calculators.private_lending.unrecorded import between_told, unrecorded
from widgets.core.calculators.private_lending.working import LendingDoubt, Protected
from widgets.core.calculators.working import Value, a_year, cny, percent
from widgets.core.errors import NotPublished
from widgets.core.law.tables import LawTables

MOST_TURNS = 4
_SPLIT = "private-lending-2020b/31"
_DOUBT_CITES = {
    LendingDoubt.BETWEEN: ("private-lending-2020a/26", "private-lending-2020a/32", _SPLIT),
    LendingDoubt.AT_SUING: (_SPLIT,),
    LendingDoubt.OLD_PAID: ("private-lending-2015/26", "private-lending-2015/31"),
    LendingDoubt.OLD_NOTES: ("private-lending-2015/28", "private-lending-2020b/27", _SPLIT),
    LendingDoubt.RENEWED_LATE: (),
    LendingDoubt.NO_FIGURE: ("private-lending-2020a/29",),
    LendingDoubt.OLD_BARE: ("private-lending-2020b/28", _SPLIT),
    LendingDoubt.LPR: ("private-lending-2020b/25",),
}


def answer(given: FormValues, tables: LawTables) -> Answer:
    """What is protected, by the kind of lender and the days of the contract and the case.

    Raises:
        NotInForce: the record does not reach a day that counts.
        NotPublished: the LPR of a day that counts is not on record, and what it may have been
            leaves the verdict open.
    """
    loan, law, lender = typed_loan(given, tables), typed_law(given, tables), given.text("lender")
    if lender in {"bank", "small-loan"}:
        return lending_outside.licensed(lender, loan, tables, law)
    if lender == "professional":
        return lending_outside.void(loan, tables, law)
    if given.text("agreed") == "unclear" and lender == "company":
        return lending_outside.unclear(loan, law)
    try:
        return _answer(settled(loan, law), given, tables)
    except NotPublished:
        between = bounds(loan, law)
        if not between.agree:
            raise
        return unrecorded(_answer(between.shown, given, tables), between, law)


def _answer(found: Protected, given: FormValues, tables: LawTables) -> Answer:
    loan, law = found.loan, typed_law(given, tables)
    return Answer(
        says=_says(found),
        standing=found.standing,
        figures=_figures(found),
        steps=steps(found),
        decides=tuple(_decides(given, tables, found)),
        todo=tuple(_todo(found)),
        cautions=tuple(_cautions(found, law)),
        turns=tuple(_turns(found, law))[:MOST_TURNS],
        charts=(
            lending_outside.split(loan.received, found.sums.protected, found.sums.unprotected),
        ),
        sheets=tuple(sheets(found)),
    )


def _says(found: Protected) -> Say:
    loan, cap = found.loan, found.ceilings[-1]
    given: dict[str, Value] = {
        "claimed": cny(found.sums.claimed),
        "protected": cny(found.sums.protected),
    }
    given |= {"unprotected": cny(found.sums.unprotected), "ceiling": a_year(cap.rate)}
    given |= {"received": cny(loan.received), "owed": cny(found.sums.owed), "until": loan.until}
    cites = tuple(each.cite for each in found.ceilings) if loan.bounded else (most_cite(found),)
    if found.doubts:
        within = "depends-within" if found.sums.claimed else "depends-none"
        key = "depends" if found.sums.unprotected else within
        return Say(f"says-{key}", given, cites)
    if loan.rate is None and not found.sums.unprotected:
        key = "late-only" if found.sums.protected else "none"
        coded = ("civil-code/680",) if found.coded else ()
        more = (found.text.cite("late"),) if loan.overdue else coded
        return Say(f"says-{key}", given, (found.text.cite("none"), *more))
    if not found.sums.claimed:
        return Say("says-zero", given)
    if not found.sums.unprotected:
        return Say("says-within", given, cites)
    cites += (found.text.cite("late"),) if loan.overdue else ()
    cites += (found.text.cite("fees"),) if loan.fees else ()
    key = "part-cut" if loan.upfront else "part"
    return Say(f"says-{key}", given, (*cites, *_upfront(found)) if loan.upfront else cites)


def _upfront(found: Protected) -> tuple[str, ...]:
    return (found.text.cite("upfront"), *(("civil-code/670",) if found.coded else ()))


def _figures(found: Protected) -> tuple[Figure, ...]:
    caps = found.ceilings if found.loan.bounded else ()
    return (
        Figure("protected", cny(found.sums.protected)),
        Figure("unprotected", cny(found.sums.unprotected)),
        Figure("claimed", cny(found.sums.claimed)),
        *((Figure("ceiling-old", a_year(caps[0].rate)),) if len(caps) > 1 else ()),
        *(Figure("ceiling", a_year(cap.rate)) for cap in caps[-1:]),
        Figure("principal", cny(found.loan.received)),
        Figure("owed", cny(found.sums.owed)),
        *((Figure("excess", cny(found.sums.excess)),) if found.sums.excess else ()),
    )


def _decides(given: FormValues, tables: LawTables, found: Protected) -> Iterator[Say]:
    for doubt in found.doubts:
        told: dict[str, Value] = {}
        if doubt is LendingDoubt.OLD_PAID:
            told = {"void": tables.measure("private-lending-void-line", found.loan.made)}
        cites = _DOUBT_CITES[doubt] or (found.text.cite("renewed"), found.text.cite("late"))
        yield Say(f"decides-{doubt}", told, cites)
    yield from _days(given, tables, found)
    paid = [each.on >= CODE_STARTS for each in found.allowed.payments()]
    turning = {
        "late-lpr": (any(each.lpr for each in found.bare), found.text.cite("late")),
        "notes": (found.loan.notes, found.text.cite("renewed")),
        "kept": (found.loan.upfront, found.text.cite("upfront")),
        "fees": (found.loan.fees, found.text.cite("fees")),
        "paid": (any(paid), "civil-code/561"),
        "paid-before": (not all(paid), "civil-temporal-2020/1"),
        "excess": (found.sums.excess, "civil-code/985"),
        "no-due": (found.loan.due is None, "civil-code/675"),
    }
    for key, (there, cite) in turning.items():
        if there:
            yield Say(f"decides-{key}", cites=(cite,))
    lender = "lender" if found.text.cite("void") else "lender-old"
    small = lending_outside.SMALL if found.era is Era.NOW else ""
    cites = tuple(filter(None, (found.text.cite("scope"), small, found.text.cite("void"))))
    yield Say(f"decides-{lender}", cites=cites)


def _days(given: FormValues, tables: LawTables, found: Protected) -> Iterator[Say]:
    """The days on which the ceiling turns."""
    loan, cap = found.loan, found.ceilings[-1]
    turned = typed_law(given, tables).turned
    if found.era is Era.NOW and loan.made < turned:
        yield Say("decides-old-asked", {"turned": turned}, (_SPLIT,))
    if loan.made != given.day("made"):
        handed = given.text("lender") == "person" and loan.made == loan.start
        cite = "civil-code/679" if found.coded else "private-lending-2020a/9"
        yield Say("decides-formed", {"made": loan.made}, (cite,) if handed else ("cpl-2023/67",))
    for lpr in found.lprs:
        if lpr.changed:
            yield Say("decides-published", {"on": lpr.on}, (cap.cite,))


def _todo(found: Protected) -> Iterator[Say]:
    loan = found.loan
    if found.sums.unprotected:
        yield Say("todo-object", cites=(most_cite(found),))
    if loan.upfront:
        yield Say("todo-upfront", cites=_upfront(found))
    if found.sums.excess:
        yield Say("todo-excess", cites=("civil-code/985",))
    if loan.dealings:
        yield Say("todo-receipts", cites=(found.text.cite("receipts"),))
    if loan.due and not loan.overdue and found.era is Era.NOW:
        cites = ("civil-code/677",) if found.coded else ()
        yield Say("todo-early", cites=("private-lending-2020b/30", *cites))
    yield Say("todo-appear", cites=("cpl-2023/147",))


def _cautions(found: Protected, law: LendingLaw) -> Iterator[Say]:
    """Each LPR in doubt; where no possible one would change the verdict, that is said."""
    firm = LendingDoubt.LPR not in found.doubts
    for lpr in found.lprs:
        if not lpr.sure:
            told: dict[str, Value] = {"on": lpr.on, "lpr": percent(lpr.percent)}
            told |= between_told(law, lpr.on) if firm else {}
            yield Say("caution-lpr-firm" if firm else "caution-lpr", told)


def _turns(found: Protected, law: LendingLaw) -> Iterator[Variation]:
    """What would change the answer; each fills fields so that an answer comes out."""
    loan, cap = found.loan, found.ceilings[-1]
    unsure = [lpr for lpr in found.lprs if not lpr.sure]
    if unsure:
        late = [each.lpr for each in found.bare]
        fields = {"late-lpr" if lpr in late else "lpr" for lpr in unsure}
        fill = dict.fromkeys(sorted(fields), f"{unsure[0].percent:f}%")
        if len({lpr.percent for lpr in unsure}) == 1:
            yield Variation("lpr-sure", fill, {"lpr": percent(unsure[0].percent)})
    if loan.upfront:
        yield Variation("no-upfront", {"upfront": ""})
    if loan.rate and loan.rate > cap.rate:
        yield Variation("at-cap", {"rate": f"{cap.rate:f}%"}, {"ceiling": a_year(cap.rate)})
    yield from _around_the_line(found, law)
    if loan.overdue and loan.due and not loan.fees and not loan.dealings:
        yield Variation("on-time", {"until": loan.due.isoformat()}, {"due": loan.due})
    if found.era is Era.NOW and not loan.notes:
        yield Variation("bank", {"lender": "bank"})


def _around_the_line(found: Protected, law: LendingLaw) -> Iterator[Variation]:
    """A contract of the year in which the ceiling changed, on the other side of that day."""
    loan, line = found.loan, law.turned
    old = loan.made < line
    day = line if old else line - timedelta(1)
    reaches = loan.accepted <= law.lpr.ends
    later = [day, *(each.on for each in loan.dealings), loan.due or loan.until, loan.until]
    near = loan.made.year == line.year and found.era is Era.NOW
    if near and reaches and day == min(later):
        fill = {"made": day.isoformat(), "received": "", "lpr": ""}
        yield Variation("after-line" if old else "before-line", fill, {"day": day})
