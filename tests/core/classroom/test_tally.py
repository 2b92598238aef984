import pytest

from widgets.core.classroom.tally import (
    LEAST,
    Ballot,
    Tally,
    VoteChange,
    VoteGroup,
    change,
    is_right,
    passes,
    tally,
)
from widgets.core.errors import NoSuchChoice, Unreadable
from widgets.core.learning.journal import Sure


def ballots(*responses):
    return [Ballot(response) for response in responses]


def counts(found: Tally) -> dict[str, dict[str, int]]:
    return {group.of: {bar.id: bar.n for bar in group.bars} for group in found.groups}


def keys(group: VoteGroup) -> set[str]:
    return {bar.id for bar in group.bars if bar.key}


def test_of_one_choice_each_option_is_counted_and_those_who_are_right(small):
    found = tally(small.items["form-a"], ballots(("x",), ("y",), ("x",)))

    assert (found.voted, found.right) == (3, 2)
    assert counts(found)["options"]["x"] == 2
    assert sum(counts(found)["options"].values()) == 3
    assert keys(found.groups[0]) == {"x"}


def test_of_a_judged_item_verdicts_and_facts_are_counted_apart(small):
    voted = ballots(("unlawful", "x"), ("unlawful", "y"), ("lawful", "x"))
    found = tally(small.items["twin-a"], voted)

    assert counts(found) == {
        "verdicts": {"lawful": 1, "unlawful": 2, "depends": 0},
        "options": {"x": 2, "y": 1, "z": 0},
    }
    assert found.right == 1
    assert found.groups[0].bars[0].misconception == "only-violence-is-unlawful"


@pytest.mark.parametrize("name", ["many", "marks"])
def test_where_several_may_be_ticked_those_with_exactly_the_right_ones_are_counted(small, name):
    found = tally(small.items[name], ballots(("x", "z"), ("z", "x"), ("x",)))

    assert counts(found)["options"] == {"x": 3, "y": 0, "z": 2}
    assert counts(found)["exact"] == {"exact": 2}


def test_of_an_order_each_step_in_its_place_and_the_commonest_orders_are_counted(small):
    voted = ballots(("x", "y", "z"), ("y", "x", "z"), ("y", "x", "z"))
    found = tally(small.items["steps"], voted)

    assert counts(found)["steps"] == {"x": 1, "y": 1, "z": 3}
    assert counts(found)["orders"] == {"y>x>z": 2, "x>y>z": 1}
    assert keys(found.groups[1]) == {"x>y>z"}


def test_numbers_are_counted_as_they_are_read_and_a_slip_is_named(small):
    voted = ballots(("6",), ("六个",), ("36",), ("36",), ("7",))
    found = tally(small.items["months"], voted)
    by_id = {bar.id: bar for bar in found.groups[0].bars}

    assert {name: bar.n for name, bar in by_id.items()} == {"6": 2, "36": 2, "other": 1}
    assert by_id["6"].key
    assert by_id["36"].misconception == "number-without-source"


def test_what_one_alone_has_typed_is_not_told(small):
    found = tally(small.items["months"], ballots(("123456",), ("6",), ("6",)))

    assert "123456" not in str(found)


def test_of_an_entry_each_field_has_its_bars_and_those_who_are_right(small):
    right = ("day=2026-11-17", "people=2", "kept=phone")
    wrong = ("day=2026-11-17", "people=3", "kept=chat")
    found = tally(small.items["diary"], ballots(right, right, wrong))

    assert counts(found)["kept"] == {"phone": 2, "chat": 1}
    assert counts(found)["day"] == {"2026-11-17": 3, "other": 0}
    assert counts(found)["exact"] == {"day": 3, "people": 2, "kept": 2}


def test_at_a_decision_each_branch_is_counted_and_the_best_is_right(small):
    node = small.scenarios["b-seat"].by_id["threat"]
    found = tally(node, ballots(("call",), ("hit",), ("call",), ("skip",)))

    assert counts(found) == {"options": {"call": 2, "hit": 1}}
    assert (found.voted, found.right, found.passed) == (3, 2, 1)


def test_who_passes_a_threat_over_does_not_vote(small):
    found = tally(small.items["twin-a"], ballots((), ("unlawful", "x")))

    assert (found.voted, found.passed) == (1, 1)
    assert passes(Ballot())


def test_sureness_is_counted_with_how_many_were_right(small):
    voted = [Ballot(("x",), Sure.CERTAIN), Ballot(("y",), Sure.CERTAIN), Ballot(("x",), Sure.GUESS)]

    assert tally(small.items["form-a"], voted).sure == {
        Sure.GUESS: (1, 1),
        Sure.FAIRLY: (0, 0),
        Sure.CERTAIN: (2, 1),
    }


