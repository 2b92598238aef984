import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.conftest import act
from widgets.core.errors import LabError, NoSuchAct, NoSuchBranch, NoSuchChoice
from widgets.core.learning.acts import LONGEST
from widgets.core.learning.acts import begun as begun_with
from widgets.core.learning.journal import Choice, Journal, Sure
from widgets.core.learning.scenario import SKIP


@pytest.fixture
def does(small, begun):
    """What an act does to a journal just begun, or to another."""
    return lambda said, journal=begun: act(small, journal, said)


def walked(*branches):
    nodes = ("knock", "threat")
    return [
        {"act": "choose", "at": "visit.borrower", "node": node, "branch": branch}
        for node, branch in zip(nodes, branches, strict=False)
    ]


def test_the_form_met_first_is_drawn_once_and_has_its_time():
    first = begun_with(Journal(), "b", 7)

    assert (first.form, first.changed) == ("b", {"": 7})
    assert begun_with(first, "a", 8) == first


def test_a_step_is_opened_at_another_of_its_places_and_what_only_shows_is_read(does):
    read = does({"act": "go", "to": "now", "read": True}).journal
    seat = does({"act": "go", "to": "visit.collector"}, read).journal

    assert [choice.at for choice in seat.choices] == ["now/read"]
    assert seat.places == {"now": "now", "visit": "visit.collector"}


def test_a_worked_case_is_opened_finding_by_finding(does):
    two = does({"act": "go", "to": "worked/2", "read": True}).journal

    assert two.places["worked"] == "worked/2"
    for place in ("worked/3", "worked/-1", "worked/x", "worked/²"):
        with pytest.raises(NoSuchChoice, match="nothing to open"):
            does({"act": "go", "to": place})


def test_an_answer_is_kept_with_how_sure_and_of_which_wording(does, small):
    said = {"act": "answer", "at": "twins/many", "response": ["x"], "sure": "certain"}

    kept = does(said).journal.choices

    print_ = small.items["many"].fingerprint()
    assert kept == (Choice("twins/many", ("x",), Sure.CERTAIN, print_),)


def test_an_answer_once_given_stands(does):
    said = {"act": "answer", "at": "twins/many", "response": ["x"], "sure": "certain"}
    journal = does(said).journal

    assert does(said | {"response": ["x", "z"]}, journal).journal == journal


@pytest.mark.parametrize(
    ("place", "response"),
    [
        ("twins/many", []),
        ("twins/twin-a", ["unlawful"]),
        ("practice/months", [""]),
        ("practice/diary", ["day=2026-11-17", "people=", "kept=phone"]),
        ("twins/many", [SKIP]),
        ("twins/many", "x"),
        ("twins/many", [1]),
        ("twins/many", None),
    ],
)
def test_what_is_blank_is_asked_for_and_not_kept(does, begun, place, response):
    done = does({"act": "answer", "at": place, "response": response, "sure": "guess"})

    assert (done.journal, done.problem) == (begun, "choose-first")


@pytest.mark.parametrize(
    ("place", "response", "field"),
    [
        ("practice/months", ["about six"], "months"),
        ("practice/diary", ["day=2026-11-17", "people=some", "kept=phone"], "people"),
        ("practice/diary", ["day=then", "people=some", "kept=phone"], "day"),
    ],
)
def test_what_cannot_be_read_is_asked_again_at_its_field(does, begun, place, response, field):
    done = does({"act": "answer", "at": place, "response": response, "sure": "guess"})

    assert (done.journal, done.problem, done.field) == (begun, "unreadable", field)


def test_an_answer_is_cut_at_a_length_nobody_needs(does):
    long = {"act": "answer", "at": "practice/months", "response": ["6" * 5000], "sure": "guess"}

    assert len(does(long).journal.choices[0].chose[0]) == LONGEST


def test_only_an_item_with_a_notice_can_be_skipped(does):
    kept = does({"act": "skip", "at": "twins/twin-a"}).journal.choices

    assert kept[0].chose == (SKIP,)
    with pytest.raises(NoSuchChoice, match="not for skipping"):
        does({"act": "skip", "at": "twins/twin-b"})


def test_what_was_skipped_can_be_answered_after_all(does):
    skipped = does({"act": "skip", "at": "twins/twin-a"}).journal

    assert does({"act": "again", "at": "twins/twin-a"}, skipped).journal.choices == ()


