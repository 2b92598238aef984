"""The code by which a class is found, and what of a class outlives its server: code and key."""

from __future__ import annotations

import json
import os
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from secrets import choice, token_hex
from typing import Any

DIGITS = "23456789"
"""None that is taken for a letter, or for another digit."""
LENGTH = 6
OLD_SECONDS = 12 * 60 * 60


@dataclass(frozen=True, slots=True)
class ClassKeys:
    """What a class is found by, what whoever leads it proves to be, and whether it has `begun`."""

    code: str
    key: str
    begun: bool = False

    @classmethod
    def kept(cls, path: Path, *, fresh: bool = False) -> ClassKeys:
        """Those of a class that was held here within the last hours, else new ones, kept."""
        found = None if fresh else _read(path)
        if found is None:
            found = cls("".join(choice(DIGITS) for _ in range(LENGTH)), token_hex(16))
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


def _read(path: Path) -> ClassKeys | None:
    try:
        if time.time() - path.stat().st_mtime > OLD_SECONDS:
            return None
        told: Any = json.loads(path.read_text(encoding="utf-8"))
        return ClassKeys(str(told["code"]), str(told["key"]), told.get("begun") is True)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write(path: Path, keys: ClassKeys) -> None:
    """For this user's eyes alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump(asdict(keys), file)
