"""Marking: what a response to an item is worth, and which of its parts were right."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from widgets.core.errors import NoSuchChoice, Unreadable
from widgets.core.learning.item import EntryField, Item, ItemKind
from widgets.core.learning.typed import Typed
from widgets.core.reading.reading import read

Response = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a response is worth: `score` from 0 to 1; `right` only where it is whole."""

    score: Fraction
    response: Response

    @property
    def right(self) -> bool:
        """Whether the response was right in every part."""
        return self.score == 1


def mark(item: Item, response: Response) -> Mark:
    """The mark of a response.

    A response is a tuple of words: option ids in the order given; for triage and
    true/false the verdict and then the deciding fact; for a claim the verdict and then the
    safe wording; for a number the text typed;
    for a diary entry `field=value` in the order of its fields.

    Raises:
        NoSuchChoice: the response names something the item does not offer.
        Unreadable: a number or day could not be read; ask again, do not mark.
    """
    match item.kind:
        case ItemKind.ONE | ItemKind.MANY | ItemKind.MARK | ItemKind.ORDER:
            _offered(item, response, tuple(o.id for o in item.options))
            score = _chosen_score(item, response)
        case ItemKind.TRIAGE | ItemKind.TRUE_FALSE | ItemKind.CLAIM:
            score = _judged_score(item, response)
        case ItemKind.NUMBER:
            score = _number_score(item, response)
        case ItemKind.ENTRY:
            parts = entry_parts(item, response)
            right = [field_right(field, parts[field.id]) for field in item.fields]
            score = Fraction(sum(right), len(right))
    return Mark(score, response)


def entry_parts(item: Item, response: Response) -> dict[str, str]:
    """A diary entry's values by field id; every field is there.

    Raises:
        NoSuchChoice: a field is missing or unknown.
    """
    parts = dict(part.partition("=")[::2] for part in response)
    if set(parts) != {field.id for field in item.fields}:
        raise NoSuchChoice(
            f"{item.id}: an entry has {[f.id for f in item.fields]}, not {list(parts)}"
        )
    return parts


def field_right(field: EntryField, value: str) -> bool:
    """Whether one field of a diary entry is right.

    Raises:
        NoSuchChoice: the value is not among the field's options.
        Unreadable: the field is typed and cannot be read.
    """
    if field.expect:
        return _typed_right(field.expect, value)
    picked = next((o for o in field.options if o.id == value), None)
    if picked is None:
        raise NoSuchChoice(f"{field.id} does not offer {value!r}")
    return picked.key


def unreadable_field(item: Item, response: Response) -> str:
    """The field of a response in which something typed cannot be read, by the id of its field."""
    for field, word in zip(item.fields, response, strict=False):
        if field.expect:
            try:
                read(word.partition("=")[2], field.expect.quantity)
            except Unreadable:
                return field.id
    return item.id


def _typed_right(expect: Typed, typed: str) -> bool:
    return expect.fits(expect.value, read(typed, expect.quantity))


def _chosen_score(item: Item, response: Response) -> Fraction:
    if item.kind is ItemKind.ORDER:
        return Fraction(response == tuple(o.id for o in item.options))
    keys, chosen = set(item.keys), set(response)
    return max(Fraction(len(keys & chosen) - len(chosen - keys), len(keys)), Fraction(0))


def _number_score(item: Item, response: Response) -> Fraction:
    if item.expect is None or len(response) != 1:
        raise NoSuchChoice(f"{item.id}: one number, not {list(response)}")
    return Fraction(_typed_right(item.expect, response[0]))


def _judged_score(item: Item, response: Response) -> Fraction:
    if len(response) != 2:
        raise NoSuchChoice(f"{item.id}: a verdict and the fact that decides, not {list(response)}")
    verdict, fact = response
    _offered(item, (verdict,), tuple(v.id for v in item.verdicts))
    _offered(item, (fact,), tuple(o.id for o in item.options))
    return Fraction((verdict == item.verdict_key) + (fact in item.keys), 2)


def _offered(item: Item, response: Response, ids: tuple[str, ...]) -> None:
    unknown = [word for word in response if word not in ids]
    if unknown or not response or len(set(response)) != len(response):
        raise NoSuchChoice(f"{item.id} offers {', '.join(ids)}; not {list(response)}")
    if item.kind is ItemKind.ONE and len(response) != 1:
        raise NoSuchChoice(f"{item.id}: choose one, not {list(response)}")
    if item.kind is ItemKind.ORDER and len(response) != len(ids):
        raise NoSuchChoice(f"{item.id}: every step once, not {list(response)}")
