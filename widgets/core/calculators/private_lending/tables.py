"""The tables of a private loan: its stretches of interest, and its payments."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.core.calculators.answer import ResultTable
from widgets.core.calculators.private_lending.working import Protected
from widgets.core.calculators.working import cny, count, percent, to_fen


def tables_of(found: Protected) -> Iterator[ResultTable]:
    """A table of the stretches where there are several, and one of the payments if any."""
    runs, payments = found.allowed.runs(), found.allowed.payments()
    if len(runs) > 1:
        yield ResultTable(
            "stretches",
            ("from", "to", "n", "principal", "rate", "interest"),
            tuple(
                (
                    each.starts,
                    each.ends,
                    count(each.days),
                    cny(to_fen(each.principal)),
                    percent(each.rate.percent),
                    cny(to_fen(each.interest)),
                )
                for each in runs
            ),
        )
    if payments:
        yield ResultTable(
            "payments",
            ("day", "paid", "to-interest", "to-principal", "left"),
            tuple(
                (
                    each.on,
                    *map(cny, map(to_fen, (each.paid, each.to_interest, each.to_principal))),
                    cny(to_fen(each.principal + each.interest)),
                )
                for each in payments
            ),
        )
