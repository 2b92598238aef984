"""An item with its verdict: what decides it, why each option is right or wrong, what to do now."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Literal

from widgets.core.learning.item import AnswerOption, EntryField, Item, ItemKind, Judgement
from widgets.core.learning.progress import Answered
from widgets.core.learning.quiz import Mark, Response, entry_parts, field_right
from widgets.core.learning.typed import Typed
from widgets.core.reading.reading import read
from widgets.core.screen.asked import told
from widgets.core.screen.controls import Button
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.view import Notice, Part, Reason, Verdict
from widgets.core.words import Words

JudgedState = Literal["hit", "missed", "wrong", "passed", "fair"]
_SINGLE = (ItemKind.ONE, ItemKind.TRUE_FALSE, ItemKind.TRIAGE, ItemKind.CLAIM)
"""The kinds in which each group has one right answer, so that nothing can be left out."""


def judged(presentation: Presentation, answer: Answered) -> tuple[Part, ...]:
    """The item with its verdict, or with why there is none."""
    parts = told(presentation.words, answer.item)
    if answer.changed or answer.mark is None:
        parts.append(_stale(presentation.words, answer))
    if answer.mark is not None:
        parts.append(_verdict(presentation, answer.item, answer.mark))
    return tuple(parts)


def _stale(words: Words, answer: Answered) -> Notice:
    again = Button(words("answer-again"), {"act": "again", "at": answer.choice.at})
    if answer.skipped:
        return Notice("info", words("skipped"), words("skipped-text"), (again,))
    told = _told(words, answer.item, answer.choice.chose)
    return Notice("changed", words("changed"), words("changed-text", answer=told), (again,))


def _told(words: Words, item: Item, response: Response) -> str:
    """A response as the learner would say it."""
    texts = {o.id: words.of(o.text) for o in item.options}
    texts |= {v.id: words(f"verdict-{v.id}") for v in item.verdicts}
    return words.listed([texts.get(word, word) for word in response])


def _verdict(presentation: Presentation, item: Item, mark: Mark) -> Verdict:
    words = presentation.words
    reasons, wrong = _reasons(presentation, item, mark.response), mark.score != 1
    told, others = _parted(reasons, single=item.kind in _SINGLE)
    cites = (at.cite for each in reasons if each.state != "passed" for at in each.sources)
    decides = (words("decides"), words.of(item.decides))
    return Verdict(
        outcome=_outcome(mark.score),
        title=words(f"outcome-{_outcome(mark.score)}", score=f"{round(mark.score * 100)}%"),
        lines=(*(_right_answer(words, item, mark.response) if wrong else ()), decides),
        reasons=_once(told),
        others=tuple(others),
        others_label=words("every-option" if wrong else "other-options"),
        sources=presentation.sources([*item.cite, *cites]),
        sources_label=words("rests-on"),
        folded=wrong,
        then=((words("now-do"), words.of(item.now)),),
    )


def _parted(reasons: list[Reason], *, single: bool) -> tuple[list[Reason], list[Reason]]:
    """What is told at once, and what is to be opened.

    Where one answer is right, it stands above already: why so is opened, and first is told what
    was wrong.
    """
    folded = ("passed", "missed") if single else ("passed",)
    told = [each for each in reasons if each.state not in folded]
    others = [each for each in reasons if each.state in folded]
    if single:
        told.sort(key=lambda each: each.state != "wrong")
        others.sort(key=lambda each: each.state != "missed")
    return told, [replace(o, sources=()) if o.state == "missed" else o for o in others]


def _right_answer(words: Words, item: Item, said: Response) -> tuple[tuple[str, str], ...]:
    """What would have been right, where one answer is and it was not said."""
    if item.kind not in _SINGLE:
        return ()
    texts = [words(f"verdict-{v.id}") for v in item.verdicts if v.key and v.id not in said]
    texts += [words.of(o.text) for o in item.options if o.key and o.id not in said]
    both = words("right-both", verdict=texts[0], fact=texts[1]) if len(texts) > 1 else texts[0]
    return ((words("right-answer"), both),)


def _once(reasons: list[Reason]) -> tuple[Reason, ...]:
    """Reasons without what the verdict says elsewhere: a misconception is named once."""
    met: set[str] = set()
    told = []
    for each in reasons:
        named = "" if each.misconception in met else each.misconception
        met.add(each.misconception)
        told.append(replace(each, sources=(), misconception=named))
    return tuple(told)


def _outcome(score: Fraction) -> Literal["right", "partly", "wrong"]:
    return "right" if score == 1 else "partly" if score else "wrong"


def _reasons(presentation: Presentation, item: Item, response: Response) -> list[Reason]:
    if item.expect:
        return [_typed(presentation, presentation.words("your-answer"), item.expect, response[0])]
    if item.fields:
        parts = entry_parts(item, response)
        return [_field(presentation, field, parts[field.id]) for field in item.fields]
    if item.kind is ItemKind.ORDER:
        return [_step(presentation, item, i, response) for i in range(len(response))]
    offered: list[Judgement | AnswerOption] = [*item.verdicts, *item.options]
    return [_reason(presentation, item, each, response) for each in offered]


def _reason(
    presentation: Presentation, item: Item, offered: Judgement | AnswerOption, said: Response
) -> Reason:
    words = presentation.words
    chosen = offered.id in said
    if chosen:
        state: JudgedState = "hit" if offered.key else "wrong"
    else:
        state = "missed" if offered.key else "passed"
    single = item.kind in _SINGLE
    return Reason(
        text=words.of(offered.text)
        if isinstance(offered, AnswerOption)
        else words(f"verdict-{offered.id}"),
        rationale=words.of(offered.rationale),
        state=state,
        state_label=words("state-right" if single and state == "missed" else f"state-{state}"),
        misconception=presentation.misconception(offered.misconception) if state == "wrong" else "",
        sources=presentation.sources(offered.cite),
    )


def _step(presentation: Presentation, item: Item, i: int, response: Response) -> Reason:
    words, step = presentation.words, item.options[i]
    there = response.index(step.id) == i
    return Reason(
        text=words("step-n", n=i + 1, text=words.of(step.text)),
        rationale=words.of(step.rationale),
        state="hit" if there else "wrong",
        state_label=words("state-hit" if there else "state-elsewhere"),
        sources=presentation.sources(step.cite),
    )


def _typed(presentation: Presentation, label: str, expect: Typed, typed: str) -> Reason:
    words, value = presentation.words, read(typed, expect.quantity)
    right = expect.fits(expect.value, value)
    slips = (s for s in expect.slips if expect.fits(s.value, value))
    slip = None if right else next(slips, None)
    return Reason(
        text=words("typed", label=label, typed=typed),
        rationale=words.of(slip.rationale if slip else expect.rationale),
        state="hit" if right else "wrong",
        state_label=words("state-hit" if right else "state-wrong"),
        misconception=presentation.misconception(slip.misconception if slip else None),
    )


def _field(presentation: Presentation, field: EntryField, value: str) -> Reason:
    words, label = presentation.words, presentation.words.of(field.label)
    if field.expect:
        return _typed(presentation, label, field.expect, value)
    picked = next(o for o in field.options if o.id == value)
    right = field_right(field, value)
    return Reason(
        text=words("typed", label=label, typed=words.of(picked.text)),
        rationale=words.of(picked.rationale),
        state="hit" if right else "wrong",
        state_label=words("state-hit" if right else "state-wrong"),
        misconception=presentation.misconception(picked.misconception),
        sources=presentation.sources(picked.cite),
    )
