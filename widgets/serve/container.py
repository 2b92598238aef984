"""What a container, or a service manager, allows this process: read from its control groups."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from pathlib import Path

ROOT = Path("/sys/fs/cgroup")
OWN = Path("/proc/self/cgroup")


@dataclass(frozen=True, slots=True)
class Allowance:
    """What may still be taken: memory in bytes, processor cores, and tasks, which are threads.

    Infinite where nothing is said.
    """

    memory: float = inf
    cores: float = inf
    tasks: float = inf


def allowance(root: Path = ROOT, own: Path = OWN) -> Allowance:
    """The least that any control group above this process leaves it, in version 1 and 2.

    Args:
        root: where control groups are mounted.
        own: the file that names this process's groups, a controller a line.
    """
    groups = list(_groups(root, own))
    return Allowance(
        min((_memory(group) for group in groups), default=inf),
        min((_cores(group) for group in groups), default=inf),
        min((_tasks(group) for group in groups), default=inf),
    )


def _groups(root: Path, own: Path) -> Iterator[Path]:
    """The folders of this process's groups and of those above them, as far as they are seen."""
    try:
        lines = own.read_text(encoding="utf-8").splitlines()
    except OSError:  # no control groups: nothing is said
        return
    for line in lines:
        _, controllers, path = line.split(":", 2)
        names = [controllers.removeprefix("name="), *controllers.split(",")]
        for top in {root, *(root / name for name in names)}:
            group = top / path.lstrip("/")
            yield from (each for each in (group, *group.parents) if each.is_relative_to(top))


def _memory(group: Path) -> float:
    """What is left, and what of it holds files that can be read again."""
    most = min(_number(group, "memory.max"), _number(group, "memory.limit_in_bytes"))
    used = _used(group, "memory.current") + _used(group, "memory.usage_in_bytes")
    stat = dict(line.split() for line in _read(group, "memory.stat").splitlines())
    return most - used + int(stat.get("total_inactive_file", stat.get("inactive_file", 0)))


def _cores(group: Path) -> float:
    """Cores' worth of time: a quota in each period, both in microseconds."""
    quota, period = (_read(group, "cpu.max") or "max 1").split()
    if quota == "max":
        quota, period = _read(group, "cpu.cfs_quota_us"), _read(group, "cpu.cfs_period_us")
    return int(quota) / int(period) if quota.isdecimal() and period.isdecimal() else inf


def _tasks(group: Path) -> float:
    return _number(group, "pids.max") - _used(group, "pids.current")


def _number(group: Path, name: str) -> float:
    text = _read(group, name)
    return int(text) if text.isdecimal() else inf


def _used(group: Path, name: str) -> int:
    text = _read(group, name)
    return int(text) if text.isdecimal() else 0


def _read(group: Path, name: str) -> str:
    try:
        return (group / name).read_text(encoding="ascii").strip()
    except OSError:
        return ""
