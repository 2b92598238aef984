"""Forty learners while everything breaks: `make soak MINUTES=10` writes build/soak.json.

A server of its own on a free port; its kernels are killed, it is restarted and killed, its disk
fills, lines break or go silent, and some phones are slow. Two of the learners have a real browser.
Beside them a class votes, whose server is killed twice. Fails when an act that was answered is not
there after all that, when a vote is lost or counted twice, when a kernel is left over, or when a
planted trouble never struck.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import secrets
import sys
from pathlib import Path

from tests.machine import ROOT
from tests.soak.class_soak import ClassSoak
from tests.soak.report import told
from tests.soak.server import LOG, Server
from tests.soak.soak import Plan, Soak

OUT = ROOT / "build" / "soak.json"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser("tests.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--learners", type=int, default=40)
    parser.add_argument(
        "--browsers", type=int, default=2, help="how many of them have a real browser"
    )
    parser.add_argument("--phones", type=int, default=40, help="how many vote in the class")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    parser.add_argument(
        "--alone", type=float, default=75, help="seconds a closed page's kernel stays"
    )
    parser.add_argument("--pages", type=int, default=100, help="pages opened and closed at the end")
    parser.add_argument("--out", type=Path, default=OUT)
    return parser.parse_args()


async def _both(soak: Soak, held: ClassSoak) -> None:
    """The learners and the class, at the same time."""
    await asyncio.gather(soak.run(), held.run())


def main() -> int:
    """Soaks, prints what was found, writes it down, and says whether all is well."""
    asked = _asked()
    plan = Plan(
        asked.minutes * 60, asked.learners, asked.browsers, asked.seed, asked.alone, asked.pages
    )
    print(f"seed {plan.seed}: {plan.learners} learners for {plan.seconds:.0f} s", flush=True)
    LOG.unlink(missing_ok=True)
    soak = Soak(plan, Server(plan.alone, min(10.0, plan.alone / 4), plan.learners * 3))
    held = ClassSoak(plan.seconds, asked.phones, plan.seed)
    asyncio.run(_both(soak, held))
    found = told(soak)
    found["class"] = held.told
    found["faults"] += held.faults
    asked.out.parent.mkdir(exist_ok=True)
    asked.out.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, value in found.items():
        print(f"{name}: {json.dumps(value, ensure_ascii=False)}")
    return 1 if found["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
