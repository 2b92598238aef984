"""What can be wrong with a record that reads well: its law, its references, its length."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from widgets.content.files import Place, Source
from widgets.content.library import Library
from widgets.content.numbers import numbers_in
from widgets.core.errors import ContentError, Fault, UnknownCitation
from widgets.core.item import Item
from widgets.core.lesson import Card, CardStep, Lesson
from widgets.core.provision import Provision
from widgets.core.rule import Rule
from widgets.core.scenario import Scenario

Checked = Item | Scenario | Lesson | Card | Rule

LONGEST_ZH, LONGEST_EN = 120, 80


def record_faults(library: Library, record: Checked, source: Source) -> Iterator[Fault]:
    """Every fault of one record against the rest of the library, each with its line."""
    yield from _law(library, record, source)
    yield from _texts(source)
    match record:
        case Item():
            yield from _twin(library, record, source)
        case Lesson():
            yield from _references(library, record, source)
        case Rule():
            yield from _versions(library, record, source)


def _law(library: Library, record: Checked, source: Source) -> Iterator[Fault]:
    for place, cite in _cited(source.data, ()):
        try:
            provision = library.cite(cite)
        except UnknownCitation as error:
            yield source.fault(place, str(error))
        except ContentError:
            continue
        else:
            yield from _holds(library, record, source, place, provision)
    if isinstance(record, Item | Scenario):
        yield from _keys(library, source)


def _holds(
    library: Library, record: Checked, source: Source, place: Place, provision: Provision
) -> Iterator[Fault]:
    if isinstance(record, Rule):
        return
    day = record.checked if isinstance(record, Card) else record.as_of
    if not provision.in_force(day):
        newer = _successor(library, provision, day)
        yield source.fault(
            place,
            f"{provision.cite} is not in force on {day} (in force {provision.starts} to "
            f"{provision.ends or 'today'})" + (f"; see {newer}" if newer else ""),
        )


def _successor(library: Library, provision: Provision, day: date) -> str | None:
    for instrument in library.instruments.values():
        if instrument.replaced == provision.instrument and instrument.starts <= day:
            return instrument.id
    return None


def _keys(library: Library, source: Source) -> Iterator[Fault]:
    """A key rests on at least one article that may carry it."""
    for place, held in _maps(source.data, ()):
        is_item = not place and "kind" in held
        is_key = held.get("key") == "true" or is_item
        if not is_key or not held.get("cite"):
            if held.get("key") == "true" and not source.data.get("cite"):
                yield source.fault(place, "a key needs a citation, here or on the item")
            continue
        carrying = [c for c in held["cite"] if _carries(library, c)]
        if not carrying:
            yield source.fault(
                (*place, "cite"),
                "none of these may carry a key: they are known from a secondary source only",
            )


def _carries(library: Library, cite: str) -> bool:
    try:
        return library.cite(cite).confidence.carries_a_key
    except (UnknownCitation, ContentError):
        return True


def _texts(source: Source) -> Iterator[Fault]:
    for place, held in _maps(source.data, ()):
        if not ({"zh", "en"} <= set(held)):
            continue
        zh, en = str(held["zh"]), str(held["en"])
        if place and place[-1] == "rationale":
            if len(zh) > LONGEST_ZH:
                yield source.fault((*place, "zh"), f"{len(zh)} characters, {LONGEST_ZH} at most")
            if len(en.split()) > LONGEST_EN:
                yield source.fault((*place, "en"), f"{len(en.split())} words, {LONGEST_EN} at most")
        only_zh, only_en = (
            numbers_in(zh, "zh") - numbers_in(en, "en"),
            numbers_in(en, "en") - numbers_in(zh, "zh"),
        )
        if only_zh or only_en:
            yield source.fault(
                place,
                f"the numbers differ: zh has {_shown(only_zh)}, en has {_shown(only_en)}",
            )


def _shown(numbers: object) -> str:
    return ", ".join(sorted(str(n) for n in numbers)) or "no other"  # type: ignore[attr-defined]


def _twin(library: Library, item: Item, source: Source) -> Iterator[Fault]:
    if item.twin is None:
        return
    try:
        twin = library.item(item.twin)
    except ContentError:
        yield source.fault(("twin",), f"there is no item {item.twin!r}")
        return
    if twin.twin != item.id:
        yield source.fault(("twin",), f"{twin.id}'s twin is {twin.twin!r}, not {item.id!r}")


def _references(library: Library, lesson: Lesson, source: Source) -> Iterator[Fault]:
    wanted = [("steps", library.item, i) for i in lesson.items()]
    wanted += [("steps", library.scenario, i) for i in lesson.scenarios()]  # type: ignore[list-item]
    wanted += [("steps", library.card, s.card) for s in lesson.steps if isinstance(s, CardStep)]  # type: ignore[misc]
    for place, read, record_id in wanted:
        try:
            read(record_id)
        except ContentError as error:
            if any("no such file" in fault.what for fault in error.faults):
                yield source.fault((place,), f"{record_id!r}: {error.faults[0].what}")


def _versions(library: Library, rule: Rule, source: Source) -> Iterator[Fault]:
    for i, version in enumerate(rule.versions):
        try:
            provision = library.cite(version.cite)
        except (UnknownCitation, ContentError):
            continue
        if not provision.in_force(version.starts):
            yield source.fault(
                ("versions", i, "cite"), f"{version.cite} is not in force on {version.starts}"
            )


def _cited(data: object, place: Place) -> Iterator[tuple[Place, str]]:
    for at, held in _maps(data, place):
        cites = held.get("cite")
        if isinstance(cites, str):
            yield (*at, "cite"), cites
        elif isinstance(cites, list):
            yield from (((*at, "cite", i), cite) for i, cite in enumerate(cites))


def _maps(data: object, place: Place) -> Iterator[tuple[Place, dict[str, object]]]:
    if isinstance(data, dict):
        yield place, data
        for key, value in data.items():
            yield from _maps(value, (*place, key))
    elif isinstance(data, list):
        for i, value in enumerate(data):
            yield from _maps(value, (*place, i))
