"""What a class's plan asks, numbered as it is called on paper."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.core.classroom.classroom import Course
from widgets.core.classroom.plan import ItemBlock, PauseBlock, SceneBlock
from widgets.core.learning.item import Item
from widgets.core.learning.scenario import Node, Scenario
from widgets.core.screen.asked import offered
from widgets.core.screen.class_bars import LETTERS
from widgets.core.words import Words

TWIN = "B"
"""What stands after the number of a twin, which is on the other sheet."""


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """An item on paper, under the number by which it is called, voted on so many times."""

    number: str
    item: Item
    rounds: int


@dataclass(frozen=True, slots=True)
class WalkedCase:
    """A case that a class walks together, under its number."""

    number: str
    scenario: Scenario

    @property
    def decided(self) -> tuple[int, ...]:
        """The numbers of the passages in which something is chosen."""
        return tuple(range(1, len(self.scenario.decisions) + 1))

    @property
    def passages(self) -> dict[str, int]:
        """The number under which each node is read out, the start first and endings last."""
        start = self.scenario.by_id[self.scenario.start]
        others = [node for node in self.scenario.decisions if node is not start]
        nodes: list[Node] = [start, *others, *self.scenario.endings]
        return {node.id: n for n, node in enumerate(nodes, start=1)}


def asked(course: Course) -> tuple[PaperQuestion | WalkedCase, ...]:
    """Every question of the plan and every case, in their order."""
    found: list[PaperQuestion | WalkedCase] = []
    for n, block in enumerate(_asking(course), start=1):
        match block:
            case ItemBlock():
                item = course.materials.items[block.item]
                found.append(PaperQuestion(str(n), item, block.rounds))
            case SceneBlock():
                found.append(WalkedCase(str(n), course.materials.scenarios[block.scene]))
    return tuple(found)


def twins(course: Course) -> tuple[PaperQuestion, ...]:
    """The twins that are asked, each under the number of the question that it follows."""
    return tuple(
        PaperQuestion(f"{n}{TWIN}", course.materials.items[twin], 1)
        for n, block in enumerate(_asking(course), start=1)
        if isinstance(block, ItemBlock) and block.twin
        if (twin := course.materials.items[block.item].twin)
    )


def with_twins(course: Course) -> tuple[PaperQuestion | WalkedCase, ...]:
    """Every question and every case, each question followed by its twin if that is asked."""
    follow = {each.number: each for each in twins(course)}
    found = ((each, follow.get(f"{each.number}{TWIN}")) for each in asked(course))
    return tuple(each for pair in found for each in pair if each)


def _asking(course: Course) -> list[ItemBlock | SceneBlock]:
    return [block for block in course.plan.blocks if not isinstance(block, PauseBlock)]


def letters(words: Words, item: Item) -> dict[str, str]:
    """The letter of each option, as the screen that all see has it; one of a field has a small one.

    The options of a field are told by `field=option`.
    """
    found = {o.id: letter for o, letter in zip(offered(words, item), LETTERS, strict=False)}
    for field in item.fields:
        for option, letter in zip(field.options, LETTERS.lower(), strict=False):
            found[f"{field.id}={option.id}"] = letter
    return found


def vote_names(words: Words, rounds: int) -> tuple[str, ...]:
    """What each vote on a question is called on paper."""
    return (words("paper-first"), words("paper-after")) if rounds > 1 else (words("paper-once"),)
