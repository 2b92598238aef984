"""The end of a lesson: what was gained, how sure and how right, what to look at again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from widgets.core.learning.journal import Journal, Sure, step_of
from widgets.core.learning.lesson import FormStep
from widgets.core.learning.materials import Materials
from widgets.core.learning.paired_interval import paired_interval
from widgets.core.learning.progress import (
    Answered,
    answers_of,
    items_of,
    missed,
    verdicts_open,
)
from widgets.core.screen.again import due_parts, ways_on
from widgets.core.screen.controls import Button
from widgets.core.screen.lines import Link, Point
from widgets.core.screen.presentation import Presentation, brief
from widgets.core.screen.view import Actions, Bar, Bars, Heading, Part, Points, Prose
from widgets.core.words import Words

ENOUGH = 10
"""From so many questions in each set on, it is said how far the gain can be trusted."""


@dataclass(frozen=True, slots=True)
class Gain:
    """Before and after, on two parallel forms, as right answers of those marked."""

    before: Fraction
    after: Fraction
    out_of: int

    @property
    def normalised(self) -> Fraction | None:
        """The share of what could still be gained that was; None where nothing could."""
        room = self.out_of - self.before
        return (self.after - self.before) / room if room else None


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of the answers given with one degree of certainty, how many were right."""

    sure: Sure
    right: int
    given: int


def marked(materials: Materials, journal: Journal) -> tuple[Answered, ...]:
    """Every answer whose verdict may be seen, in the order of the steps."""
    steps = [s for s in materials.lesson.steps if verdicts_open(materials, journal, s)]
    return tuple(a for step in steps for a in answers_of(materials, journal, step) if a.mark)


def gain(materials: Materials, journal: Journal) -> Gain | None:
    """Before and after; None until both forms are answered in full."""
    forms = _forms(materials)
    scores = [_form_score(answers_of(materials, journal, step)) for step in forms]
    size = len(forms[0].forms["a"]) if forms else 0
    whole = all(n == size for _, n in scores)
    if len(forms) != 2 or not whole:
        return None
    return Gain(scores[0][0], scores[1][0], size)


def calibration(answers: Iterable[Answered]) -> tuple[Calibration, ...]:
    """How right the learner was at each degree of certainty, most certain first."""
    given = list(answers)
    rows = []
    for sure in reversed(Sure):
        mine = [a for a in given if a.choice.sure is sure]
        rows.append(Calibration(sure, sum(bool(a.mark and a.mark.right) for a in mine), len(mine)))
    return tuple(rows)


def pairs(answers: Iterable[Answered]) -> tuple[int, int]:
    """Twins of which both were right, of the twins both answered."""
    right = {a.item.id: bool(a.mark and a.mark.right) for a in answers}
    twins = {a.item.id: a.item.twin for a in answers if a.item.twin}
    both = {frozenset((i, t)) for i, t in twins.items() if t in right}
    return sum(all(right[i] for i in pair) for pair in both), len(both)


def result(presentation: Presentation) -> tuple[Part, ...]:
    """What the learner takes away."""
    words, answers = presentation.words, marked(presentation.materials, presentation.journal)
    if not answers:
        forms = _forms(presentation.materials)
        held = any(answers_of(presentation.materials, presentation.journal, step) for step in forms)
        told = words("form-kept", n=len(forms[0].forms["a"])) if held else words("nothing-yet")
        return (Prose((told,)), *ways_on(presentation))
    return (
        *due_parts(presentation),
        *_gain_parts(presentation),
        *_calibration_parts(words, answers),
        *_pair_parts(words, answers),
        *_again_parts(words, answers),
        *_redo(presentation, sum(each.missed for each in answers)),
        *ways_on(presentation),
    )


def _redo(presentation: Presentation, listed: int) -> list[Part]:
    """The way to answer again what was missed, of so many listed; those of the forms compare."""
    words, n = presentation.words, len(missed(presentation.materials, presentation.journal))
    but: list[Part] = [Prose((words("redo-but"),), "small")] if n < listed else []
    if not n:
        return but
    label = words("redo" if n == listed else "redo-some", n=n)
    button = Button(label, {"act": "redo"}, "plain", words("redo-confirm"))
    return [Actions((button,)), *but]


