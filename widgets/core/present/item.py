"""An item on the screen: asked, hinted at, answered."""

from __future__ import annotations

from fractions import Fraction
from hashlib import blake2s

from widgets.core.acts import HINTS, Done
from widgets.core.item import EntryField, Item, Judgement, Kind, Quantity, Typed
from widgets.core.item import Option as Offered
from widgets.core.journal import Sure
from widgets.core.materials import Materials
from widgets.core.present.law import sources
from widgets.core.quiz import entry_parts, field_right, same_value
from widgets.core.reading import read
from widgets.core.standing import Answered
from widgets.core.view import (
    Actions,
    Button,
    Choices,
    Field,
    Fields,
    Form,
    Notice,
    Option,
    Part,
    Point,
    Points,
    Prose,
    Reason,
    Verdict,
)
from widgets.core.words import Words

_KEYBOARDS = {
    Quantity.DAY: "text",
    Quantity.RATE: "decimal",
    Quantity.MONEY: "decimal",
    Quantity.COUNT: "numeric",
}


def asked(
    materials: Materials, words: Words, item: Item, place: str, done: Done
) -> tuple[Part, ...]:
    """The item as a question: notice, stem, form, hints. Nothing here tells the key."""
    parts: list[Part] = []
    if item.care:
        skip = Button(words("skip"), {"act": "skip", "at": place})
        parts.append(Notice("care", words("care"), words.of(item.care), (skip,)))
    parts.append(Prose((words.of(item.stem),), "case"))
    if item.quote:
        parts.append(Prose((words.of(item.quote),), "quote"))
    parts.append(_form(words, item, place, done))
    parts += _hints(words, item, place, done.journal.hints.count(place))
    return tuple(parts)


def judged(materials: Materials, words: Words, answer: Answered) -> tuple[Part, ...]:
    """The item with its verdict, or with why there is none."""
    item = answer.item
    parts: list[Part] = [Prose((words.of(item.stem),), "case")]
    if answer.changed or answer.mark is None:
        parts.append(_stale(words, answer))
    if answer.mark is not None:
        parts.append(_verdict(materials, words, answer))
    return tuple(parts)


def response_words(words: Words, item: Item, response: tuple[str, ...]) -> str:
    """A response as the learner would say it."""
    texts = {o.id: words.of(o.text) for o in item.options}
    texts |= {v.id: words(f"verdict-{v.id}") for v in item.verdicts}
    return words.listed([texts.get(word, word) for word in response])


def _stale(words: Words, answer: Answered) -> Notice:
    at = f"{answer.choice.at}"
    again = Button(words("answer-again"), {"act": "again", "at": at})
    if answer.skipped:
        return Notice("info", words("skipped"), words("skipped-text"), (again,))
    told = response_words(words, answer.item, answer.choice.chose)
    return Notice("changed", words("changed"), words("changed-text", answer=told), (again,))


def _form(words: Words, item: Item, place: str, done: Done) -> Form:
    buttons = tuple(
        Button(words(f"sure-{sure}"), {"act": "answer", "at": place, "sure": sure.value}, "main")
        for sure in Sure
    )
    problem = words(done.problem) if done.problem and not done.field else ""
    return Form(place, _controls(words, item, done), words("how-sure"), buttons, problem)


def _controls(words: Words, item: Item, done: Done) -> tuple[Choices | Fields, ...]:
    help_text = words(f"do-{item.kind}")
    options = tuple(Option(o.id, words.of(o.text)) for o in item.options)
    match item.kind:
        case Kind.ONE:
            return (Choices("option", help_text, options, "one"),)
        case Kind.MANY:
            return (Choices("option", help_text, options, "many"),)
        case Kind.MARK:
            return (Choices("option", help_text, options, "mark"),)
        case Kind.ORDER:
            return (Choices("option", help_text, _shuffled(item, options), "order"),)
        case Kind.TRIAGE | Kind.TRUE_FALSE:
            verdicts = tuple(Option(v.id, words(f"verdict-{v.id}")) for v in item.verdicts)
            return (
                Choices("verdict", help_text, verdicts, "one"),
                Choices("fact", words("which-fact"), options, "one"),
            )
        case Kind.NUMBER:
            assert item.expect
            field = _typed_field(words, item.id, words("your-answer"), item.expect, done)
            return (Fields(help_text, (field,)),)
        case Kind.ENTRY:
            fields = tuple(_entry_field(words, field, done) for field in item.fields)
            return (Fields(help_text, fields, named=True),)


def _entry_field(words: Words, field: EntryField, done: Done) -> Field:
    if field.expect:
        return _typed_field(words, field.id, words.of(field.label), field.expect, done)
    options = tuple(Option(o.id, words.of(o.text)) for o in field.options)
    return Field(field.id, words.of(field.label), options)


def _typed_field(words: Words, name: str, label: str, expect: Typed, done: Done) -> Field:
    return Field(
        id=name,
        label=label,
        example=words(f"example-{expect.quantity}"),
        problem=words(done.problem) if done.field == name else "",
        keyboard=_KEYBOARDS[expect.quantity],  # type: ignore[arg-type]
    )


