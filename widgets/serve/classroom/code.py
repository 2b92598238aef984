"""The code by which a class is found, and what outlives its server: code, key and plan's name."""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from secrets import choice, token_hex
from typing import Any

DIGITS = "23456789"
"""None that is taken for a letter, or for another digit."""
LENGTH = 6
OLD_SECONDS = 12 * 60 * 60


@dataclass(frozen=True, slots=True)
class ClassKeys:
    """What a class is found by, what whoever leads it proves to be, and the plan it is held on.

    `again` says that they are those of a class that was held here before, and `begun` that it
    had begun.
    """

    code: str
    key: str
    plan: str = field(default="", compare=False)
    again: bool = field(default=False, compare=False)
    begun: bool = field(default=False, compare=False)

    @classmethod
    def kept(
        cls, path: Path, plan: str = "", *, server: str = "", fresh: bool = False
    ) -> ClassKeys:
        """Those of a class that was held here within the last hours on the same plan, else new.

        Args:
            path: where they are kept.
            plan: what the class is held on.
            server: a digit before the others, by which a proxy knows the server; or none.
            fresh: makes new ones whatever is kept.
        """
        found = None if fresh else _read(path, plan)
        if found is None or found.code[:-LENGTH] != server:
            drawn = "".join(choice(DIGITS) for _ in range(LENGTH))
            found = cls(f"{server}{drawn}", token_hex(16), plan)
            _write(path, found)
        return found

    def beginning(self, path: Path) -> ClassKeys:
        """The same, kept as those of a class that has begun: a later server knows what it lacks."""
        found = replace(self, begun=True)
        _write(path, found)
        return found


def read_code(typed: str) -> str:
    """A code as it was typed: with spaces, dashes, or digits of full width."""
    return "".join(str(int(each)) for each in typed if each.isdecimal())[: LENGTH + 1]


def _read(path: Path, plan: str) -> ClassKeys | None:
    try:
        if time.time() - path.stat().st_mtime > OLD_SECONDS:
            return None
        told: Any = json.loads(path.read_text(encoding="utf-8"))
        if told["plan"] != plan:
            return None
        code, key, begun = str(told["code"]), str(told["key"]), told.get("begun") is True
        return ClassKeys(code, key, plan, again=True, begun=begun)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, keys: ClassKeys) -> None:
    """For this user's eyes alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        told = {"code": keys.code, "key": keys.key, "plan": keys.plan, "begun": keys.begun}
        json.dump(told, file)
