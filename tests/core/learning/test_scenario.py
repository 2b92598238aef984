import pytest
from pydantic import ValidationError

from widgets.core.learning.scenario import Node, Scenario

TEXT = {"zh": "文", "en": "text"}
BRANCH = {"id": "go", "label": TEXT, "to": "end", "rationale": TEXT}
OUTCOME = {"borrower": TEXT, "collector": TEXT, "remedy": TEXT}


def test_the_best_score_from_each_node_is_known_before_anyone_plays(small):
    assert small.scenarios["b-seat"].best_points == {"knock": 4, "threat": 2, "well": 0, "badly": 0}


def test_decisions_and_endings_are_told_apart(small):
    case = small.scenarios["b-seat"]

    assert [n.id for n in case.decisions] == ["knock", "threat"]
    assert [n.id for n in case.endings] == ["well", "badly"]


@pytest.mark.parametrize(
    ("node", "why"),
    [
        ({"id": "end", "stem": TEXT}, "a title and an outcome"),
        ({"id": "end", "stem": TEXT, "title": TEXT}, "a title and an outcome"),
        ({"id": "on", "stem": TEXT, "branches": [BRANCH], "care": TEXT}, "care and skip_to"),
        ({"id": "on", "stem": TEXT, "branches": [BRANCH | {"id": "skip"}]}, "passed over"),
    ],
)
def test_a_node_that_is_not_whole_is_refused(node, why):
    with pytest.raises(ValidationError, match=why):
        Node.model_validate(node)


def test_an_ending_with_both_sides_told_is_whole():
    ending = Node.model_validate({"id": "end", "stem": TEXT, "title": TEXT, "outcome": OUTCOME})

    assert ending.is_ending


def test_a_node_refuses_a_branch_that_stands_twice_and_a_scenario_such_a_node(small):
    data = small.scenarios["b-seat"].model_dump()

    with pytest.raises(ValidationError, match="'go' stands twice"):
        Node.model_validate({"id": "on", "stem": TEXT, "branches": [BRANCH, BRANCH]})
    with pytest.raises(ValidationError, match="'badly' stands twice"):
        Scenario.model_validate({**data, "nodes": [*data["nodes"], data["nodes"][-1]]})


def test_a_node_names_who_is_heard_in_it_quotation_by_quotation():
    heard = [{"how": "talk", "who": "police"}]
    node = {"id": "end", "stem": TEXT, "title": TEXT, "outcome": OUTCOME, "heard": heard}

    with pytest.raises(ValidationError, match="1 are heard, and the zh text has 0 quotations"):
        Node.model_validate(node)
    said = {"zh": "民警：“别动。”", "en": 'The officer: "Stay."'}
    assert Node.model_validate(node | {"stem": said}).heard[0].who == "police"
