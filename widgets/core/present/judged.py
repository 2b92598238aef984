"""An item with its verdict: what decides it, why each option is right or wrong, what to do now."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Literal

from widgets.core.controls import Button
from widgets.core.item import EntryField, Item, Judgement, Kind, Option
from widgets.core.present.showing import Showing
from widgets.core.quiz import Mark, Response, entry_parts, field_right
from widgets.core.reading import read
from widgets.core.standing import Answered
from widgets.core.typed import Typed
from widgets.core.view import Notice, Part, Prose, Reason, Verdict
from widgets.core.words import Words

State = Literal["hit", "missed", "wrong", "passed", "fair"]


def judged(showing: Showing, answer: Answered) -> tuple[Part, ...]:
    """The item with its verdict, or with why there is none."""
    parts: list[Part] = [Prose((showing.words.of(answer.item.stem),), "case")]
    if answer.item.quote:
        parts.append(Prose((showing.words.of(answer.item.quote),), "quote"))
    if answer.changed or answer.mark is None:
        parts.append(_stale(showing.words, answer))
    if answer.mark is not None:
        parts.append(_verdict(showing, answer.item, answer.mark))
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


def _verdict(showing: Showing, item: Item, mark: Mark) -> Verdict:
    words = showing.words
    reasons = _reasons(showing, item, mark.response)
    told = [reason for reason in reasons if reason.state != "passed"]
    cited = [*item.cite, *(source.cite for reason in told for source in reason.sources)]
    return Verdict(
        outcome=_outcome(mark.score),
        title=words(f"outcome-{_outcome(mark.score)}", score=f"{round(mark.score * 100)}%"),
        lines=((words("decides"), words.of(item.decides)), (words("now-do"), words.of(item.now))),
        reasons=tuple(replace(reason, sources=()) for reason in told),
        others=tuple(reason for reason in reasons if reason.state == "passed"),
        others_label=words("other-options"),
        sources=showing.sources(cited),
        sources_label=words("rests-on"),
    )


def _outcome(score: Fraction) -> Literal["right", "partly", "wrong"]:
    return "right" if score == 1 else "partly" if score else "wrong"


def _reasons(showing: Showing, item: Item, response: Response) -> list[Reason]:
    if item.expect:
        return [_typed(showing, showing.words("your-answer"), item.expect, response[0])]
    if item.fields:
        parts = entry_parts(item, response)
        return [_field(showing, field, parts[field.id]) for field in item.fields]
    if item.kind is Kind.ORDER:
        return [_step(showing, item, i, response) for i in range(len(response))]
    judgements = [_judgement(showing, v, response) for v in item.verdicts]
    return judgements + [_option(showing, o, response) for o in item.options]


def _judgement(showing: Showing, verdict: Judgement, response: Response) -> Reason:
    return _reason(showing, verdict, showing.words(f"verdict-{verdict.id}"), response)


def _option(showing: Showing, option: Option, response: Response) -> Reason:
    return _reason(showing, option, showing.words.of(option.text), response)


def _reason(showing: Showing, offered: Judgement | Option, text: str, said: Response) -> Reason:
    chosen = offered.id in said
    if chosen:
        state: State = "hit" if offered.key else "wrong"
    else:
        state = "missed" if offered.key else "passed"
    return Reason(
        text=text,
        rationale=showing.words.of(offered.rationale),
        state=state,
        state_label=showing.words(f"state-{state}"),
        misconception=showing.misconception(offered.misconception) if state == "wrong" else "",
        sources=showing.sources(offered.cite),
    )


def _step(showing: Showing, item: Item, i: int, response: Response) -> Reason:
    words, step = showing.words, item.options[i]
    there = response.index(step.id) == i
    return Reason(
        text=words("step-n", n=i + 1, text=words.of(step.text)),
        rationale=words.of(step.rationale),
        state="hit" if there else "wrong",
        state_label=words("state-hit" if there else "state-elsewhere"),
        sources=showing.sources(step.cite),
    )


def _typed(showing: Showing, label: str, expect: Typed, typed: str) -> Reason:
    words, value = showing.words, read(typed, expect.quantity)
    right = expect.fits(expect.value, value)
    slips = (s for s in expect.slips if expect.fits(s.value, value))
    slip = None if right else next(slips, None)
    return Reason(
        text=words("typed", label=label, typed=typed),
        rationale=words.of(slip.rationale if slip else expect.rationale),
        state="hit" if right else "wrong",
        state_label=words("state-hit" if right else "state-wrong"),
        misconception=showing.misconception(slip.misconception if slip else None),
    )


def _field(showing: Showing, field: EntryField, value: str) -> Reason:
    words, label = showing.words, showing.words.of(field.label)
    if field.expect:
        return _typed(showing, label, field.expect, value)
    picked = next(o for o in field.options if o.id == value)
    right = field_right(field, value)
    return Reason(
        text=words("typed", label=label, typed=words.of(picked.text)),
        rationale=words.of(picked.rationale),
        state="hit" if right else "wrong",
        state_label=words("state-hit" if right else "state-wrong"),
        misconception=showing.misconception(picked.misconception),
        sources=showing.sources(picked.cite),
    )
