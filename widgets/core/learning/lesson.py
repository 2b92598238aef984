"""A lesson as its author writes it: its steps, and the card for someone it happens to now."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from widgets.core.errors import Amiss, Place
from widgets.core.learning.scenario import Seat
from widgets.core.record import Cite, Id, Record
from widgets.core.text import Text

FormVariant = Literal["a", "b"]


class CitedLine(Record):
    """One line with the article it rests on, where it rests on one."""

    text: Text
    cite: tuple[Cite, ...] = ()


class CardSection(Record):
    """A few lines under one heading."""

    id: Id
    title: Text
    points: tuple[CitedLine, ...] = Field(min_length=1)


class Ring(Record):
    """A number to ring at once, and what to say there in one line."""

    number: str = Field(pattern=r"^\d{3,12}$")
    say: Text


class Card(Record):
    """What to do right now. It must read without a kernel, and print on one page.

    What is `happening`, in the words of whom it happens to, leads from the home page to the card's
    own page. In a lesson on our server, whose section tells the same in its own words, the way
    there stands for the whole card. A `call` stands first in both. `channels` are whom to turn to
    where this happens, the first first.
    """

    id: Id
    happening: Text | None = None
    title: Text
    lead: Text
    checked: date
    call: Ring | None = None
    channels: tuple[Id, ...] = ()
    sections: tuple[CardSection, ...] = Field(min_length=1)


class Finding(Record):
    """One step of a worked case: what is asked, what is found, under which article."""

    ask: Text
    found: Text
    cite: tuple[Cite, ...] = Field(min_length=1)


class _Step(Record):
    id: Id


class FormStep(_Step):
    """Two parallel forms of one blueprint; the learner meets one before and the other after."""

    kind: Literal["form"]
    forms: dict[FormVariant, tuple[Id, ...]]
    opens: bool

    @model_validator(mode="after")
    def _no_item_in_both(self) -> FormStep:
        """An item in both forms would be asked again after the lesson, its answer known."""
        a, b = (self.forms.get(form, ()) for form in get_args(FormVariant))
        faults = [
            (("forms", "b", i), f"{name!r} stands in form a too: each form has its own items")
            for i, name in enumerate(b)
            if name in a
        ]
        if faults:
            raise Amiss(*faults)
        return self


class CardStep(_Step):
    """The card for someone it happens to now."""

    kind: Literal["card"]
    card: Id


class WorkedStep(_Step):
    """One case worked through, question by question; its notebook tells the facts."""

    kind: Literal["worked"]
    findings: tuple[Finding, ...] = Field(min_length=2)
    conclusion: Text


class CalculatorStep(_Step):
    """A calculator's answer to one of its examples, after the learner has guessed it."""

    kind: Literal["reckoning"]
    calculator: Id
    example: Id
    guess: Id


class ItemsStep(_Step):
    """Items in the order they are met; a wrong answer brings its twin forward."""

    kind: Literal["items"]
    items: tuple[Id, ...] = Field(min_length=1)


class SceneStep(_Step):
    """One case to walk through, from either seat."""

    kind: Literal["scene"]
    seats: dict[Seat, Id] = Field(min_length=1)


class Situation(Record):
    """Something that may be so for the learner, and what to do next where it is."""

    id: Id
    text: Text
    then: tuple[CitedLine, ...] = Field(min_length=1)


class PlanStep(_Step):
    """What is so for the learner, and the list of next steps that it makes; nothing is marked.

    The lines that are for everyone stand last, under `always`.
    """

    kind: Literal["plan"]
    ask: Text
    situations: tuple[Situation, ...] = Field(min_length=2)
    always: tuple[CitedLine, ...] = Field(min_length=1)


class ResultStep(_Step):
    """What was gained, how sure and how right."""

    kind: Literal["result"]


Step = Annotated[
    FormStep
    | CardStep
    | WorkedStep
    | CalculatorStep
    | ItemsStep
    | SceneStep
    | PlanStep
    | ResultStep,
    Field(discriminator="kind"),
]


class Lesson(Record):
    """What a lesson's notebook shows: steps, each of which can be opened at any time.

    Its title and all that is told between the steps stand in the notebook.
    """

    id: Id
    minutes: int = Field(ge=1)
    as_of: date
    checked: date
    rules: tuple[Id, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_item_in_one_step(self) -> Lesson:
        met, faults = dict[str, str](), list[tuple[Place, str]]()
        for i, step in enumerate(self.steps):
            for j, name in enumerate(step.items if isinstance(step, ItemsStep) else ()):
                if name in met:
                    what = f"{name!r} stands in step {met[name]!r} too: each is asked once"
                    faults.append((("steps", i, "items", j), what))
                met[name] = step.id
        if faults:
            raise Amiss(*faults)
        return self

    @cached_property
    def cards(self) -> tuple[str, ...]:
        """The ids of the cards it shows."""
        return tuple(step.card for step in self.steps if isinstance(step, CardStep))

    def step(self, step_id: str) -> Step | None:
        """The step of an id, if the lesson has one."""
        return next((step for step in self.steps if step.id == step_id), None)

    def items(self) -> tuple[str, ...]:
        """The ids of every item the lesson can show, in order."""
        found: list[str] = []
        for step in self.steps:
            match step:
                case FormStep():
                    found += [i for form in sorted(step.forms) for i in step.forms[form]]
                case ItemsStep():
                    found += step.items
        return tuple(dict.fromkeys(found))

    def scenarios(self) -> tuple[str, ...]:
        """The ids of every scenario the lesson can show."""
        return tuple(i for s in self.steps if isinstance(s, SceneStep) for i in s.seats.values())
