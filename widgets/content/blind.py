"""A bank without its keys, for a reader who has not seen it.

`python -m widgets.content.blind BANK [SEED [ANSWERS.yaml]]` prints it, or marks a file of answers.

The reader answers from the law's texts, or by form alone, and only then opens the bank. What tells
a key is left out, and the answers stand under letters in an order that SEED gives. An answer is
written `door-a1: b`, `door-t1a: [unlawful, c]`, `door-order: [c, a, b]` or
`door-entry: {day: 2026-11-17, kept: a}`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import yaml

from widgets.content.files import read_source
from widgets.content.layout import BANKS, record_files
from widgets.content.library import Library
from widgets.content.meant import instead
from widgets.core.errors import ContentError, Fault, LabError
from widgets.core.learning.item import AnswerOption, EntryField, Item, ItemKind
from widgets.core.learning.quiz import Response, mark
from widgets.core.text import Text

OWN = ""
_JUDGED = (ItemKind.TRIAGE, ItemKind.TRUE_FALSE, ItemKind.CLAIM)
BlindData = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BlindItem:
    """An item as a reader gets it: its options by letter, and those of each of its fields."""

    item: Item
    options: Mapping[str, Mapping[str, AnswerOption]]

    def letter(self, option_id: str, field: str = OWN) -> str:
        """The letter of an option."""
        return next(a for a, option in self.options[field].items() if option.id == option_id)

    def id_of(self, said: object, field: str = OWN) -> str:
        """The id of the option under a letter; what is no letter stays as it was written."""
        option = self.options.get(field, {}).get(str(said))
        return option.id if option else str(said)


def bank(library: Library, name: str) -> tuple[Item, ...]:
    """The items of a bank, by the names of their files.

    Raises:
        ContentError: there is no such bank.
    """
    paths = record_files(library.root, BANKS)
    found = tuple(library.item(path.stem) for path in paths if path.parent.name == name)
    if not found:
        what = f"no such bank{instead(name, {path.parent.name for path in paths})}"
        raise ContentError((Fault(f"{BANKS}/{name}", 1, what),))
    return found


def sheet(item: Item, seed: int) -> BlindItem:
    """An item with its options under letters; the stretches of a message stay in their order."""
    lists = {OWN: item.options} | {field.id: field.options for field in item.fields}
    order = random.Random(f"{seed}/{item.id}")  # noqa: S311 - an order, and no secret
    options = {}
    for name, held in lists.items():
        mixed = list(held) if item.kind is ItemKind.MARK else order.sample(held, len(held))
        options[name] = dict(zip(ascii_lowercase, mixed, strict=False))
    return BlindItem(item, options)


def bare(given: BlindItem) -> BlindData:
    """What a learner sees of an item before answering it."""
    item = given.item
    asked: BlindData = {"id": item.id, "kind": str(item.kind), "as_of": str(item.as_of)}
    asked |= {"lender": str(item.lender), "stem": _both(item.stem)}
    if item.quote:
        asked["quote"] = _both(item.quote)
    if item.exhibit:
        asked["exhibit"] = item.exhibit.model_dump(exclude_none=True)
    if item.verdicts:
        asked["verdicts"] = [verdict.id for verdict in item.verdicts]
    if item.options:
        asked["answers"] = _lettered(given, OWN)
    if item.expect:
        asked["asks"] = str(item.expect.quantity)
    if item.fields:
        asked["fields"] = {field.id: _field(given, field) for field in item.fields}
    return asked


def paper(items: Iterable[Item], seed: int) -> str:
    """The items without their keys, as a reader gets them."""
    sheets = [bare(sheet(item, seed)) for item in items]
    text = yaml.safe_dump(sheets, allow_unicode=True, sort_keys=False, width=100)
    return f"# seed {seed}\n{text}"


def marked(items: Iterable[Item], seed: int, answers: Mapping[str, Any]) -> Iterator[str]:
    """Every answer that is not right, with the key; then how many are."""
    answered = [sheet(item, seed) for item in items if item.id in answers]
    right = 0
    for given in answered:
        said = answers[given.item.id]
        try:
            whole = mark(given.item, response(given, said)).right
        except LabError as error:
            yield f"{given.item.id}: cannot be marked: {error}"
            continue
        right += whole
        if not whole:
            yield f"{given.item.id}: said {_line(said)}; the key is {_line(key(given))}"
    yield f"{right} of {len(answered)} right"


def response(given: BlindItem, said: Any) -> Response:
    """What a reader wrote, as it is marked."""
    if isinstance(said, Mapping):
        return tuple(f"{name}={given.id_of(value, name)}" for name, value in said.items())
    return tuple(given.id_of(word) for word in (said if isinstance(said, list) else [said]))


def key(given: BlindItem) -> Any:
    """The right answer, as a reader would write it."""
    item = given.item
    if item.fields:
        return {field.id: _field_key(given, field) for field in item.fields}
    if item.expect:
        return str(item.expect.value)
    if item.kind is ItemKind.ORDER:
        return [given.letter(option.id) for option in item.options]
    letters = sorted(given.letter(each) for each in item.keys)
    return [item.verdict_key, *letters] if item.kind in _JUDGED else letters


def main(arguments: Sequence[str]) -> int:
    """Print a bank without keys, or what a file of answers is worth; 1 where it cannot be read."""
    name, seed, answers = (*arguments, "", "", "")[:3]
    try:
        items = bank(Library.open(), name)
        number = int(seed) if seed.isdecimal() else 1
        if answers:
            path = Path(answers)
            held = read_source(path, path.parent).data
            print("\n".join(marked(items, number, held if isinstance(held, dict) else {})))
        else:
            print(paper(items, number))
    except ContentError as error:
        print(error)
        return 1
    return 0


def _both(text: Text) -> BlindData:
    return {"zh": text.zh, "en": text.en}


def _lettered(given: BlindItem, field: str) -> BlindData:
    return {letter: _both(option.text) for letter, option in given.options[field].items()}


def _field(given: BlindItem, field: EntryField) -> BlindData:
    asked = {"asks": str(field.expect.quantity)} if field.expect else {}
    return {"label": _both(field.label), **(asked or {"answers": _lettered(given, field.id)})}


def _field_key(given: BlindItem, field: EntryField) -> str:
    if field.expect:
        return str(field.expect.value)
    return next(given.letter(option.id, field.id) for option in field.options if option.key)


def _line(answer: Any) -> str:
    """An answer in one line, as it is written in a file of answers."""
    if isinstance(answer, Mapping):
        return ", ".join(f"{name}: {value}" for name, value in answer.items())
    return ", ".join(map(str, answer)) if isinstance(answer, list) else str(answer)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
