"""What calculators found as lines of a letter: figures alone, where it has room for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from widgets.core.calculators.answer import Answer
from widgets.core.calculators.answering import tried
from widgets.core.calculators.context import CalculatorContext
from widgets.core.calculators.form_values import is_asked
from widgets.core.calculators.state import CalculatorState, from_text
from widgets.core.calculators.working import Measure, Value
from widgets.core.letters.letter import SLOT, Letter
from widgets.core.screen.formatter import Teller
from widgets.core.text import LANGS


def calculators_of(letter: Letter) -> tuple[str, ...]:
    """The calculators whose answers the letter has room for, each once."""
    return tuple(dict.fromkeys(each.calculator for each in letter.carries))


def carried_lines(
    letter: Letter,
    typed: Mapping[str, str],
    calculator_id: str,
    kept: str | None,
    context: CalculatorContext,
) -> dict[str, str]:
    """What a calculator found, by the fields that it goes into, a line for each sentence.

    Nothing goes into a field that is not asked for with these picks.

    Args:
        letter: the letter.
        typed: what stands in each of its fields.
        calculator_id: one of `calculators_of` the letter.
        kept: what a browser keeps of that calculator, if anything.
        context: what the calculator looks up, and its words.
    """
    answer = _answer(calculator_id, kept, context) if kept else None
    if answer is None:
        return {}
    words = context.words(LANGS[0], context.calculators[calculator_id])
    figures = {each.key: each.value for each in answer.figures if not _nothing(each.value)}
    told = {key: Teller(words).told(value) for key, value in figures.items()}
    found: dict[str, list[str]] = {}
    for each in letter.carries:
        if each.calculator == calculator_id and is_asked(letter, letter.fields[each.into], typed):
            found.setdefault(each.into, []).extend(_lines([t.zh for t in each.says], told))
    return {name: "\n".join(lines) for name, lines in found.items() if lines}


def _answer(calculator_id: str, kept: str, context: CalculatorContext) -> Answer | None:
    """The answer to what was typed, where one was asked for and can be given."""
    desk = CalculatorState(context.tables.today, calculator_id)
    desk, _ = from_text(kept, desk, context.calculators)
    sheet = desk.sheet(calculator_id)
    return tried(context.calculators[calculator_id], sheet, context.tables).now.answer


def _nothing(value: Value) -> bool:
    return isinstance(value, Measure) and not value.value


def _lines(says: list[str], told: Mapping[str, str]) -> Iterator[str]:
    for text in says:
        if all(name in told for name in SLOT.findall(text)):
            yield SLOT.sub(lambda slot: told[slot[1]], text)
