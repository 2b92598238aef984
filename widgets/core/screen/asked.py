"""An item as a question: notice, stem, form, hints. Nothing here tells the key."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2s
from typing import Literal

from widgets.core.learning.acts import HINTS
from widgets.core.learning.item import EntryField, Item, ItemKind
from widgets.core.learning.journal import Sure
from widgets.core.learning.typed import Quantity, Typed
from widgets.core.screen.controls import Button, Choices, Field, Fields, Form, Option
from widgets.core.screen.exhibit import exhibit
from widgets.core.screen.law import law_search
from widgets.core.screen.lines import Link, Point
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.scene import warning
from widgets.core.screen.view import Actions, Links, Part, Points, Prose
from widgets.core.text import Text
from widgets.core.words import Words

_KEYBOARDS: dict[Quantity, Literal["text", "decimal", "numeric"]] = {
    Quantity.DAY: "text",
    Quantity.RATE: "decimal",
    Quantity.MONEY: "decimal",
    Quantity.COUNT: "numeric",
}
_SELECT: dict[ItemKind, Literal["one", "many", "mark", "order"]] = {
    ItemKind.ONE: "one",
    ItemKind.MANY: "many",
    ItemKind.MARK: "mark",
    ItemKind.ORDER: "order",
}


def asked(presentation: Presentation, item: Item, place: str) -> tuple[Part, ...]:
    """The item as the learner meets it at a place."""
    words = presentation.words
    parts = told(words, item)
    if item.explore:
        parts.append(_explore(presentation, item.explore))
    parts += [_form(presentation, item, place), *_hints(presentation, item, place)]
    if item.care:
        skip = Button(words("skip"), {"act": "skip", "at": place})
        parts.insert(0, warning(words, item.care, skip, covers=len(parts)))
    return tuple(parts)


def told(words: Words, item: Item) -> list[Part]:
    """The case of an item, and what it quotes, a paragraph for each line, or shows."""
    parts: list[Part] = [Prose((words.of(item.stem),), "case")]
    if item.quote:
        parts.append(Prose(tuple(words.of(item.quote).strip().split("\n")), "quote"))
    if item.exhibit:
        parts.append(exhibit(words, item.exhibit))
    return parts


def _explore(presentation: Presentation, sought: Text) -> Links:
    words = presentation.words
    return Links((Link(words("explore", words=words.of(sought)), law_search(words.of(sought))),))


def _form(presentation: Presentation, item: Item, place: str) -> Form:
    words, done = presentation.words, presentation.done
    buttons = tuple(
        Button(words(f"sure-{sure}"), {"act": "answer", "at": place, "sure": sure.value}, "main")
        for sure in Sure
    )
    problem = words(done.problem) if done.problem and not done.field else ""
    return Form(
        place,
        controls(presentation.words, item, done.problem, done.field),
        words("how-sure"),
        buttons,
        problem,
    )


def controls(
    words: Words, item: Item, problem: str = "", at: str = ""
) -> tuple[Choices | Fields, ...]:
    """What an item is answered with; `problem` names the words said `at` a field."""
    do, options = words(f"do-{item.kind}"), offered(words, item)
    told = {at: words(problem)} if at and problem else {}
    if item.expect:
        return (Fields(do, (_typed(words, item.id, words("your-answer"), item.expect, told),)),)
    if item.fields:
        return (Fields(do, tuple(_field(words, f, told) for f in item.fields), named=True),)
    if item.verdicts:
        verdicts = tuple(Option(v.id, words(f"verdict-{v.id}")) for v in item.verdicts)
        which = "which-wording" if item.kind is ItemKind.CLAIM else "which-fact"
        fact = Choices("fact", words(which), options, "one")
        return Choices("verdict", do, verdicts, "one"), fact
    return (Choices("option", do, options, _SELECT[item.kind]),)


def offered(words: Words, item: Item) -> tuple[Option, ...]:
    """The options of an item in the order in which they are shown."""
    options = tuple(Option(o.id, words.of(o.text)) for o in item.options)
    return _shuffled(item, options) if item.kind is ItemKind.ORDER else options


def _shuffled(item: Item, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Another order than the right one, and the same one every time."""

    def place(option: Option) -> bytes:
        return blake2s(f"{item.id}/{option.id}".encode()).digest()

    mixed = tuple(sorted(options, key=place))
    return mixed if mixed != options else (*mixed[1:], mixed[0])


def _field(words: Words, field: EntryField, told: Mapping[str, str]) -> Field:
    label = words.of(field.label)
    if field.expect:
        return _typed(words, field.id, label, field.expect, told)
    return Field(field.id, label, tuple(Option(o.id, words.of(o.text)) for o in field.options))


def _typed(words: Words, name: str, label: str, expect: Typed, told: Mapping[str, str]) -> Field:
    return Field(
        id=name,
        label=label,
        example=words(f"example-{expect.quantity}"),
        problem=told.get(name, ""),
        keyboard=_KEYBOARDS[expect.quantity],
    )


def _hints(presentation: Presentation, item: Item, place: str) -> list[Part]:
    words, opened = presentation.words, presentation.journal.hints.count(place)
    hints = [words.of(hint) for hint in item.hints.in_order()[:opened]]
    parts: list[Part] = []
    if hints:
        points = tuple(Point(text, words(f"hint-{n}")) for n, text in enumerate(hints, start=1))
        parts.append(Points(points, words("hints")))
    if opened < HINTS:
        label = words("hint" if not opened else "next-hint", n=opened + 1, of=HINTS)
        parts.append(Actions((Button(label, {"act": "hint", "at": place}, "quiet"),)))
    return parts