def test_bars_are_shown_from_five_votes_on(small):
    item = small.items["form-a"]

    assert not tally(item, ballots(*[("x",)] * (LEAST - 1))).shown
    assert tally(item, ballots(*[("x",)] * LEAST)).shown


def test_what_is_not_offered_or_not_read_is_refused(small):
    with pytest.raises(NoSuchChoice):
        tally(small.items["form-a"], ballots(("nowhere",)))
    with pytest.raises(Unreadable):
        tally(small.items["months"], ballots(("bald",)))
    with pytest.raises(NoSuchChoice, match="call, hit"):
        is_right(small.scenarios["b-seat"].by_id["threat"], ("nowhere",))


def test_the_change_between_two_votes_adds_up(small):
    first = {"a": Ballot(("x",)), "b": Ballot(("y",)), "c": Ballot(("x",)), "d": Ballot(("y",))}
    second = {"a": Ballot(("x",)), "b": Ballot(("x",)), "c": Ballot(("y",)), "e": Ballot(("x",))}

    assert change(small.items["form-a"], first, second) == VoteChange(
        held=1, gained=1, lost=1, stayed_wrong=0, came=1, left=1
    )


def test_of_many_values_eight_are_told_of_those_that_two_have_typed(small):
    voted = [((str(n),), 2) for n in range(10, 18)] + [(("18",), 2), (("19",), 1)]
    found = tally(small.items["months"], ballots(*(r for r, n in voted for _ in range(n))))

    bars = counts(found)["values"]
    assert [*bars] == [*map(str, range(10, 18)), "other"]
    assert set(bars.values()) == {2, 3}
    assert bars["other"] == 3  # 18 twice and 19 once


def test_of_many_orders_the_three_commonest_are_told(small):
    orders = [("x", "y", "z"), ("x", "z", "y"), ("y", "x", "z"), ("z", "y", "x")]
    found = tally(
        small.items["steps"], ballots(*(o for n, o in enumerate(orders) for _ in range(n + 1)))
    )

    assert counts(found)["orders"] == {"z>y>x": 4, "y>x>z": 3, "x>z>y": 2}


@pytest.mark.parametrize(("voted", "shown"), [(0, False), (4, False), (5, True)])
def test_a_round_is_shown_from_five_on(voted, shown):
    assert Tally(voted=voted).shown is shown


def test_nothing_voted_is_nothing_counted(small):
    found = tally(small.items["form-a"], [])

    assert (found.voted, found.right, found.passed) == (0, 0, 0)
    assert (Tally(), VoteChange()) == (Tally(0, 0, 0), VoteChange(0, 0, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("response", "passed"), [((), True), (("skip",), True), (("x",), False), (("skip", "x"), False)]
)
def test_only_an_empty_vote_or_the_way_past_is_passed_over(response, passed):
    assert passes(Ballot(response)) is passed


def test_who_passes_over_in_one_round_is_not_among_those_of_both(small):
    right, wrong, over = Ballot(("x",)), Ballot(("y",)), Ballot()
    first = {"a": right, "b": over, "c": wrong, "d": wrong}
    second = {"a": over, "b": right, "c": wrong, "d": over}

    assert change(small.items["form-a"], first, second) == VoteChange(
        stayed_wrong=1, came=1, left=2
    )


def test_each_kind_of_change_is_counted_by_itself(small):
    right, wrong = Ballot(("x",)), Ballot(("y",))
    kinds = [(right, right)] * 6 + [(wrong, right)] * 5 + [(right, wrong)] * 4
    kinds += [(wrong, wrong)] * 3
    first = {str(n): before for n, (before, _) in enumerate(kinds)} | {"left": right}
    second = {str(n): after for n, (_, after) in enumerate(kinds)} | {"came": wrong, "too": right}

    assert change(small.items["form-a"], first, second) == VoteChange(6, 5, 4, 3, 2, 1)


@pytest.mark.parametrize(
    ("name", "response"),
    [("many", ("x", "z")), ("diary", ("day=2026-11-17", "people=2", "kept=phone"))],
)
def test_what_counts_who_is_wholly_right_is_marked_as_the_key(small, name, response):
    exact = tally(small.items[name], ballots(response)).groups[-1]

    assert {(bar.n, bar.key) for bar in exact.bars} == {(1, True)}


def test_each_place_of_an_order_is_marked_as_the_key_and_of_the_orders_the_right_one(small):
    steps, orders = tally(small.items["steps"], ballots(("x", "y", "z"), ("z", "y", "x"))).groups

    assert [bar.key for bar in steps.bars] == [True, True, True]
    assert [bar.n for bar in steps.bars] == [1, 2, 1]
    assert keys(orders) == {"x>y>z"}
