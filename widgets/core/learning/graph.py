"""Faults that a scenario's graph can have, each with the place to mend."""

from __future__ import annotations

from collections.abc import Iterator

from widgets.core.errors import Place
from widgets.core.learning.scenario import Node, Scenario


def graph_faults(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    """Every dangling branch, lost node and loop, as (place, what)."""
    dangling = list(_dangling(scenario))
    yield from dangling
    if scenario.start not in scenario.by_id:
        yield ("start",), f"{scenario.start!r} is not a node here"
    elif not dangling:
        yield from _loops(scenario)
        yield from _lost(scenario)


def targets(node: Node) -> tuple[str, ...]:
    """Where a node leads, skipping included."""
    return tuple(b.to for b in node.branches) + ((node.skip_to,) if node.skip_to else ())


def _dangling(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    for i, node in enumerate(scenario.nodes):
        for j, branch in enumerate(node.branches):
            if branch.to not in scenario.by_id:
                yield ("nodes", i, "branches", j, "to"), f"{branch.to!r} is not a node here"
        if node.skip_to and node.skip_to not in scenario.by_id:
            yield ("nodes", i, "skip_to"), f"{node.skip_to!r} is not a node here"


def _loops(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    index = {node.id: i for i, node in enumerate(scenario.nodes)}
    closed: set[str] = set()

    def walk(node_id: str, above: tuple[str, ...]) -> Iterator[tuple[Place, str]]:
        if node_id in above:
            circle = " -> ".join((*above[above.index(node_id) :], node_id))
            yield ("nodes", index[above[-1]]), f"the case goes round in a loop: {circle}"
        elif node_id not in closed:
            for target in targets(scenario.by_id[node_id]):
                yield from walk(target, (*above, node_id))
            closed.add(node_id)

    yield from walk(scenario.start, ())


def _lost(scenario: Scenario) -> Iterator[tuple[Place, str]]:
    reached, waiting = set(), [scenario.start]
    while waiting:
        node_id = waiting.pop()
        if node_id not in reached:
            reached.add(node_id)
            waiting.extend(targets(scenario.by_id[node_id]))
    for i, node in enumerate(scenario.nodes):
        if node.id not in reached:
            yield ("nodes", i, "id"), f"no branch leads to {node.id!r}"
