import csv
from collections import defaultdict
from dataclasses import replace
from datetime import date
from io import StringIO
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.core.classroom.test_classroom import course_of
from widgets.core.classroom.classroom import Course, Round
from widgets.core.classroom.export import COUNTS, MARK, SURE, counts_csv, sure_csv
from widgets.core.classroom.masking import SMALL, UNTOLD, given_away
from widgets.core.classroom.plan import ItemBlock
from widgets.core.classroom.tally import LEAST, Ballot, Tally, VoteBar, VoteChange, VoteGroup, tally
from widgets.core.learning.journal import Sure

DAY = date(2026, 11, 29)
NUMBERS = ("n", "voted", "by_hand", "right", "held", "gained", "lost", "stayed_wrong")
HIDDEN = {SMALL, UNTOLD}


@pytest.fixture
def course(small):
    return course_of(small)


def asking(small, item):
    """A course that asks one item alone."""
    plan = course_of(small).plan
    return Course(plan.model_copy(update={"blocks": (ItemBlock(item=item, minutes=25),)}), small)


def rows(text):
    assert text.startswith(MARK)
    return [*csv.DictReader(StringIO(text.removeprefix(MARK)))]


def counted(course, rounds):
    return rows(counts_csv(course, rounds, DAY))


def over(*counts, right=None, by_hand=None):
    """A round of an item of one choice, whose first option is right."""
    bars = tuple(VoteBar(name, n, name == "x") for name, n in zip("xyzw", counts, strict=False))
    found = Tally(
        sum(counts), counts[0] if right is None else right, 0, (VoteGroup("options", bars),)
    )
    return Round(found, by_hand=by_hand or {})


def test_each_bar_of_each_round_has_a_row_with_the_columns_named(course):
    cast = [Ballot(("unlawful", "x"))] * 7 + [Ballot(("lawful", "y"))] * 6
    item = course.materials.items["twin-a"]
    first = Round(tally(item, cast), by_hand={"lawful": 9})
    second = Round(tally(item, cast), VoteChange(held=7, stayed_wrong=6))
    found = counted(course, {"twin-a": (first, second)})

    assert [*found[0]] == [*COUNTS]
    row = next(each for each in found if each["bar"] == "lawful")
    assert row["date"] == "2026-11-29"
    assert (row["plan"], row["lesson"], row["item"]) == ("plan", "small", "twin-a")
    assert row["item_fingerprint"] == item.fingerprint()
    assert row["as_of"] == item.as_of.isoformat()
    assert (row["kind"], row["round"], row["group"], row["key"]) == ("triage", "1", "verdicts", "0")
    assert (row["n"], row["share"], row["voted"], row["by_hand"]) == ("6", "46", "13", "9")
    assert (row["right"], row["right_share"], row["held"]) == ("7", "54", "")
    assert all(each["label_zh"] for each in found)
    assert all(each["label_en"] for each in found)
    assert [found[-1][each] for each in ("held", "gained", "stayed_wrong")] == ["7", "0", "6"]


def test_a_decision_of_a_case_has_the_day_of_its_case(course):
    case = course.materials.scenarios["b-seat"]
    node = case.by_id[case.start]
    over = Round(tally(node, [Ballot((node.branches[0].id,))] * LEAST))

    assert {(r["kind"], r["as_of"]) for r in counted(course, {node.id: (over,)})} == {
        ("scene", case.as_of.isoformat())
    }


@pytest.mark.parametrize("voted", range(1, LEAST))
def test_of_a_round_of_too_few_there_is_one_row_and_no_bar(small, voted):
    course = asking(small, "form-a")
    (row,) = counted(course, {"form-a": (over(voted, 0, 0),)})

    assert row["voted"] == SMALL
    assert not any(row[each] for each in ("bar", "n", "right", "share", "group"))
    assert rows(sure_csv(course, {"form-a": (over(voted, 0, 0),)})) == []


def test_hands_stay_in_the_table_where_too_few_phones_voted(small):
    found = counted(
        asking(small, "form-a"), {"form-a": (over(2, 0, 0, by_hand={"x": 12, "y": 9}),)}
    )

    assert [(row["n"], row["by_hand"]) for row in found] == [("", "12"), ("", "9"), ("", "0")]


