"""What going to court costs, for what was typed."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.core.calculators.answer import Answer, Figure, Say, Variation
from widgets.core.calculators.court_costs.form import (
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
from widgets.core.calculators.working import cny
from widgets.core.law.tables import LawTables


def answer(given: FormValues, tables: LawTables) -> Answer:
    """The fee with its bands, who pays it, and what would change it."""
    matter = court_matter(given, tables.today)
    fee = court_fee(matter, court_fee_law(matter, tables))
    told = {"amount": cny(matter.amount), "fee": cny(fee.amount)}
    return Answer(
        says=Say(f"says-{matter.kind}", told),
        figures=(Figure("fee", cny(fee.amount)),),
        steps=fee.steps,
        decides=tuple(map(Say, _decides(matter, tables))),
        todo=tuple(map(Say, _todo(matter))),
        turns=tuple(_variations(matter)),
    )


def _decides(matter: CourtMatter, tables: LawTables) -> Iterator[str]:
    """Who pays first, when, and who bears it in the end; small claims as they are now."""
    ended = None if matter.halved and matter.halved.by_procedure else matter.halved
    yield f"decides-who-{ended or matter.kind}"
    if matter.kind in HALVED_IN:
        yield f"decides-when-{matter.kind}"
    if matter.kind is FeeKind.APPEAL:
        yield "decides-back"
    if matter.kind in HALVED_IN and not ended:
        yield "decides-loser"
    if matter.halved:
        yield "decides-once"
    if matter.halved is Halved.SMALL_CLAIMS and matter.on >= tables.starts("cpl-2023"):
        yield "decides-small-claims"
    if matter.halved and matter.halved.by_procedure:
        yield "decides-ordinary"


def _todo(matter: CourtMatter) -> Iterator[str]:
    if matter.hardship != "none":
        yield f"todo-{matter.hardship}"
    if matter.kind in HALVED_IN:
        yield "todo-review"


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