def test_an_answer_to_an_unchanged_item_cannot_be_taken_back(does):
    said = {"act": "answer", "at": "twins/many", "response": ["x"], "sure": "guess"}
    journal = does(said).journal

    with pytest.raises(NoSuchChoice, match="stands"):
        does({"act": "again", "at": "twins/many"}, journal)


def test_what_was_missed_is_asked_again_and_nothing_else_is_lost(does, small):
    journal = does({"act": "answer", "at": "before/form-a", "response": ["y"]}).journal
    for place, response in (("twins/many", ["y"]), ("practice/months", ["6"])):
        journal = does({"act": "answer", "at": place, "response": response}, journal).journal

    done = does({"act": "redo", "time": 10**6}, journal)

    after = done.journal
    assert done.leads == "twins"
    assert [choice.at for choice in after.choices] == ["before/form-a", "practice/months"]
    assert set(after.places) == {"before", "practice"}
    assert after.changed["twins/many"] > journal.changed["twins/many"]


def test_there_are_three_hints_and_no_fourth(does, begun):
    journal = begun
    for _ in range(5):
        journal = does({"act": "hint", "at": "twins/many"}, journal).journal

    assert journal.hints == ("twins/many",) * 3


def test_a_case_is_walked_undone_rewound_and_begun_again(does, begun):
    journal = begun
    for said in walked("open", "hit"):
        journal = does(said, journal).journal
    at = {"at": "visit.borrower"}

    undone = does({"act": "undo", **at}, journal).journal
    rewound = does({"act": "rewind", "to": "knock", **at}, journal).journal
    restarted = does({"act": "restart", **at}, journal).journal

    assert [c.chose for c in journal.choices] == [("open",), ("hit",)]
    assert [c.chose for c in undone.choices] == [("open",)]
    assert rewound.choices == restarted.choices == ()


def test_one_seat_is_begun_again_without_the_other(does, begun):
    journal = does(walked("ask")[0]).journal
    other = {"act": "choose", "at": "visit.collector", "node": "knock", "branch": "open"}
    journal = does(other, journal).journal

    left = does({"act": "restart", "at": "visit.borrower"}, journal).journal

    assert [c.at for c in left.choices] == ["visit.collector/knock"]


def test_a_choice_at_a_node_already_left_is_refused(does):
    journal = does(walked("ask")[0]).journal

    with pytest.raises(NoSuchBranch, match="stands at 'threat'"):
        does(walked("ask")[0], journal)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"act": None},
        {"act": "fly"},
        {"act": "begin", "form": "a"},
        {"act": "go"},
        {"act": "go", "to": "gone"},
        {"act": "go", "to": "twins/gone"},
        {"act": "go", "to": "visit.judge"},
        {"act": "answer", "at": "twins/gone", "response": ["x"]},
        {"act": "answer", "at": "after/form-a", "response": ["x"]},
        {"act": "hint", "at": ["twins/many"]},
        {"act": "choose", "at": "twins", "node": "knock", "branch": "ask"},
        {"act": "choose", "at": "visit.borrower", "node": "knock", "branch": "hit"},
        {"act": "rewind", "at": "visit.borrower", "to": 3},
        {"act": "restart", "at": "visit"},
    ],
)
def test_an_act_that_is_not_on_offer_is_refused(does, said):
    with pytest.raises((NoSuchAct, NoSuchChoice, NoSuchBranch)):
        does(said)


def test_nothing_is_asked_before_a_form_is_drawn(does):
    with pytest.raises(NoSuchChoice, match="not been begun"):
        does({"act": "answer", "at": "before/form-a", "response": ["x"]}, Journal())


ANYTHING = (
    st.none() | st.integers() | st.text(max_size=9) | st.lists(st.text(max_size=5), max_size=3)
)
FIELDS = ("at", "to", "form", "node", "branch", "response", "read")
NAMES = ["go", "answer", "skip", "again", "hint", "choose", "undo", "rewind", "restart"]


@given(
    st.fixed_dictionaries(
        {"act": st.sampled_from(NAMES)},
        optional=dict.fromkeys(FIELDS, ANYTHING),
    )
)
def test_no_act_however_odd_raises_anything_but_our_own_errors(does, said):
    try:
        does(said)
    except LabError:
        return
