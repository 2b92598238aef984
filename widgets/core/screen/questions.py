"""What is asked on one screen, as a form: groups of fields, each with what stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2s

from widgets.core.calculators.form_values import Problem
from widgets.core.calculators.questionnaire import FieldKind, FormField, Group, Questionnaire
from widgets.core.calculators.state import FormState
from widgets.core.screen.answer import Telling
from widgets.core.screen.controls import Button, Field, Fields, Form, Option
from widgets.core.screen.shown_back import shown_back
from widgets.core.words import Words

ROWS, LINES = 5, 8

Problems = Mapping[str, Problem]


def questions(
    asked: Questionnaire,
    sheet: FormState,
    problems: Problems,
    tells: Telling,
    ask: str,
    *more: Button,
) -> Form:
    """The form.

    Args:
        asked: its fields.
        sheet: what stands in them.
        problems: what is wrong with them, by field.
        tells: how they are told in a language.
        ask: what its main button is called.
        more: further buttons, after that one.
    """
    words = tells.teller.words
    groups = tuple(_group(asked, group, sheet, problems, tells) for group in asked.groups)
    buttons = (
        Button(ask, {"act": "ask"}, "main"),
        *more,
        Button(words("clear-form"), {"act": "clear"}, "quiet"),
    )
    told = words("problems", n=len(problems)) if problems else ""
    filled = (sheet.time, sorted(sheet.typed.items()))
    mark = blake2s(repr(filled).encode(), digest_size=4).hexdigest()
    return Form(f"{asked.id}-{mark}", groups, "", buttons, told)


def _group(
    asked: Questionnaire, group: Group, sheet: FormState, problems: Problems, tells: Telling
) -> Fields:
    fields = tuple(_field(asked, entry, sheet, problems, tells) for entry in group.fields)
    touched = any(sheet.typed.get(entry.id, entry.value) != entry.value for entry in group.fields)
    wrong = any(entry.id in problems for entry in group.fields)
    title = tells.teller.words.of(group.title)
    return Fields(title, fields, named=True, folded=group.folded and not touched and not wrong)


def _field(
    asked: Questionnaire, entry: FormField, sheet: FormState, problems: Problems, tells: Telling
) -> Field:
    words, problem = tells.teller.words, problems.get(entry.id)
    label, value = words.of(entry.label), sheet.typed.get(entry.id, entry.value)
    read, offers = shown_back(entry, value, tells) if sheet.asked else ("", ())
    example = words.of(entry.help) or _example(entry, words)
    return Field(
        id=entry.id,
        label=words("optional", label=label) if entry.optional else label,
        options=tuple(Option(each.id, words.of(each.text)) for each in entry.options),
        example=example,
        problem=tells.teller.named(problem.key, problem.given) if problem else "",
        keyboard="decimal" if entry.kind is FieldKind.COUNT else "text",
        value=value,
        folded=len(entry.options) > ROWS,
        lines={FieldKind.ROWS: ROWS, FieldKind.LINES: LINES}.get(entry.kind, 0),
        file=words("take-file") if entry.kind in {FieldKind.ROWS, FieldKind.LINES} else "",
        foreign=words("file-foreign") if entry.kind in {FieldKind.ROWS, FieldKind.LINES} else "",
        when=tuple(asked.conditions(entry).items()),
        read=read,
        offers=offers,
        calendar=words("pick-a-day") if FieldKind.DAY in (entry.kind, *entry.columns) else "",
        adding=words("add-a-row") if entry.columns else "",
        cells=_cells(entry, words),
    )


def _cells(entry: FormField, words: Words) -> tuple[tuple[str, bool], ...]:
    """What the cells of a row are called: as its author says, else by their kinds."""
    kinds = entry.columns
    names = [words.of(each) for each in entry.cells] or [words(f"cell-{kind}") for kind in kinds]
    return tuple((name, kind is FieldKind.DAY) for name, kind in zip(names, kinds, strict=True))


def _example(entry: FormField, words: Words) -> str:
    kind = "date" if entry.kind is FieldKind.DAY else str(entry.kind)
    return words(f"example-{kind}") if kind in {"money", "rate", "date", "count"} else ""
