"""A calculator as a view: its form and its answer."""

from __future__ import annotations

from widgets.core.calculators.answer import Answer, Saved, Variation
from widgets.core.calculators.answering import Tried, tried
from widgets.core.calculators.calculator import Calculator
from widgets.core.calculators.context import CalculatorContext
from widgets.core.calculators.state import CalculatorState
from widgets.core.errors import LabError, NotInForce, NotPublished
from widgets.core.screen.answer import Telling, answer_parts
from widgets.core.screen.controls import Button
from widgets.core.screen.formatter import Teller
from widgets.core.screen.keeping import Keeping, aside, elsewhere, notices
from widgets.core.screen.lines import Point
from widgets.core.screen.questions import questions
from widgets.core.screen.saving import keep, saved
from widgets.core.screen.screen import screen
from widgets.core.screen.view import Actions, Notice, Part, Points, Prose, View
from widgets.core.text import Lang
from widgets.core.words import Words


def telling(context: CalculatorContext, calculator: Calculator, lang: Lang) -> Telling:
    """How a calculator's answers are told in a language."""
    teller = Teller(context.words(lang, calculator))
    return Telling(teller, context.cited, context.tables.today, frozenset(calculator.for_teachers))


def file(context: CalculatorContext, desk: CalculatorState, lang: Lang, what: str) -> Saved | None:
    """The file asked for, made from the answer on the screen; None where there is no such."""
    calculator = context.calculators.get(desk.open)
    if calculator is None:
        return None
    tries = tried(calculator, desk.sheet(calculator.id), context.tables)
    answer = tries.now.answer or tries.found.answer
    tells = telling(context, calculator, lang)
    return saved(tells, calculator, tries.typed, answer, what) if answer else None


def present(
    context: CalculatorContext,
    desk: CalculatorState,
    lang: Lang,
    tries: Tried,
    keeping: Keeping,
) -> View:
    """The calculator that is open: its form, and whatever was found below it.

    Args:
        context: the calculators and what they look up.
        desk: what was typed and asked.
        lang: the language.
        tries: what the calculator says to it.
        keeping: how the browser keeps what is typed.
    """
    calculator, sheet = context.calculators[desk.open], desk.sheet(desk.open)
    tells = telling(context, calculator, lang)
    words = tells.teller.words
    found = tries.found
    kept = keeping.kept and not keeping.unsaved
    parts: list[Part] = [
        *notices(words, keeping),
        *aside(words, keeping),
        *elsewhere(desk, words),
        _examples(calculator, words),
        questions(calculator, sheet, found.problems, tells, words("reckon")),
    ]
    announce = words("problems", n=len(found.problems)) if found.problems else ""
    if desk.sheet(desk.open).is_cleared:
        announce = words("form-cleared")
    if found.fault:
        parts.append(_fault(found.fault, context, words))
    elif found.answer:
        announce = tells.teller.say((tries.now.answer or found.answer).says)
        parts += _answered(context, calculator, found.answer, tries, tells)
    parts += _foot(calculator, tells, kept=kept, too_long=sheet.too_long)
    return screen(words, f"calculators/{calculator.id}", tuple(parts), announce, kept=kept)


def _foot(
    calculator: Calculator, tells: Telling, *, kept: bool, too_long: bool
) -> tuple[Part, ...]:
    """What the calculator does not tell, what it rests on, and whether what is typed is kept."""
    words = tells.teller.words
    limits = tuple(
        Point(words.of(each.text), sources=tells.sources(each.cite)) for each in calculator.not_told
    )
    keeping = words(("typed-too-long" if too_long else "typed-kept") if kept else "typed-not-kept")
    return (
        Points(limits, words("calculator-not-told")),
        Prose((words("calculators-foot"), keeping), "small"),
    )


def _answered(
    context: CalculatorContext, calculator: Calculator, answer: Answer, tries: Tried, tells: Telling
) -> list[Part]:
    """The answer, or that of the change which is tried out, and the ways to keep it."""
    shown = tries.now.answer or answer
    return [
        *_turning(context, answer, tries, tells),
        *answer_parts(tells, shown, _turns(answer, tries.turn, tells)),
        keep(tells, calculator, tries.typed, shown),
    ]


def _turning(
    context: CalculatorContext, before: Answer, tries: Tried, tells: Telling
) -> list[Part]:
    """What is being tried out, and what was said before it."""
    teller, words, turn = tells.teller, tells.teller.words, tries.turn
    if turn is None:
        return []
    if tries.now.answer:
        text = words("turned-from", before=teller.say(before.says))
    else:
        text = _why(tries.now.fault, context, words) if tries.now.fault else words("turn-not")
    title = words("turned", change=teller.named(f"turn-{turn.key}", turn.given))
    back = Button(words("turn-back"), {"act": "turn", "to": turn.key})
    return [Notice("changed", title, text, (back,))]


def _turns(answer: Answer, now: Variation | None, tells: Telling) -> list[Part]:
    """What would change the answer, each to be tried out."""
    buttons = tuple(
        Button(
            tells.teller.named(f"turn-{each.key}", each.given),
            {"act": "turn", "to": each.key},
            "choice",
            current=now is not None and each.key == now.key,
        )
        for each in answer.turns
    )
    return [Actions(buttons, tells.teller.words("what-would-change"))] if buttons else []


def _examples(calculator: Calculator, words: Words) -> Actions:
    buttons = tuple(
        Button(words.of(each.title), {"act": "example", "of": each.id})
        for each in calculator.examples
    )
    return Actions(buttons, folded=words("examples"))


def _fault(error: LabError, context: CalculatorContext, words: Words) -> Notice:
    return Notice("fault", words("cannot-reckon"), _why(error, context, words))


def _why(error: LabError, context: CalculatorContext, words: Words) -> str:
    """Why nothing can be said, and what to do."""
    tables = context.tables
    match error:
        case NotPublished() if error.what in tables.series:
            title = words.of(tables.series[error.what].title)
            on, last = words.day(error.on), words.day(error.last)
            return words("fault-not-published", title=title, on=on, last=last)
        case NotInForce():
            named = tables.rules.get(error.what) or tables.series.get(error.what)
            title = words.of(named.title) if named else ""
            first = words.day(error.first)
            return words("fault-not-in-force", title=title, on=words.day(error.on), first=first)
    key = f"fault-{getattr(error, 'why', '')}"
    return words(key if key in words.texts else "fault-other")
