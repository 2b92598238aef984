from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.core.conftest import act
from widgets.core.errors import LabError
from widgets.core.learning.journal import Choice, Journal
from widgets.core.learning.merging import merged, same, stamped

BEGUN = Journal(form="a", places={"x": "x"}, changed={"": 10})
SAID = st.sampled_from(
    [
        {"act": "answer", "at": "twins/many", "response": ["x"], "sure": "certain"},
        {"act": "answer", "at": "twins/many", "response": ["z"], "sure": "guess"},
        {"act": "answer", "at": "twins/twin-a", "response": ["lawful", "x"], "sure": "guess"},
        {"act": "go", "to": "now", "read": True},
        {"act": "go", "to": "visit.borrower"},
        {"act": "hint", "at": "twins/many"},
        {"act": "choose", "at": "visit.borrower", "node": "knock", "branch": "ask"},
        {"act": "undo", "at": "visit.borrower"},
        {"act": "restart", "at": "visit.borrower"},
    ]
)


START = Journal(form="a", changed={"": 1})


def played(materials, journal, acts, first=1):
    """A journal after acts, one a second, as far as each is on offer."""
    for time, said in enumerate(acts, start=first):
        try:
            journal = act(materials, journal, {**said, "time": time}).journal
        except LabError:
            continue
    return journal


def answered(journal, at, chose, time):
    return stamped(journal, journal.chosen(Choice(at, (chose,))), time)


def chosen(journal):
    return {choice.at: choice.chose for choice in journal.choices}


def test_answers_of_both_windows_are_kept_and_each_step_is_open_where_this_one_has_it():
    mine = answered(BEGUN, "step/one", "a", 20)
    theirs = answered(BEGUN, "step/two", "b", 30).moved("x/elsewhere").moved("y/there")

    both = merged(mine, theirs)

    assert chosen(both) == {"step/one": ("a",), "step/two": ("b",)}
    assert both.places == {"x": "x", "y": "y/there"}


def test_of_two_answers_to_one_question_the_later_counts():
    mine, theirs = answered(BEGUN, "step/one", "a", 30), answered(BEGUN, "step/one", "b", 20)

    assert chosen(merged(mine, theirs)) == chosen(merged(theirs, mine)) == {"step/one": ("a",)}


def test_an_answer_taken_back_later_does_not_come_again():
    theirs = answered(BEGUN, "step/one", "a", 20)
    mine = stamped(theirs, theirs.without(theirs.choices[0]), 30)

    assert chosen(merged(mine, theirs)) == {}


def test_a_walk_is_taken_whole_from_the_window_that_went_on_last():
    one = answered(answered(BEGUN, "visit.borrower/knock", "ask", 20), "visit.borrower/x", "a", 21)
    other = answered(BEGUN, "visit.borrower/knock", "open", 30)

    assert chosen(merged(one, other)) == {"visit.borrower/knock": ("open",)}


def test_the_form_is_the_one_begun_first():
    first, second = BEGUN, Journal(form="b", changed={"": 11})

    assert merged(second, first).form == merged(first, second).form == "a"


def test_a_window_that_has_not_begun_goes_on_where_the_other_is():
    theirs = answered(BEGUN, "step/one", "a", 20)

    assert merged(Journal(), theirs) == theirs


def test_a_journal_kept_before_there_were_times_loses_nothing():
    old = Journal(form="a", choices=(Choice("step/one", ("a",)), Choice("step/two", ("b",))))
    mine = answered(BEGUN, "step/one", "c", 20)

    assert chosen(merged(mine, old)) == {"step/one": ("c",), "step/two": ("b",)}


def test_what_is_done_now_is_later_than_all_before_also_by_a_clock_that_was_set_back():
    journal = answered(answered(BEGUN, "step/one", "a", 1000), "step/two", "b", 5)

    assert journal.changed["step/two"] == 1001


def test_an_act_that_changes_nothing_leaves_no_time():
    assert stamped(BEGUN, BEGUN.moved("x/elsewhere"), 99).changed == BEGUN.changed


@given(
    left=st.lists(SAID, max_size=8),
    right=st.lists(SAID, max_size=8),
    shared=st.lists(SAID, max_size=4),
)
def test_two_windows_come_to_the_same_journal_whoever_hears_first(small, left, right, shared):
    start = played(small, START, shared)
    one, other = played(small, start, left, 100), played(small, start, right, 200)

    both, back = merged(one, other), merged(other, one)

    assert same(both, back)
    assert same(merged(both, back), both)
    assert same(merged(one, one), one)
    assert {c.at for c in both.choices} <= {c.at for c in (*one.choices, *other.choices)}


@given(acts=st.lists(SAID, max_size=10))
def test_what_a_window_has_gone_on_to_is_what_both_have(small, acts):
    before = played(small, START, acts[: len(acts) // 2])
    after = played(small, before, acts[len(acts) // 2 :], 100)

    assert same(merged(before, after), after)
    assert replace(merged(after, before), hints=()) == replace(after, hints=())
