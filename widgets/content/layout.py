"""Which files of the content are read, which are lying beside them, and which have one id."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

from widgets.core.errors import Fault

BANKS = "quizzes"
COMPARISONS = "comparisons"
PLANS = "workshops"

_YAML = re.compile(r"\.ya?ml.*$", re.IGNORECASE)
_READ = (
    "README.md", "strings.yaml", "diary.yaml", "channels.yaml", "glossary.yaml", "synonyms.yaml",
    "law/withheld.yaml", "law/outdated.yaml", "law/ladders.yaml",
    "law/contact-norms.yaml", "law/papers.yaml", "law/diary-kinds.yaml",
    "law/lending-texts.yaml", "law/limitation-events.yaml", "law/limitation-obstacles.yaml",
    "law/instruments/*.yaml", "law/provisions/*.yaml", "law/rules/*.yaml",
    "series/*.yaml", "series/*.csv", "cards/*.yaml", "calculators/*.yaml", "letters/*.yaml",
    "lessons/*.yaml", f"{COMPARISONS}/*.yaml", f"{PLANS}/*.yaml", "scenarios/*.yaml",
    f"{BANKS}/**/*.yaml",
)  # fmt: skip


def record_files(root: Path, folder: str) -> list[Path]:
    """The files of one kind of record; those of items stand in banks below their folder."""
    return sorted((root / folder).glob("**/*.yaml" if folder == BANKS else "*.yaml"))


def _fingerprint(folder: Path) -> int:
    total = folder.stat().st_mtime_ns
    with os.scandir(folder) as entries:
        for entry in entries:
            with suppress(FileNotFoundError):  # what an editor made and took away again
                folded = _fingerprint(Path(entry.path)) if entry.is_dir() else entry.stat().st_size
                total += entry.stat().st_mtime_ns + folded
    return total


_LOOKED: ContextVar[dict[Path, int] | None] = ContextVar("_LOOKED", default=None)


@contextmanager
def looked_at_once() -> Iterator[None]:
    """Within, it is looked once, and no more, whether anything below a folder has changed."""
    token = _LOOKED.set({})
    try:
        yield
    finally:
        _LOOKED.reset(token)


def fingerprint(folder: Path) -> int:
    """A number that is another once anything below a folder is written, added or taken away."""
    looked = _LOOKED.get()
    if looked is None:
        return _fingerprint(folder)
    if folder not in looked:
        looked[folder] = _fingerprint(folder)
    return looked[folder]


def layout_faults(root: Path) -> Iterator[Fault]:
    """Every file that nothing reads, and every item whose id another bank has too."""
    read = {path for pattern in _READ for path in root.glob(pattern)}
    for path in sorted(root.rglob("*")):
        if path.is_file() and path not in read and not _hidden(path):
            yield Fault(path.relative_to(root).as_posix(), 1, _unread(path))
    yield from _doubled(root)


def _doubled(root: Path) -> Iterator[Fault]:
    """Every item whose id another bank has too."""
    by_id: dict[str, list[str]] = {}
    for path in record_files(root, BANKS):
        by_id.setdefault(path.stem, []).append(path.relative_to(root).as_posix())
    for name, files in by_id.items():
        for file in files if len(files) > 1 else ():
            there = next(other for other in files if other != file)
            what = f"id: {name!r} stands in {there} too: give each its own id and name"
            yield Fault(file, 1, what)


def _hidden(path: Path) -> bool:
    """What editors and systems leave behind; a hidden file of content is named all the same."""
    hidden = path.name.startswith(".") and path.suffix.lower() not in (".yaml", ".yml")
    return hidden or path.name.endswith("~")


def _unread(path: Path) -> str:
    name = _YAML.sub(".yaml", path.name)
    if name == path.name:
        there = ", ".join(sorted({f"{p.split('/')[0]}/" for p in _READ if "/" in p}))
        return f"this file is not read here; there are {there} (an item: quizzes/<bank>/)"
    beside = f"; {name} stands beside it" if (path.parent / name).is_file() else ""
    return f"this file is not read: its name must end in .yaml, as in {name}{beside}"
