import pytest

from widgets.content.library import Library
from widgets.core.errors import NoSuchBranch
from widgets.core.learning.run import Run, choose, deciding_stride, replay, rewind, undo
from widgets.core.learning.scenario import SKIP, Scenario


@pytest.fixture
def case(small):
    return small.scenarios["b-seat"]


def walked(case, *branches):
    run = Run()
    for branch in branches:
        run = choose(case, run, branch)
    return run


def test_the_best_choices_earn_all_the_points(case):
    position = replay(case, walked(case, "ask", "call"))

    assert (position.node.id, position.points, position.out_of) == ("well", 4, 4)


def test_skipping_a_threat_costs_nothing(case):
    position = replay(case, walked(case, "ask", SKIP))

    assert (position.node.id, position.points, position.out_of) == ("well", 4, 4)
    assert position.trail[-1].branch is None


def test_a_node_without_a_notice_cannot_be_skipped(case):
    with pytest.raises(NoSuchBranch, match="offers ask, open"):
        choose(case, Run(), SKIP)


def test_a_branch_that_is_not_offered_is_named_with_those_that_are(case):
    with pytest.raises(NoSuchBranch, match="'hit' at 'knock'; 'knock' offers ask, open"):
        choose(case, Run(), "hit")


def test_nothing_can_be_chosen_after_the_end(case):
    with pytest.raises(NoSuchBranch, match="it is an end"):
        choose(case, walked(case, "ask", "call"), "ask")


def test_undo_takes_back_one_choice_and_leaves_a_fresh_run_alone(case):
    assert undo(walked(case, "ask", "call")) == walked(case, "ask")
    assert undo(Run()) == Run()


def test_rewind_goes_back_to_the_moment_before_a_node_was_left(case):
    run = walked(case, "open", "hit")

    assert rewind(run, "knock") == Run()
    assert rewind(run, "threat") == walked(case, "open")
    assert rewind(run, "well") == run


def test_the_deciding_moment_is_the_choice_that_put_the_better_ending_out_of_reach(case):
    lost_twice = replay(case, walked(case, "open", "hit"))
    lost_last = replay(case, walked(case, "ask", "hit"))

    assert deciding_stride(case, lost_twice) == lost_twice.trail[1]
    assert deciding_stride(case, lost_last) == lost_last.trail[1]
    assert deciding_stride(case, replay(case, walked(case, "ask", "call"))) is None


def test_what_put_the_better_ending_out_of_reach_decides_though_another_choice_cost_more(case):
    whole = case.model_dump(by_alias=True)
    for branch in (branch for node in whole["nodes"] for branch in node["branches"]):
        branch["points"] = {"ask": 3, "call": 1}.get(branch["id"], 0)
    dear = Scenario.model_validate(whole)

    position = replay(dear, walked(dear, "open", "hit"))

    assert deciding_stride(dear, position) == position.trail[1]


def test_on_the_way_to_the_best_ending_it_is_the_choice_that_cost_points(case):
    late = replay(case, walked(case, "open", "call"))

    assert deciding_stride(case, late) == late.trail[0]


def test_at_every_choice_of_this_project_a_walk_that_is_not_the_best_has_a_deciding_moment():
    library = Library.open()
    names = [name for lesson in library.lessons() for name in lesson.scenarios()]
    for scenario in map(library.scenario, names):
        best = 0
        for run in _walks(scenario):
            position = replay(scenario, run)
            is_best = position.points == position.out_of
            assert (deciding_stride(scenario, position) is None) == is_best, (scenario.id, run)
            best += is_best
        assert 0 < best < len(scenario.nodes), scenario.id


def _walks(scenario):
    """A walk through each choice of a case: there by the first way found, then on by the best."""
    found, runs, walks = {scenario.start}, [Run()], []
    for run in runs:
        for branch in replay(scenario, run).node.branches:
            chosen = choose(scenario, run, branch.id)
            walks.append(_onward(scenario, chosen))
            if branch.to not in found:
                found.add(branch.to)
                runs.append(chosen)
    return walks


def _onward(scenario, run):
    """A walk continued to its end by the choices that earn the most."""
    while not (node := replay(scenario, run).node).is_ending:
        best = max(node.branches, key=lambda b: b.points + scenario.best_points[b.to])
        run = choose(scenario, run, best.id)
    return run
