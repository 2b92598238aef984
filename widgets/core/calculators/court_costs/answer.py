"""What going to court costs, for what was typed."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.core.calculators.answer import Answer, Say, Variation, cny_figures, said
from widgets.core.calculators.court_costs.form import (
    BY_PROCEDURE,
    HALVED_IN,
    WHOLE,
    CourtMatter,
    FeeKind,
    Halved,
    court_matter,
)
from widgets.core.calculators.court_costs.law import court_fee_law
from widgets.core.calculators.court_costs.working import court_fee
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.working import cny, in_cny
from widgets.core.law.tables import LawTables


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The fee with its bands, who pays it, and what would change it."""
    matter = court_matter(given, tables.today)
    fee = court_fee(matter, court_fee_law(matter, tables))
    unscaled = not matter.amount and matter.kind is not FeeKind.PRESERVATION
    todo = {f"todo-{matter.hardship}": matter.hardship != "none"}
    todo |= {"todo-review": matter.kind in HALVED_IN}
    return Answer(
        says=Say(f"says-{matter.kind}", in_cny(amount=matter.amount, fee=fee.amount)),
        figures=cny_figures({"fee": fee.amount}),
        steps=fee.steps,
        decides=_decides(matter, tables),
        todo=said(todo),
        cautions=said({"caution-no-amount": unscaled}),
        turns=tuple(_variations(matter)),
    )


def _decides(matter: CourtMatter, tables: LawTables) -> tuple[Say, ...]:
    """Who pays first, when, and who bears it in the end; small claims as they are now."""
    halved, may_be = matter.halved, matter.kind in HALVED_IN
    by_procedure = halved in BY_PROCEDURE
    ended = None if by_procedure else halved
    small = halved is Halved.SMALL_CLAIMS and matter.on >= tables.starts("cpl-2023")
    return said(
        {
            f"decides-who-{ended or matter.kind}": True,
            f"decides-when-{matter.kind}": may_be,
            "decides-back": matter.kind is FeeKind.APPEAL,
            "decides-loser": may_be and not ended,
            "decides-once": halved,
            "decides-small-claims": small,
            "decides-ordinary": by_procedure,
        }
    )


def _variations(matter: CourtMatter) -> Iterator[Variation]:
    if matter.amount:
        half = matter.amount / 2
        yield Variation("half-amount", {"amount": str(half)}, {"half": cny(half)})
    if matter.kind in HALVED_IN:
        unhalved = Halved.SIMPLIFIED if matter.kind is FeeKind.FILING else Halved.WITHDRAWN
        other = WHOLE if matter.halved else unhalved.value
        yield Variation(other, {HALVED_IN[matter.kind]: other})
    if matter.kind is FeeKind.FILING and matter.halved is None:
        yield Variation("mediated", {HALVED_IN[matter.kind]: Halved.MEDIATED.value})