def _forms(materials: Materials) -> list[FormStep]:
    return [step for step in materials.lesson.steps if isinstance(step, FormStep)]


def _form_score(answers: tuple[Answered, ...]) -> tuple[Fraction, int]:
    marks = [a.mark for a in answers if a.mark]
    return sum((m.score for m in marks), Fraction(0)), len(marks)


def _gain_parts(presentation: Presentation) -> list[Part]:
    words, found = presentation.words, gain(presentation.materials, presentation.journal)
    if found is None:
        return [Heading(words("gain")), Prose((words("gain-missing"),))]
    bars = tuple(
        Bar(
            words(f"form-{when}"),
            round(score * 100),
            found.out_of * 100,
            words("n-of-m", n=_decimal(score), m=found.out_of),
        )
        for when, score in (("before", found.before), ("after", found.after))
    )
    share = found.normalised
    told = (
        words("gain-full") if share is None else words("gain-share", share=f"{round(share * 100)}%")
    )
    return [
        Heading(words("gain")),
        Bars(words("gain-caption"), (words("when"), words("score")), bars),
        Prose((told, words("gain-limit", n=found.out_of))),
        *_interval(presentation, found.out_of),
    ]


def _interval(presentation: Presentation, n: int) -> list[Part]:
    """How far the gain can be trusted, where each set has enough questions to say so."""
    if n < ENOUGH:
        return []
    low, high = paired_interval(*_each_right(presentation.materials, presentation.journal))
    told = presentation.words("gain-interval", low=_signed(n * low), high=_signed(n * high), n=n)
    return [Prose((told, presentation.words("gain-clear" if low > 0 else "gain-unclear")), "small")]


def _each_right(materials: Materials, journal: Journal) -> list[list[bool]]:
    """Of each form, whether each question was wholly right, in the author's order."""
    forms = _forms(materials)
    given = [{a.item.id: a for a in answers_of(materials, journal, step)} for step in forms]
    return [
        [not found[i].missed for i in items_of(step, journal)]
        for step, found in zip(forms, given, strict=True)
    ]


def _signed(number: float) -> str:
    return f"{number:+.1f}".replace("-", "−")


def _decimal(score: Fraction) -> str:
    return f"{float(score):g}"


def _calibration_parts(words: Words, answers: tuple[Answered, ...]) -> list[Part]:
    rows = calibration(answers)
    bars = tuple(
        Bar(
            words(f"sure-{row.sure}"),
            row.right,
            row.given,
            words("n-of-m", n=row.right, m=row.given),
        )
        for row in rows
        if row.given
    )
    if not bars:
        return []
    certain = rows[0]
    sentences = (
        (words("certain-was", right=certain.right, given=certain.given),) if certain.given else ()
    )
    parts: list[Part] = [
        Heading(words("calibration")),
        Bars(words("calibration-caption"), (words("sureness"), words("right-of")), bars),
    ]
    return [*parts, Prose(sentences)] if sentences else parts


def _pair_parts(words: Words, answers: tuple[Answered, ...]) -> list[Part]:
    right, of = pairs(answers)
    sentence = words("pairs" if right else "pairs-none", right=right, of=of)
    return [Prose((sentence,))] if of else []


def _again_parts(words: Words, answers: tuple[Answered, ...]) -> list[Part]:
    missed = [a for a in answers if a.missed]
    if not missed:
        return [Prose((words("none-missed"),))]
    confident = [a for a in missed if a.choice.sure is Sure.CERTAIN]
    ordered = confident + [a for a in missed if a not in confident]
    points = tuple(
        Point(
            words("missed-decides", decides=words.of(a.item.decides)),
            _named(words, a, certain=a in confident),
            to=Link(words("missed-to"), f"#{step_of(a.choice.at)}"),
        )
        for a in ordered
    )
    return [Heading(words("look-again", n=len(missed))), Points(points)]


def _named(words: Words, answer: Answered, *, certain: bool) -> str:
    """A question by how it begins, and that the learner was certain."""
    asked = brief(words.of(answer.item.stem))
    return words("missed-certain", text=asked) if certain else asked
