"""What is said about a loan's yearly cost: the verdict, what decides, what to do and to try."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from widgets.core.calculators.annual_cost.form import LoanAsTold
from widgets.core.calculators.annual_cost.law import CostDoubt
from widgets.core.calculators.annual_cost.tables import Rated, told_rate
from widgets.core.calculators.annual_cost.verdict import CODE, CostVerdict
from widgets.core.calculators.answer import Say, Variation
from widgets.core.calculators.form_values import FormValues
from widgets.core.calculators.working import Value, cny, count, percent, to_fen

MOST_TURNS = 4
SHORT = timedelta(60)
SOME = Decimal("0.03")
DISCLOSED = date(2026, 8, 1)
GUIDED = date(2025, 12, 31)
LICENSED = frozenset({"bank", "consumer-finance", "small-loan"})
PRIVATE = frozenset({"private-lender", "unlicensed", "unknown"})
_SCOPE = {
    "bank": "private-lending-2020b/1",
    "consumer-finance": "private-lending-2020b/1",
    "small-loan": "lending-scope-2020/1",
}
_DOUBTS = {
    CostDoubt.TRANSITION: ("private-lending-2020b/31", "private-lending-2015/26"),
    CostDoubt.LPR_DAY: ("private-lending-2020b/25",),
    CostDoubt.LPR_MISSING: ("private-lending-2020b/25",),
    CostDoubt.LPR_UNSURE: ("private-lending-2020b/25",),
    CostDoubt.LPR_SPAN: ("private-lending-2020b/25",),
}
_SMALL = ("small-loan-cost-2025/4xlpr-2027",)
_WHO = ("private-lending-2020b/1", "lending-scope-2020/1", "private-lending-2020b/25")
_CRIME = ("illegal-lending-2019/1", "illegal-lending-2019/2")
_OLD_DEBT = "limitation-2020/19"


def says(loan: LoanAsTold, rated: Rated, found: CostVerdict) -> Say:
    """The verdict in one sentence, with the rates in both of their conventions."""
    simple, compound = (told_rate(rated.by_key[key]) for key in rated.pair)
    given: dict[str, Value] = {"simple": simple, "compound": compound}
    given |= {"kept": cny(loan.kept)}
    if found.lines:
        line = found.lines[0]
        given |= {"line": percent(line.rate), "second": percent(found.lines[-1].rate)}
        given |= {"times": f"{line.times.normalize():f}" if line.times else ""}
    return Say(f"says-{found.key}", given, found.cites)


def decides(given: FormValues, loan: LoanAsTold, found: CostVerdict) -> tuple[Say, ...]:
    """What the verdict turns on."""
    lender = given.text("lender")
    by_doubt = dict.fromkeys(_DOUBTS, _SMALL) if lender == "small-loan" else _DOUBTS
    told = [
        Say(f"decides-{each}", cites=by_doubt[each]) for each in found.doubts if each in _DOUBTS
    ]
    if CostDoubt.KEPT in found.doubts:
        told.append(_kept(lender, loan))
    if found.key.endswith("across"):
        told.append(Say("decides-convention"))
    if given.has("settled") and loan.start >= CODE:
        told.append(Say("decides-settled", cites=("civil-code/677",)))
    return (*told, *_of_lender(lender, found.key), Say("decides-fees"))


def _of_lender(lender: str, key: str) -> list[Say]:
    """What it turns on for that kind of lender."""
    told = []
    if lender in _SCOPE:
        told.append(Say(f"decides-scope-{lender}", cites=(_SCOPE[lender],)))
    if lender in {"bank", "consumer-finance"} and not key.startswith("financial-within"):
        told.append(Say("decides-request", cites=("finance-trial-2017/2",)))
    if lender == "small-loan" and not key.startswith("small-within"):
        told.append(Say("decides-small", cites=("small-loan-cost-2025/line",)))
    if lender == "bank":
        told.append(Say("decides-card", cites=("bank-card-2021/2",)))
    if lender in PRIVATE:
        told.append(Say("decides-habit", cites=("private-lending-2020b/13", "civil-code/157")))
    if lender == "unknown":
        told.append(Say("decides-who", cites=_WHO))
    return told


def _kept(lender: str, loan: LoanAsTold) -> Say:
    given: dict[str, Value] = {"kept": cny(loan.kept), "received": cny(loan.received)}
    if loan.start < CODE:
        return Say("decides-kept-old", given)
    private = ("private-lending-2020b/26",) if lender in PRIVATE else ()
    return Say("decides-kept", given, ("civil-code/670", *private))


def todo(given: FormValues, loan: LoanAsTold, found: CostVerdict) -> tuple[Say, ...]:
    """What to ask for in writing, and what to do next."""
    lender, on, told = given.text("lender"), loan.start, list[Say]()
    if lender in LICENSED and on >= DISCLOSED:
        told.append(Say("todo-table", cites=_table(lender)))
    elif lender == "small-loan" and on >= GUIDED:
        told.append(Say("todo-table-small", cites=("small-loan-cost-2025/disclosure",)))
    else:
        told.append(Say("todo-write"))
    if CostDoubt.LPR_MISSING in found.doubts or CostDoubt.LPR_UNSURE in found.doubts:
        told.append(Say("todo-lpr"))
    above = found.key.endswith(("above", "across"))
    if above and found.key.startswith("financial"):
        told.append(Say("todo-request", cites=("finance-trial-2017/2",)))
    if above and found.key.startswith("small") and on >= GUIDED:
        told.append(Say("todo-complain", cites=("small-loan-cost-2025/line",)))
    if found.key.startswith("private-above"):
        told.append(Say("todo-excess", cites=(*found.cites, _OLD_DEBT)))
    if lender == "unknown":
        told.append(Say("todo-who"))
    if loan.kept:
        told.append(Say("todo-proof", {"received": cny(loan.received)}))
    return tuple(told)


def _table(lender: str) -> tuple[str, ...]:
    small = ("small-loan-cost-2025/disclosure",) if lender == "small-loan" else ()
    return ("cost-disclosure-2026/table", "cost-disclosure-2026/sign-or-popup", *small)


def cautions(
    given: FormValues, loan: LoanAsTold, rated: Rated, found: CostVerdict
) -> tuple[Say, ...]:
    """Limits of this very answer."""
    told = [Say("caution-crime", cites=_CRIME)] if CostDoubt.CRIME in found.doubts else []
    if rated.cost.nominal is None:
        told.append(Say("caution-odd-days"))
    if loan.until - loan.start < SHORT:
        told.append(Say("caution-short", {"cost": cny(loan.cost), "received": cny(loan.received)}))
    if loan.cost < 0:
        told.append(Say("caution-less", {"short": cny(-loan.cost)}))
    if _slight(given):
        told.append(Say("caution-slight", {"rate": percent(given.number("rate"))}))
    if given.has("settled") and given.text("method") == "known" and not given.has("settle-sum"):
        told.append(Say("caution-settled"))
    return tuple(told)


def _slight(given: FormValues) -> bool:
    """Whether a rate of so little a year is more likely one a month."""
    return given.has("rate") and 0 < given.number("rate") < Decimal(2)


def turns(given: FormValues, loan: LoanAsTold, found: CostVerdict) -> tuple[Variation, ...]:
    """What would change the answer, the likeliest first."""
    lender, kept = given.text("lender"), loan.kept
    told: list[Variation] = []
    if _slight(given):
        rate = given.number("rate")
        told.append(Variation("a-month", {"rate": f"月息{rate:f}%"}, {"rate": percent(rate)}))
    lpr = found.lines[0].lpr if found.lines else None
    if CostDoubt.LPR_UNSURE in found.doubts and lpr and lender not in {"unlicensed", "unknown"}:
        told.append(Variation("lpr", {"lpr": f"{lpr:f}%"}, {"lpr": percent(lpr)}))
    if kept:
        told.append(Variation("no-kept", {"upfront": ""}, {"kept": cny(kept)}))
    else:
        some = to_fen(loan.contract * SOME)
        told.append(Variation("kept", {"upfront": f"{some:f}"}, {"kept": cny(some)}))
    other = "small-loan" if lender == "private-lender" else "private-lender"
    told.append(Variation(f"as-{other}", {"lender": other}))
    if kept and not given.has("once"):
        late = {"upfront": "", "once": f"{kept:f}", "once-day": loan.until.isoformat()}
        told.append(Variation("fee-later", late, {"kept": cny(kept), "on": loan.until}))
    closing = _settled(given, loan)
    return (*told[: MOST_TURNS - len(closing)], *closing)


def _settled(given: FormValues, loan: LoanAsTold) -> tuple[Variation, ...]:
    """Settled half way, or not settled early after all."""
    if given.has("settled"):
        fill = {"settled": "", "settle-sum": "", "settle-fee": ""}
        return (Variation("not-settled", fill),)
    closes = given.text("method") not in {"once", "rows", "amounts", "bullet"}
    half = loan.number // 2
    if not closes or not half:
        return ()
    return (Variation("settled", {"settled": str(half)}, {"n": count(half)}),)
