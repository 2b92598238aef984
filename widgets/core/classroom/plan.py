"""A workshop as its author plans it: what a class votes on, in which order, and for how long."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from widgets.core.errors import Amiss
from widgets.core.learning.lesson import ItemsStep, Lesson
from widgets.core.record import Id, Record
from widgets.core.text import Text

SLACK = 5
"""Minutes by which the blocks of a plan may miss the whole."""
MINUTES_A_BLOCK = 10
"""How long two rounds and a twin take, where a plan is made from a lesson alone."""

Percent = Annotated[int, Field(ge=0, le=100)]


class ExpectedSplit(Record):
    """How a first vote may turn out: which share is right, and the wrong idea chosen most.

    A `guess` of the author's, or `counted` in so many classes.
    """

    right: tuple[Percent, Percent]
    favourite: Id | None = None
    basis: Literal["guess", "counted"]
    classes: int = Field(default=0, ge=0)

    @model_validator(mode="after")
    def _from_low_to_high(self) -> ExpectedSplit:
        if self.right[0] > self.right[1]:
            raise Amiss((("right",), "the share that is right goes from low to high"))
        if (self.basis == "counted") != (self.classes > 0):
            raise Amiss((("classes",), "what was counted says in how many classes, a guess none"))
        return self


class _PlannedBlock(Record):
    minutes: int = Field(ge=1)
    before: Text | None = None
    talk: tuple[Text, ...] = ()
    after: Text | None = None


class ItemBlock(_PlannedBlock):
    """An item voted on once or twice, and then its twin, by each alone.

    `read` shows the stem before the options. `before` is what to say first, `talk` what to talk
    about between two votes, `after` the one point to make once the twin is through as well.
    """

    item: Id
    read: bool = False
    rounds: int = Field(default=2, ge=1, le=2)
    twin: bool = False
    expect: ExpectedSplit | None = None


class SceneBlock(_PlannedBlock):
    """A case walked together: each decision is a vote.

    The class goes the way of the majority, or the one that the facilitator takes.
    """

    scene: Id
    follow: Literal["majority", "facilitator"] = "majority"


class PauseBlock(Record):
    """A break, or something done without phones."""

    pause: Text
    minutes: int = Field(ge=1)


Block = ItemBlock | SceneBlock | PauseBlock


class Question(Record):
    """What a class may ask, and what to say."""

    ask: Text
    say: Text


class ClassPlan(Record):
    """A plan: blocks in their order, with what to say at the start and at the end."""

    id: Id
    title: Text
    lesson: Id
    minutes: int = Field(ge=1)
    checked: date
    opening: Text
    blocks: tuple[Block, ...] = Field(min_length=1)
    closing: Text
    if_asked: tuple[Question, ...] = ()

    @model_validator(mode="after")
    def _adds_up(self) -> ClassPlan:
        total = sum(block.minutes for block in self.blocks)
        if abs(total - self.minutes) > SLACK:
            what = f"the blocks take {total} minutes; the plan says {self.minutes}"
            raise Amiss((("minutes",), what))
        return self

    @model_validator(mode="after")
    def _each_item_once(self) -> ClassPlan:
        met: set[str] = set()
        for i, block in enumerate(self.blocks):
            if isinstance(block, ItemBlock):
                if block.item in met:
                    raise Amiss((("blocks", i, "item"), f"{block.item!r} is asked twice"))
                met.add(block.item)
        return self


def from_lesson(lesson: Lesson, twins: Mapping[str, str], title: Text, told: Text) -> ClassPlan:
    """A plan for a lesson that has none: its items in their order, two rounds each.

    Args:
        lesson: the lesson.
        twins: for each item that has a twin, that twin, which is asked after it and not by itself.
        title: what the plan is called.
        told: what to say at the start and at the end.

    Raises:
        ValueError: the lesson asks nothing between its two forms.
    """
    asked: list[str] = []
    for step in lesson.steps:
        for item in step.items if isinstance(step, ItemsStep) else ():
            if not any(twins.get(earlier) == item for earlier in asked):
                asked.append(item)
    blocks = tuple(
        ItemBlock(item=item, minutes=MINUTES_A_BLOCK, twin=item in twins) for item in asked
    )
    return ClassPlan(
        id=lesson.id,
        title=title,
        lesson=lesson.id,
        minutes=max(1, sum(block.minutes for block in blocks)),
        checked=lesson.checked,
        opening=told,
        blocks=blocks,
        closing=told,
    )