def vectors(most):
    """Every way in which 5 to so many people choose among three."""
    return [each for each in product(range(most + 1), repeat=3) if LEAST <= sum(each) <= most]


def test_no_bar_that_is_left_out_can_be_worked_out_from_all_that_is_told(small):
    """Whoever knows the rule and all but the counts finds two or more for each left out."""
    course = asking(small, "form-a")
    met = defaultdict(list)
    for counts in vectors(11):
        met[counts_csv(course, {"form-a": (over(*counts),)}, DAY)].append(counts)

    for text, possible in met.items():
        told = [row["n"] for row in rows(text)]
        for i, n in enumerate(told if len(told) > 1 else ()):
            values = {each[i] for each in possible}
            assert len(values) > 1 if n in HIDDEN else values == {int(n)}, (possible, told)


def splits(of, places):
    """Every way in which so many fall into so many places."""
    if places == 1:
        return [(of,)]
    return [(n, *rest) for n in range(of + 1) for rest in splits(of - n, places - 1)]


def certain(votes):
    """What is the same from 1 to below `LEAST` in all votes that some text may stand for."""
    values = [{*each} for each in zip(*votes, strict=True)]
    return {i for i, each in enumerate(values) if len(each) == 1 and 0 < min(each) < LEAST}


def surely(cells, *counts):
    """A round of which so many were right and so many wrong, of each degree of sureness."""
    pairs = zip(cells[::2], cells[1::2], strict=True)
    sure = {d: (right + wrong, right) for d, (right, wrong) in zip(Sure, pairs, strict=True)}
    found = over(*counts)
    return replace(found, tally=replace(found.tally, sure=sure))


def both_tables(course, *votes):
    rounds = {"form-a": votes}
    return counts_csv(course, rounds, DAY) + sure_csv(course, rounds)


@pytest.mark.parametrize("voted", [5, 6, 7])
def test_both_tables_side_by_side_give_no_small_count_away(small, voted):
    """Every vote of so many among three, each of them sure in one of three degrees."""
    course, met = asking(small, "form-a"), defaultdict(list)
    for cells in splits(voted, 6):
        rights, wrong = cells[::2], sum(cells[1::2])
        for y in range(wrong + 1):
            bars = (sum(rights), y, wrong - y)
            if not given_away(bars):  # else how many there were is not told
                met[both_tables(course, surely(cells, *bars))].append((*bars, *rights))

    assert not [votes for votes in met.values() if certain(votes)]


@pytest.mark.parametrize("voted", range(5, 14))
def test_no_degree_of_sureness_is_certain_from_the_number_that_voted(small, voted):
    course, met = asking(small, "form-a"), defaultdict(list)
    for said in splits(voted, 3):
        cells = [n for each in said for n in (0, each)]
        met[both_tables(course, surely(cells, 0, voted, 0))].append(said)

    assert not [votes for votes in met.values() if certain(votes)]


@pytest.mark.parametrize("voted", [5, 6])
def test_both_rounds_side_by_side_give_no_small_count_away(small, voted):
    """Every two votes of so many among three, nobody come or gone between them.

    What is certain of the rounds' own rows already, as the sum of bars left out, is no secret that
    the four cells give away.
    """
    course, met, bare = asking(small, "form-a"), defaultdict(list), defaultdict(list)
    for held, gained, lost, stayed in splits(voted, 4):
        moved = VoteChange(held, gained, lost, stayed)
        for x, y in product(range(gained + stayed + 1), range(lost + stayed + 1)):
            first = (held + lost, x, gained + stayed - x)
            second = (held + gained, y, lost + stayed - y)
            if given_away(first) or given_away(second):
                continue  # then how many there were is not told
            votes = (over(*first), replace(over(*second), change=moved))
            rows_alone = both_tables(course, over(*first), over(*second))
            found = (*first, *second, held, gained, lost, stayed)
            met[rows_alone, both_tables(course, *votes)].append(found)
            bare[rows_alone].append(found)

    assert not [votes for key, votes in met.items() if certain(votes) - certain(bare[key[0]])]
    assert not [votes for votes in met.values() if certain(each[:6] for each in votes)]


