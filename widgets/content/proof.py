"""A proof: what an author has written, both languages side by side, with its faults and its law.

It is drawn from the file as it stands, so that one that is half written can be looked at too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from widgets.content.check import faults_of
from widgets.content.files import Map, SourceFile
from widgets.content.layout import BANKS, record_files
from widgets.content.library import Library
from widgets.content.meant import instead
from widgets.core.errors import ContentError, Fault, LabError, Place
from widgets.core.learning.item import ItemKind
from widgets.core.text import Text

KINDS = ("item", "scenario", "lesson", "article")
_FOLDERS = {"item": BANKS, "scenario": "scenarios", "lesson": "lessons"}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A text in both languages, or an entry with what is noted of it.

    `right` says of an answer whether it is; of anything else it says nothing.
    """

    name: str
    zh: str = ""
    en: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    right: bool | None = None


@dataclass(frozen=True, slots=True)
class CitedArticle:
    """An article that is cited: its name, its days and words, or why there is none."""

    cite: str
    label: Text | None = None
    says: Text | None = None
    facts: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True, slots=True)
class AuthorPreview:
    """One file as its author looks at it."""

    file: str
    rows: tuple[PreviewRow, ...] = ()
    cited: tuple[CitedArticle, ...] = ()
    faults: tuple[Fault, ...] = ()


def proofs(library: Library, kind: str, name: str) -> tuple[AuthorPreview, ...]:
    """An item, scenario or article; of a lesson, everything that it shows as well.

    Raises:
        ContentError: there is none of that name.
    """
    if kind == "article":
        return (_article(library, name),)
    path = _path(library, kind, name)
    found = [_proof(library, path)]
    if kind == "lesson":
        with_it = _shown(library, name)
        found += [_proof(library, _path(library, each, i)) for each, i in with_it]
    return tuple(found)


def _shown(library: Library, name: str) -> Iterator[tuple[str, str]]:
    try:
        lesson = library.lesson(name)
    except ContentError:
        return
    known = {path.stem for f in (BANKS, "scenarios") for path in record_files(library.root, f)}
    yield from (("item", i) for i in lesson.items() if i in known)
    yield from (("scenario", i) for i in lesson.scenarios() if i in known)


def _path(library: Library, kind: str, name: str) -> Path:
    paths = {path.stem: path for path in record_files(library.root, _FOLDERS[kind])}
    if name not in paths:
        what = f"no {kind} {name!r}{instead(name, paths)}"
        raise ContentError((Fault(_FOLDERS[kind], 1, what),))
    return paths[name]


def _proof(library: Library, path: Path) -> AuthorPreview:
    file = path.relative_to(library.root).as_posix()
    faults = faults_of(library, path)
    try:
        source = library.source(path)
    except ContentError:
        return AuthorPreview(file, faults=faults)
    return AuthorPreview(
        file, tuple(_rows(library, source)), _cited(library, _cites(source)), faults
    )


def _article(library: Library, cite: str) -> AuthorPreview:
    """One article of a file that holds many, with the faults of that file."""
    name = cite.partition("/")[0]
    path = library.root / "law" / "provisions" / f"{name}.yaml"
    faults = faults_of(library, path) if path.is_file() else ()
    return AuthorPreview(
        f"law/provisions/{name}.yaml", cited=_cited(library, [cite]), faults=faults
    )


def _rows(library: Library, source: SourceFile) -> Iterator[PreviewRow]:
    above = dict(source.maps)
    for place, held in source.maps:
        name = _name(place, held)
        if "zh" in held and "en" in held:
            yield PreviewRow(name, str(held["zh"]), str(held["en"]))
        else:
            right = _right(held, above.get(place[:-2], {}))
            yield PreviewRow(name, facts=tuple(_facts(library, held)), right=right)


def _name(place: Place, held: Map) -> str:
    last = place[-1] if place else ""
    return str(held.get("id", last + 1)) if isinstance(last, int) else str(last)


def _facts(library: Library, held: Map) -> Iterator[tuple[str, str]]:
    """What is written of an entry beside its texts; a misconception in its own words."""
    for key, value in held.items():
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            yield key, ", ".join(value)
        elif isinstance(value, str):
            yield key, _in_words(library, value) if key == "misconception" else value


def _in_words(library: Library, misconception: str) -> str:
    try:
        words = library.texts.get(f"misconception-{misconception}")
    except ContentError:
        return misconception
    return f"{misconception}: {words.zh} / {words.en}" if words else misconception


def _right(held: Map, within: Map) -> bool | None:
    """Whether an answer is right, or a branch the best of its node; anything else is neither.

    Of steps to be put in order none is right or wrong by itself.
    """
    if "rationale" not in held or "quantity" in held or "value" in held:
        return None
    if within.get("kind") == ItemKind.ORDER:
        return None
    branches = within.get("branches")
    if isinstance(branches, list):
        return _points(held) == max(_points(each) for each in branches)
    return held.get("key") == "true"


def _points(branch: Map) -> int:
    points = str(branch.get("points", ""))
    return int(points) if points.isdecimal() else 0


def _cites(source: SourceFile) -> Iterator[str]:
    for _, held in source.maps:
        cites = held.get("cite", [])
        yield from map(str, cites if isinstance(cites, list) else [cites])


def _cited(library: Library, cites: Iterable[str]) -> tuple[CitedArticle, ...]:
    return tuple(_read(library, cite) for cite in dict.fromkeys(cites))


def _read(library: Library, cite: str) -> CitedArticle:
    try:
        provision, instrument = library.cited(cite)
    except LabError as error:
        return CitedArticle(cite, fault=str(error))
    label = Text(
        zh=f"《{instrument.short.zh}》{provision.label.zh}",
        en=f"{instrument.short.en}, {provision.label.en}",
    )
    days = f"{provision.starts} – {provision.ends or ''}"
    return CitedArticle(cite, label, provision.says, (days, provision.confidence.value))
