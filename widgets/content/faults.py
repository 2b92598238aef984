"""What can be wrong with a record that reads well: its law, its references, its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

from widgets.content.class_plans import plan_faults
from widgets.content.files import Map, SourceFile
from widgets.content.letter_faults import letter_faults
from widgets.content.library import Library
from widgets.content.outdated import outdated_faults
from widgets.content.uses import looked_up, missing_faults, turned_to, use_faults
from widgets.core.calculators.calculator import Calculator
from widgets.core.classroom.plan import ClassPlan
from widgets.core.errors import ContentError, Fault, Place, UnknownCitation
from widgets.core.figures import numbers_in
from widgets.core.law.provision import Provision
from widgets.core.law.reference import Ladder
from widgets.core.law.rule import Rule
from widgets.core.learning.item import AnswerOption, Item, ItemKind, Judgement
from widgets.core.learning.lesson import Card, Lesson
from widgets.core.learning.scenario import Scenario
from widgets.core.letters.letter import Letter

CheckedRecord = Item | Scenario | Lesson | Card | Rule | Calculator | ClassPlan | Letter
CitingRecord = CheckedRecord | Ladder

LONGEST_ZH, LONGEST_EN = 120, 80
_PLACE = re.compile(r"\{(\w+)\}")


def record_faults(library: Library, record: CheckedRecord, source: SourceFile) -> Iterator[Fault]:
    """Every fault of one record against the rest of the library, each with its line."""
    yield from _citations(library, record, source)
    yield from text_faults(source)
    yield from _misconceptions(library, source)
    yield from _same_words(source)
    if not isinstance(record, Rule | ClassPlan):
        with suppress(ContentError):  # its own file is reported by itself
            yield from outdated_faults(library.outdated, record, source)
    match record:
        case Scenario():
            yield from _keys(library, source)
        case Item():
            yield from _keys(library, source)
            yield from _twin(library, record, source)
            yield from _unnamed(record, source)
        case Card():
            with suppress(ContentError):  # the channels' own file is reported by itself
                yield from missing_faults(library, turned_to(record), source)
        case Lesson():
            yield from use_faults(library, record, source)
        case ClassPlan():
            with suppress(ContentError):  # a file that it names is reported by itself
                yield from plan_faults(library, record, source)
        case Calculator():
            yield from missing_faults(library, looked_up(record), source)
            yield from _places(source)
        case Letter():
            yield from letter_faults(library, record, source)


def ladder_faults(library: Library, ladder: Ladder, source: SourceFile, i: int) -> Iterator[Fault]:
    """Every fault of one ladder against the rest of the library, each with its line."""
    yield from _citations(library, ladder, source, (i,))


def synonym_faults(library: Library, source: SourceFile) -> Iterator[Fault]:
    """Words that lead to an act without a ladder."""
    ladders = [ladder.id for ladder in library.ladders]
    for i, synonym in enumerate(library.synonyms):
        if synonym.ladder and synonym.ladder not in ladders:
            yield source.fault((i, "ladder"), f"{synonym.ladder!r} is not in law/ladders.yaml")


def text_faults(source: SourceFile, *, but: tuple[str, ...] = ()) -> Iterator[Fault]:
    """Rationales that are too long, and numbers that differ between the languages.

    `but` is left out: names and labels write numbers in the habit of each language.
    """
    for place, held in source.maps:
        if not {"zh", "en"} <= set(held) or place[-1] in but:
            continue
        zh, en = str(held["zh"]), str(held["en"])
        if place[-1:] == ("rationale",) and len(zh) > LONGEST_ZH:
            yield source.fault(place, f"zh has {len(zh)} characters, {LONGEST_ZH} at most")
        if place[-1:] == ("rationale",) and len(en.split()) > LONGEST_EN:
            yield source.fault(place, f"en has {len(en.split())} words, {LONGEST_EN} at most")
        in_zh, in_en = numbers_in(zh, "zh"), numbers_in(en, "en")
        if in_zh != in_en:
            only = f"zh alone has {_shown(in_zh - in_en)}, en alone has {_shown(in_en - in_zh)}"
            yield source.fault(place, f"the numbers differ: {only}")


def _places(source: SourceFile) -> Iterator[Fault]:
    """Sentences whose places to fill differ between the languages."""
    for place, held in source.maps:
        if not {"zh", "en"} <= set(held):
            continue
        zh, en = (set(_PLACE.findall(str(held[lang]))) for lang in ("zh", "en"))
        if zh != en:
            named = ", ".join(sorted(zh ^ en))
            yield source.fault(place, f"{named}: filled in one language and not in the other")


def _citations(
    library: Library, record: CitingRecord, source: SourceFile, above: Place = ()
) -> Iterator[Fault]:
    for place, cite in _cited(source, above):
        try:
            provision = library.cite(cite)
        except UnknownCitation as error:
            yield source.fault(place, str(error))
        except ContentError:
            continue  # the article's own file is reported by itself
        else:
            yield from _out_of_force(library, record, source, place, provision)


def _out_of_force(
    library: Library, record: CitingRecord, source: SourceFile, place: Place, provision: Provision
) -> Iterator[Fault]:
    day = _day(record, place)
    if provision.in_force(day):
        return
    span = f"{provision.starts} to {provision.ends or 'today'}"
    yield source.fault(
        place, f"{provision.cite} held from {span}, not on {day}{_remedy(library, provision)}"
    )


def _remedy(library: Library, old: Provision) -> str:
    """The article that took its place, or the instrument to look in."""
    if old.ends is None:
        return ""
    with suppress(ContentError):
        new = next((p.cite for p in library.register if p.replaced == old.cite), None)
        if new:
            return f"; its number is now {new}"
        newer = (i.id for i in library.instruments.values() if i.replaced == old.instrument)
        return "".join(f"; look for its number in {name}" for name in newer)
    return ""


def _day(record: CitingRecord, place: Place) -> date:
    """The day whose law a citation must be of."""
    match record:
        case Rule():
            return record.versions[int(place[1])].starts
        case Card() | Calculator() | ClassPlan() | Letter():
            return record.checked
        case _:
            return record.as_of


def _same_words(source: SourceFile) -> Iterator[Fault]:
    """Answers on offer together that say the same: who picks one cannot know which is meant."""
    for place, held in source.maps:
        for key in ("options", "branches"):
            met = set[str]()
            for i, each in enumerate(_entries(held.get(key))):
                said = each.get("text") or each.get("label")
                words = set(map(str, said.values())) if isinstance(said, dict) else set()
                if met & words:
                    yield source.fault((*place, key, i), "it says the same as one above it")
                met |= words


def _entries(held: object) -> list[Map]:
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []


def _keys(library: Library, source: SourceFile) -> Iterator[Fault]:
    """A key rests on an article that was read, or that several publications quote."""
    for place, held in source.maps:
        if not (held.get("key") == "true" or "points" in held or "kind" in held):
            continue
        cites = held.get("cite")
        if isinstance(cites, list) and cites and not any(_carries(library, c) for c in cites):
            what = "none of these can carry a key: each is known from a secondary source only"
            yield source.fault((*place, "cite"), what)


def _carries(library: Library, cite: str) -> bool:
    try:
        return library.cite(cite).confidence.carries_a_key
    except (UnknownCitation, ContentError):
        return True  # reported where citations are


def _misconceptions(library: Library, source: SourceFile) -> Iterator[Fault]:
    with suppress(ContentError):  # the words are reported by themselves
        texts = library.texts
        for place, held in source.maps:
            name = held.get("misconception")
            if name is not None and texts and f"misconception-{name}" not in texts:
                what = f"strings.yaml has no words for {name!r}: add 'misconception-{name}' there"
                yield source.fault((*place, "misconception"), what)


def _unnamed(item: Item, source: SourceFile) -> Iterator[Fault]:
    """A wrong answer that names no misconception, or a right one that does."""
    lists: list[tuple[Place, tuple[AnswerOption | Judgement, ...]]] = [
        (("verdicts",), item.verdicts),
        (("options",), item.options if item.kind is not ItemKind.ORDER else ()),
        *((("fields", i, "options"), field.options) for i, field in enumerate(item.fields)),
    ]
    for place, offered in lists:
        for i, each in enumerate(offered):
            if not each.key and each.misconception is None:
                what = "a wrong answer names the 'misconception' it stands for"
                yield source.fault((*place, i), what)
            if each.key and each.misconception:
                what = "a right answer stands for no misconception"
                yield source.fault((*place, i, "misconception"), what)


def _twin(library: Library, item: Item, source: SourceFile) -> Iterator[Fault]:
    if item.twin is None:
        return
    try:
        other = library.item(item.twin).twin
    except ContentError as error:
        yield source.fault(("twin",), error.faults[0].what)
        return
    if other != item.id:
        yield source.fault(("twin",), f"the twin of {item.twin!r} is {other!r}, not {item.id!r}")


def _shown(numbers: set[str]) -> str:
    return ", ".join(sorted(numbers)) or "none"


def _cited(source: SourceFile, above: Place) -> Iterator[tuple[Place, str]]:
    for place, held in source.maps:
        cites = held.get("cite") if place[: len(above)] == above else None
        if isinstance(cites, str):
            yield (*place, "cite"), cites
        elif isinstance(cites, list):
            yield from (((*place, "cite", i), cite) for i, cite in enumerate(cites))