def test_where_the_whole_would_give_all_away_it_is_not_told(small):
    course = asking(small, "steps")
    bars = tuple(VoteBar(str(n), 1) for n in range(LEAST))
    rounds = {"steps": (Round(Tally(LEAST, 0, 0, (VoteGroup("options", bars),))),)}
    (row,) = counted(course, rounds)

    assert row["voted"] == UNTOLD
    assert rows(sure_csv(course, rounds)) == []


def test_what_was_right_is_told_only_where_each_bar_that_is_right_is(small):
    course = asking(small, "form-a")
    (first, *_) = counted(course, {"form-a": (over(8, 3, 20),)})
    (second, *_) = counted(course, {"form-a": (over(12, 9, 20),)})

    assert (first["n"], first["right"], first["right_share"]) == (UNTOLD, UNTOLD, UNTOLD)
    assert (second["n"], second["right"], second["right_share"]) == ("12", "12", "29")


KINDS: dict[str, list[tuple[str, ...]]] = {
    "twin-a": [("unlawful", "x"), ("unlawful", "y"), ("lawful", "x"), ("depends", "y")],
    "many": [("x", "z"), ("x",), ("y", "z")],
    "steps": [("x", "y", "z"), ("y", "x", "z"), ("z", "y", "x")],
    "months": [("6",), ("36",), ("7",), ("99",)],
    "diary": [
        (f"day=2026-11-{day}", f"people={n}", "kept=phone") for day in (17, 18) for n in (2, 3)
    ],
}


@pytest.mark.parametrize("name", KINDS)
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_of_every_kind_no_small_count_is_told_and_none_is_left_out_alone(small, name, data):
    cast = data.draw(
        st.lists(st.tuples(st.sampled_from(KINDS[name]), st.sampled_from(Sure)), max_size=40)
    )
    hands = data.draw(
        st.dictionaries(st.sampled_from(["x", "y", "z", "lawful"]), st.integers(0, 9))
    )
    moved = data.draw(st.builds(VoteChange, *[st.integers(0, 9)] * 4))
    found = tally(small.items[name], [Ballot(*each) for each in cast])
    course, rounds = asking(small, name), {name: (Round(found, moved, hands),)}

    groups = defaultdict(list)
    for row in counted(course, rounds):
        assert not any(row[each].isdecimal() and 0 < int(row[each]) < LEAST for each in NUMBERS)
        assert len({row[each] in HIDDEN for each in NUMBERS[4:]}) == 1
        groups[row["group"]].append(row)
    groups.pop("exact", None)  # no parts of a whole: who is right in one field may be so in all
    for each in groups.values():
        for column in ("n", "by_hand"):
            assert len(each) == 1 or [row[column] in HIDDEN for row in each].count(True) != 1
    degrees = rows(sure_csv(course, rounds))
    assert len({row["right"] == UNTOLD for row in degrees}) <= 1
    for row in degrees:
        assert not any(
            row[each].isdecimal() and 0 < int(row[each]) < LEAST for each in ("n", "right")
        )


def test_how_sure_people_were_is_a_table_of_its_own(small):
    course, right, wrong = asking(small, "form-a"), ("x",), ("y",)
    cast = [Ballot(right, Sure.CERTAIN)] * 9 + [Ballot(wrong, Sure.GUESS)] * 8
    found = rows(sure_csv(course, {"form-a": (Round(tally(small.items["form-a"], cast)),)}))

    assert [*found[0]] == [*SURE]
    assert [(row["sure"], row["n"], row["right"]) for row in found] == [
        ("guess", "8", "0"),
        ("fairly", "0", "0"),
        ("certain", "9", "9"),
    ]


def test_nothing_is_told_finer_than_the_date(course):
    assert not [each for each in COUNTS if "time" in each or "hour" in each]
    assert counts_csv(course, {}, DAY) == MARK + ",".join(COUNTS) + "\r\n"