def _shuffled(item: Item, options: tuple[Option, ...]) -> tuple[Option, ...]:
    """Another order than the right one, and the same one every time."""

    def place(option: Option) -> bytes:
        return blake2s(f"{item.id}/{option.id}".encode()).digest()

    mixed = tuple(sorted(options, key=place))
    return mixed if mixed != options else (*mixed[1:], mixed[0])


def _hints(words: Words, item: Item, place: str, opened: int) -> list[Part]:
    shown = [words.of(hint) for hint in item.hints.in_order()[:opened]]
    parts: list[Part] = []
    if shown:
        points = tuple(Point(text, words(f"hint-{i}")) for i, text in enumerate(shown, start=1))
        parts.append(Points(points, words("hints")))
    if opened < HINTS:
        label = words("hint" if not opened else "next-hint", n=opened + 1, of=HINTS)
        parts.append(Actions((Button(label, {"act": "hint", "at": place}, "quiet"),)))
    return parts


def _verdict(materials: Materials, words: Words, answer: Answered) -> Verdict:
    item, found = answer.item, answer.mark
    assert found is not None
    outcome = "right" if found.right else "partly" if found.score > 0 else "wrong"
    reasons = _reasons(materials, words, item, found.response)
    told = tuple(r for r in reasons if r.state != "passed")
    others = tuple(r for r in reasons if r.state == "passed")
    return Verdict(
        outcome=outcome,  # type: ignore[arg-type]
        title=words(f"outcome-{outcome}", score=_share(found.score)),
        lines=((words("decides"), words.of(item.decides)), (words("now-do"), words.of(item.now))),
        reasons=told,
        others=others,
        others_label=words("other-options"),
        sources=sources(materials, words, item.cite),
        sources_label=words("rests-on"),
    )


def _share(score: Fraction) -> str:
    return f"{round(score * 100)}%"


def _reasons(
    materials: Materials, words: Words, item: Item, response: tuple[str, ...]
) -> list[Reason]:
    if item.expect:
        return [_typed_reason(words, words("your-answer"), item.expect, response[0])]
    if item.fields:
        parts = entry_parts(item, response)
        return [_field_reason(materials, words, field, parts[field.id]) for field in item.fields]
    chosen = set(response)
    judged: list[Judgement | Offered] = [*item.verdicts, *item.options]
    if item.kind is Kind.ORDER:
        return [_step_reason(materials, words, item, i, response) for i in range(len(response))]
    return [_reason(materials, words, option, option.id in chosen) for option in judged]


def _reason(
    materials: Materials, words: Words, option: Judgement | Offered, chosen: bool
) -> Reason:
    state = ("hit" if option.key else "wrong") if chosen else ("missed" if option.key else "passed")
    label = (
        words(f"verdict-{option.id}") if isinstance(option, Judgement) else words.of(option.text)
    )
    return Reason(
        text=label,
        rationale=words.of(option.rationale),
        state=state,  # type: ignore[arg-type]
        state_label=words(f"state-{state}"),
        misconception=_misconception(words, option.misconception) if state == "wrong" else "",
        sources=sources(materials, words, option.cite),
    )


def _step_reason(
    materials: Materials, words: Words, item: Item, i: int, response: tuple[str, ...]
) -> Reason:
    step = item.options[i]
    there = response.index(step.id) == i
    return Reason(
        text=words("step-n", n=i + 1, text=words.of(step.text)),
        rationale=words.of(step.rationale),
        state="hit" if there else "missed",
        state_label=words("state-hit" if there else "state-elsewhere"),
        sources=sources(materials, words, step.cite),
    )


def _typed_reason(words: Words, label: str, expect: Typed, typed: str) -> Reason:
    value = read(typed, expect.quantity)
    right = same_value(expect.value, value, expect.tolerance)
    slip = next((s for s in expect.slips if same_value(s.value, value, expect.tolerance)), None)
    return Reason(
        text=words("typed", label=label, typed=typed),
        rationale=words.of(slip.rationale if slip else expect.rationale),
        state="hit" if right else "wrong",
        state_label=words("state-hit" if right else "state-wrong"),
        misconception=_misconception(words, slip.misconception) if slip else "",
    )


def _field_reason(materials: Materials, words: Words, field: EntryField, value: str) -> Reason:
    label = words.of(field.label)
    if field.expect:
        return _typed_reason(words, label, field.expect, value)
    picked = next(o for o in field.options if o.id == value)
    right = field_right(field, value)
    return Reason(
        text=words("typed", label=label, typed=words.of(picked.text)),
        rationale=words.of(picked.rationale),
        state="hit" if right else "wrong",
        state_label=words("state-hit" if right else "state-wrong"),
        misconception=_misconception(words, picked.misconception) if not right else "",
        sources=sources(materials, words, picked.cite),
    )


def _misconception(words: Words, name: str | None) -> str:
    return words("misconception", text=words(f"misconception-{name}")) if name else ""
