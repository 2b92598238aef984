"""A walk through a scenario: choices made, and where they lead when replayed."""

from __future__ import annotations

from dataclasses import dataclass

from widgets.core.errors import NoSuchBranch
from widgets.core.learning.scenario import SKIP, Branch, Node, Scenario


@dataclass(frozen=True, slots=True)
class Run:
    """The choices made so far, as (node id, branch id); everything else is replayed."""

    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Stride:
    """One choice as taken: at which node, along which branch (none where it was skipped)."""

    node: Node
    branch: Branch | None


@dataclass(frozen=True, slots=True)
class Position:
    """Where a run stands and what it has scored."""

    node: Node
    trail: tuple[Stride, ...]
    points: int
    out_of: int


def choose(scenario: Scenario, run: Run, branch_id: str) -> Run:
    """The run with one more choice; `SKIP` passes over a node that carries a notice.

    Raises:
        NoSuchBranch: the node that the run stands at does not offer the branch.
    """
    here = replay(scenario, run).node
    longer = Run((*run.choices, (here.id, branch_id)))
    replay(scenario, longer)
    return longer


def undo(run: Run) -> Run:
    """The run without its last choice; a fresh run stays as it is."""
    return Run(run.choices[:-1])


def rewind(run: Run, node_id: str) -> Run:
    """The run as it was when it stood at a node; unchanged if it never did."""
    for i, (at, _) in enumerate(run.choices):
        if at == node_id:
            return Run(run.choices[:i])
    return run


def replay(scenario: Scenario, run: Run) -> Position:
    """Where the run stands and what it has scored.

    A skipped node is credited with its best, so that skipping costs nothing.

    Raises:
        NoSuchBranch: the scenario no longer offers a choice that the run holds.
    """
    best = scenario.best_points
    node, trail, points = scenario.by_id[scenario.start], [], 0
    for node_id, branch_id in run.choices:
        stride = _stride(scenario, node, node_id, branch_id)
        trail.append(stride)
        after = stride.branch.to if stride.branch else str(node.skip_to)
        points += stride.branch.points if stride.branch else best[node.id] - best[after]
        node = scenario.by_id[after]
    return Position(node, tuple(trail), points, best[scenario.start])


def deciding_stride(scenario: Scenario, position: Position) -> Stride | None:
    """The choice that led to this ending: the last that put a better one out of reach.

    Where only points were lost on the way to the best ending, the choice that cost the most, the
    latest of equals; None on the best path.
    """
    costly = [stride for stride in position.trail if _cost(scenario, stride)]
    turned = [stride for stride in costly if _turned(scenario, stride)]
    if turned:
        return turned[-1]
    return max(reversed(costly), key=lambda stride: _cost(scenario, stride), default=None)


def _turned(scenario: Scenario, stride: Stride) -> bool:
    """Whether the ending that was best until then cannot be reached after a choice."""
    return stride.branch is not None and _best_ending(scenario, stride.node) not in _endings(
        scenario, stride.branch.to
    )


def _best_ending(scenario: Scenario, node: Node) -> str:
    """Where the choices that earn the most lead from a node."""
    best = scenario.best_points
    while not node.is_ending:
        way = max(node.branches, key=lambda branch: branch.points + best[branch.to])
        node = scenario.by_id[way.to]
    return node.id


def _endings(scenario: Scenario, node_id: str) -> set[str]:
    """The endings that can be reached from a node."""
    node = scenario.by_id[node_id]
    if node.is_ending:
        return {node_id}
    return {end for branch in node.branches for end in _endings(scenario, branch.to)}


def _cost(scenario: Scenario, stride: Stride) -> int:
    """How many points a choice put out of reach."""
    if stride.branch is None:
        return 0
    best = scenario.best_points
    return best[stride.node.id] - stride.branch.points - best[stride.branch.to]


def _stride(scenario: Scenario, here: Node, node_id: str, branch_id: str) -> Stride:
    branch = next((b for b in here.branches if b.id == branch_id), None)
    skipped = branch_id == SKIP and here.skip_to is not None
    if here.id != node_id or not (branch or skipped):
        offered = ", ".join(b.id for b in here.branches) or "nothing: it is an end"
        raise NoSuchBranch(
            f"{scenario.id}: {branch_id!r} at {node_id!r}; {here.id!r} offers {offered}"
        )
    return Stride(here, branch)
