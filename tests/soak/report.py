"""What a soak has found, as JSON can carry it, and for what it fails."""

from __future__ import annotations

from dataclasses import asdict
from statistics import median
from typing import Any

from tests.machine import high
from tests.soak.server import LOG
from tests.soak.soak import Soak

TROUBLES = (
    "kernels killed",
    "lines broken",
    "lines silent",
    "disks full",
    "server restarts",
    "server crashes",
)


def faults(soak: Soak) -> list[str]:
    """Everything for which the soak fails."""
    counts = {"acts lost": soak.tally.lost, "kernels left over": soak.leaked}
    never = [each for each in TROUBLES if not soak.planted.get(each)]
    return [f"{n} {what}" for what, n in counts.items() if n] + [f"no {n}" for n in never]


def told(soak: Soak) -> dict[str, Any]:
    """All that was found, as JSON can carry it."""
    tally = soak.tally
    recovered = [each for times in tally.recoveries.values() for each in times]
    start, end = soak.weights["turned over"], soak.weights["turned over twice"]
    return {
        "plan": asdict(soak.plan),
        "planted": soak.planted,
        "acts": {
            "sent": tally.sent,
            "answered": tally.answered,
            "stored though its view was not seen": tally.late,
            "lost": tally.lost,
        },
        "everything erased": tally.erased,
        "pages": {"opened": tally.pages, "closed": tally.closed, "right": tally.resumed_right},
        "recoveries": {"all": _times(recovered)}
        | {why: _times(times) for why, times in sorted(tally.recoveries.items())},
        "told that the kernel has ended": _times(tally.told),
        "act to view": {road: _times(times) for road, times in sorted(tally.acts.items())},
        "server away": _times(soak.outages),
        "log while the disk was full": soak.full,
        "memory": {when: asdict(weight) for when, weight in soak.weights.items()},
        "growth per page, KiB": round((end.standing - start.standing) / (soak.plan.pages // 2), 1),
        "kernels left over": soak.leaked,
        "failures": dict(tally.failures.most_common()),
        "log": _complaints(),
        "faults": [*faults(soak), *tally.faults],
    }


def _times(seconds: list[float]) -> dict[str, float]:
    """How many, and in seconds the median, the 95th of a hundred, and the longest."""
    if not seconds:
        return {"n": 0}
    found = {"median": median(seconds), "p95": high(seconds), "max": max(seconds)}
    return {"n": len(seconds), **{name: round(value, 3) for name, value in found.items()}}


def _complaints() -> dict[str, int]:
    """What the server's log complains of."""
    text = LOG.read_text(encoding="utf-8", errors="replace")
    return {what: text.count(what) for what in ("Traceback", "ERROR", "CRITICAL")}
