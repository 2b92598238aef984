import pytest

from widgets.core.learning.graph import graph_faults
from widgets.core.learning.scenario import Scenario


@pytest.fixture
def spoiled(small):
    """A sound scenario with one thing changed: (path, value) given by the test."""

    def spoil(*path, to):
        data = small.scenarios["b-seat"].model_dump(exclude_none=True)
        held = data = _thawed(data)
        for step in path[:-1]:
            held = held[step]
        held[path[-1]] = to
        return [(".".join(map(str, p)), what) for p, what in graph_faults(Scenario(**data))]

    return spoil


def _thawed(value):
    if isinstance(value, dict):
        return {k: _thawed(v) for k, v in value.items()}
    return [_thawed(v) for v in value] if isinstance(value, list | tuple) else value


def test_a_sound_graph_has_no_faults(small):
    assert list(graph_faults(small.scenarios["b-seat"])) == []


def test_a_dangling_branch_is_named(spoiled):
    found = spoiled("nodes", 0, "branches", 0, "to", to="teh-end")

    assert ("nodes.0.branches.0.to", "'teh-end' is not a node here") in found


def test_a_dangling_skip_is_named(spoiled):
    assert spoiled("nodes", 1, "skip_to", to="nowhere") == [
        ("nodes.1.skip_to", "'nowhere' is not a node here")
    ]


def test_a_loop_is_shown_as_the_circle_it_is(spoiled):
    found = spoiled("nodes", 1, "branches", 0, "to", to="knock")

    assert any("knock -> threat -> knock" in what for _, what in found)


def test_a_node_that_no_branch_reaches_is_lost(spoiled):
    found = spoiled("nodes", 1, "branches", 1, "to", to="well")

    assert ("nodes.3.id", "no branch leads to 'badly'") in found


def test_a_start_that_is_no_node_is_named(spoiled):
    assert spoiled("start", to="begin") == [("start", "'begin' is not a node here")]


def test_a_loop_is_named_once_however_many_ways_lead_to_it(spoiled):
    found = spoiled("nodes", 1, "branches", 1, "to", to="threat")  # two branches lead to it

    assert [what for _, what in found if "in a loop" in what] == [
        "the case goes round in a loop: threat -> threat"
    ]
