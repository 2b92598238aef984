"""A case walked through by decisions: a graph of nodes without loops."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from widgets.core.errors import Amiss
from widgets.core.law.provision import LenderType
from widgets.core.learning.spoken import Heard, heard_faults
from widgets.core.record import Cite, Id, Record
from widgets.core.text import Text

SKIP = "skip"
MOST_POINTS = 3


class Seat(StrEnum):
    """Whose eyes the learner sees the case through."""

    BORROWER = "borrower"
    COLLECTOR = "collector"


def _worth(points: int) -> int:
    if not 0 <= points <= MOST_POINTS:
        raise ValueError(f"{points} is not from 0 to {MOST_POINTS}")
    return points


BranchPoints = Annotated[int, AfterValidator(_worth)]


class Branch(Record):
    """A choice, where it leads, what it is worth and why."""

    id: Id
    label: Text
    to: Id
    points: BranchPoints = 0
    rationale: Text
    misconception: Id | None = None
    cite: tuple[Cite, ...] = ()


class EndingOutcome(Record):
    """What an ending means for each side, and which remedy is open."""

    borrower: Text
    collector: Text
    remedy: Text


class Node(Record):
    """A decision or, without branches, an ending.

    `care` is a notice shown first where the text holds a threat; such a node says
    where `skip_to` leads, and skipping it costs no points. `heard` says of each quotation in the
    stem, in its order, how it comes and from whom.
    """

    id: Id
    stem: Text
    heard: tuple[Heard, ...] = ()
    branches: tuple[Branch, ...] = ()
    care: Text | None = None
    skip_to: Id | None = None
    title: Text | None = None
    outcome: EndingOutcome | None = None
    cite: tuple[Cite, ...] = ()

    @property
    def is_ending(self) -> bool:
        """Whether the case ends here."""
        return not self.branches

    @model_validator(mode="after")
    def _whole(self) -> Node:
        if self.is_ending and not (self.title and self.outcome):
            raise ValueError("an ending needs a title and an outcome for both sides")
        if bool(self.care) != bool(self.skip_to):
            raise ValueError("care and skip_to go together: a threat can be skipped without loss")
        if self.heard and (faults := heard_faults(self.stem, self.heard)):
            raise Amiss(*faults)
        for i, branch in enumerate(self.branches):
            if branch.id == SKIP:
                what = f"a branch cannot be called {SKIP!r}: it is how a node is passed over"
                raise Amiss((("branches", i, "id"), what))
        return self


class Scenario(Record):
    """A case for one seat. Its best score is known before anyone plays."""

    id: Id
    title: Text
    seat: Seat
    lender: LenderType
    as_of: date
    checked: date
    start: Id
    nodes: tuple[Node, ...] = Field(min_length=2)

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """The nodes by id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def best_points(self) -> dict[str, int]:
        """The most points that can still be earned from each node on."""
        best: dict[str, int] = {}

        def most(node_id: str) -> int:
            if node_id not in best:
                node = self.by_id[node_id]
                best[node_id] = max((b.points + most(b.to) for b in node.branches), default=0)
            return best[node_id]

        for node in self.nodes:
            most(node.id)
        return best

    @property
    def decisions(self) -> tuple[Node, ...]:
        """The nodes at which the learner decides."""
        return tuple(node for node in self.nodes if not node.is_ending)

    @property
    def endings(self) -> tuple[Node, ...]:
        """The nodes at which the case ends."""
        return tuple(node for node in self.nodes if node.is_ending)
