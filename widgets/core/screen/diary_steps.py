"""The steps in which an entry of a diary is written, as parts of a view."""

from __future__ import annotations

from hashlib import blake2s

from widgets.core.diary.answers import FIELDS, PIECE, STEPS
from widgets.core.diary.context import PIECE_KINDS, WAYS, DiaryContext
from widgets.core.diary.entry import MOST_WORDS, DiaryEntry
from widgets.core.diary.state import DiaryState
from widgets.core.screen.controls import Button, Choices, Field, Fields, Form, Option
from widgets.core.screen.diary import entry_points, flag_parts, told_piece
from widgets.core.screen.lines import Point
from widgets.core.screen.view import Actions, Part, Points, Prose
from widgets.core.words import Words

_LINES = {"done": 6, "said": 6, "mine": 4, "felt": 3, "witnesses": 2, "who": 2, "claimed": 2}
"""Of each field of several lines, how many it has at first."""


def written(context: DiaryContext, state: DiaryState, words: Words) -> list[Part]:
    """The step that is asked of the entry that is being written."""
    draft = state.draft or DiaryEntry()
    amends = [Prose((words("diary-amends", n=state.number),), "small")] if state.number else []
    if state.step == "look":
        return [*amends, *_look(context, draft, words)]
    if state.step == "kept":
        return [*amends, *_pieces(state, draft, words), _leaving(words)]
    return [*amends, _form(context, state, draft, words), _leaving(words)]


def step_title(state: DiaryState, words: Words) -> str:
    """Which step of how many it is, and what it asks."""
    n, title = STEPS.index(state.step) + 1, words(f"diary-step-{state.step}")
    return words("diary-step-n", n=n, of=len(STEPS), title=title)


def _form(context: DiaryContext, state: DiaryState, draft: DiaryEntry, words: Words) -> Form:
    fields = tuple(_field(name, state, draft, words) for name in FIELDS[state.step])
    groups: tuple[Choices | Fields, ...] = (Fields(words("diary-legend"), fields, named=True),)
    if state.step == "what":
        offered = tuple(Option(kind.id, words.of(kind.text)) for kind in context.ticked)
        chosen = tuple(kind.id for kind in context.ticked if kind.id in draft.kinds)
        groups = (
            Choices("kinds", words("diary-field-kinds"), offered, "many", chosen=chosen),
            *groups,
        )
    held = repr((state.number, [field.value for field in fields], draft.kinds))
    problem = words("problems", n=len(state.problems)) if state.problems else ""
    return Form(_name(state, held), groups, "", _ways(state, words), problem)


def _name(state: DiaryState, held: str) -> str:
    """A form's name: another one where its fields are filled otherwise, so that these show."""
    return f"diary-{state.step}-{blake2s(held.encode(), digest_size=4).hexdigest()}"


def _ways(state: DiaryState, words: Words) -> tuple[Button, ...]:
    """To the next step, the one before and the last; what stands in the form goes with each."""
    at = STEPS.index(state.step)
    ways = [("diary-next", STEPS[at + 1], "main")]
    ways += [("diary-before", STEPS[at - 1], "plain")] if at else []
    ways += [("diary-to-look", STEPS[-1], "quiet")] if at + 2 < len(STEPS) else []
    return tuple(
        Button(words(key), {"act": "step", "to": to}, "main" if style == "main" else "plain")
        for key, to, style in ways
    )


def _field(name: str, state: DiaryState, draft: DiaryEntry, words: Words) -> Field:
    value = state.typed.get(name, getattr(draft, name))
    problem = state.problems.get(name, "")
    told = words(f"diary-problem-{problem}", typed=value, most=MOST_WORDS) if problem else ""
    options = tuple(Option(each, words(f"diary-way-{each}")) for each in WAYS)
    return Field(
        id=name,
        label=words(f"diary-field-{name}"),
        options=options if name == "way" else (),
        example=_help(f"diary-help-{name}", words),
        problem=told,
        value=value,
        folded=name == "way",
        lines=_LINES.get(name, 0),
        calendar=words("pick-a-day") if name == "day" else "",
    )


def _help(key: str, words: Words) -> str:
    return words(key) if key in words.texts else ""


def _pieces(state: DiaryState, draft: DiaryEntry, words: Words) -> list[Part]:
    """What was kept: what is noted already, and the form for one thing more."""
    noted = Points(
        tuple(Point(told_piece(piece, words)) for piece in draft.kept),
        words("diary-pieces"),
        ordered=True,
    )
    drops = tuple(
        Button(words("diary-piece-drop", n=n), {"act": "drop", "piece": str(n - 1)}, "quiet")
        for n in range(1, len(draft.kept) + 1)
    )
    kinds = tuple(Option(each, words(f"diary-kept-{each}")) for each in PIECE_KINDS)
    fields = tuple(
        Field(
            id=name,
            label=words(f"diary-piece-{name}"),
            options=kinds if name == "kind" else (),
            example=_help(f"diary-help-piece-{name}", words),
            folded=name == "kind",
        )
        for name in PIECE
    )
    buttons = (
        Button(words("diary-piece-plain"), {"act": "piece"}),
        Button(words("diary-piece-file"), {"act": "piece"}, marks=True),
        *_ways(state, words),
    )
    groups = (Fields(words("diary-piece-add"), fields, named=True),)
    already: list[Part] = [noted, Actions(drops)] if drops else []
    return [
        *already,
        Form(_name(state, repr((state.number, draft.kept))), groups, "", buttons),
        Prose((words("diary-file-note"),), "small"),
    ]


def _look(context: DiaryContext, draft: DiaryEntry, words: Words) -> list[Part]:
    """The whole, before it is put down; any step can be opened once more."""
    steps = tuple(
        Button(words(f"diary-step-{step}"), {"act": "step", "to": step}, "plain")
        for step in STEPS[:-1]
    )
    return [
        entry_points(context, draft, words),
        *flag_parts(context, draft, words),
        Prose((words("diary-look-note"),), "small"),
        Actions((Button(words("diary-put"), {"act": "put"}, "main"),)),
        Actions(steps, words("diary-change-step")),
        _leaving(words),
    ]


def _leaving(words: Words) -> Actions:
    """The draft can wait, or be thrown away."""
    return Actions(
        (
            Button(words("diary-later"), {"act": "place", "to": "list"}, "quiet"),
            Button(words("diary-drop"), {"act": "leave"}, "quiet", words("diary-drop-sure")),
        )
    )
