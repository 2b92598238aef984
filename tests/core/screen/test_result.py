from fractions import Fraction

import pytest

from tests.core.conftest import act
from widgets.core.learning.acts import ActResult
from widgets.core.learning.journal import Sure
from widgets.core.learning.paired_interval import paired_interval
from widgets.core.screen.presentation import Presentation
from widgets.core.screen.result import Gain, calibration, gain, marked, pairs, result
from widgets.core.screen.view import Actions, Bars, Heading, Points, Prose

RIGHT = {
    "before/form-a": ["x"],
    "twins/twin-a": ["unlawful", "x"],
    "twins/many": ["x", "z"],
    "twins/twin-b": ["unlawful", "x"],
    "practice/marks": ["x", "z"],
    "practice/months": ["6"],
    "after/form-b": ["x"],
}


@pytest.fixture
def after(small, begun):
    """The journal after right answers, but for those given: place -> (response, sure)."""

    def play(**other):
        journal = begun
        for place, response in RIGHT.items():
            name = place.rpartition("/")[2].replace("-", "_")
            given, sure = other.get(name, (response, "certain"))
            said = {"act": "answer", "at": place, "response": given, "sure": sure}
            journal = act(small, journal, said).journal
        return journal

    return play


def test_gain_compares_the_two_forms(small, after):
    assert gain(small, after()) == Gain(Fraction(1), Fraction(1), 1)
    assert gain(small, after(form_a=(["y"], "guess"))) == Gain(Fraction(0), Fraction(1), 1)


def test_there_is_no_gain_before_both_forms_are_answered(small, begun):
    assert gain(small, begun) is None


@pytest.mark.parametrize(
    ("before", "after_", "share"),
    [(0, 2, Fraction(1)), (1, 2, Fraction(1)), (0, 1, Fraction(1, 2)), (2, 2, None), (1, 0, -1)],
)
def test_normalised_gain_is_the_share_of_what_could_still_be_gained(before, after_, share):
    assert Gain(Fraction(before), Fraction(after_), 2).normalised == share


def test_calibration_counts_right_answers_by_how_sure_the_learner_was(small, after):
    journal = after(twin_a=(["lawful", "y"], "certain"), many=(["y"], "guess"))

    rows = {row.sure: (row.right, row.given) for row in calibration(marked(small, journal))}

    assert rows == {Sure.CERTAIN: (5, 6), Sure.FAIRLY: (0, 0), Sure.GUESS: (0, 1)}


def test_a_pair_counts_only_when_both_of_its_twins_are_right(small, after):
    assert pairs(marked(small, after())) == (1, 1)
    assert pairs(marked(small, after(twin_b=(["lawful", "x"], "fairly")))) == (0, 1)


def told(small, journal):
    presentation = Presentation(small, ActResult(journal), small.words("en"))
    return result(presentation)


def test_the_result_tells_gain_calibration_pairs_and_limits(small, after):
    parts = told(small, after(form_a=(["y"], "certain")))
    prose = " ".join(p for each in parts if isinstance(each, Prose) for p in each.paragraphs)
    bars = [bar.text for each in parts if isinstance(each, Bars) for bar in each.bars]

    assert bars == ["0 of 1", "1 of 1", "6 of 7"]
    drawn = [(b.value, b.out_of) for each in parts if isinstance(each, Bars) for b in each.bars]
    assert drawn == [(0, 100), (100, 100), (6, 7)]
    assert "you gained 100%" in prose
    assert "When you said you were certain, you were right 6 of 7 times." in prose
    assert "and had both right in 1" in prose
    assert "rough sign" in prose


def test_what_was_missed_with_certainty_comes_first(small, after):
    journal = after(many=(["y"], "guess"), months=(["36"], "certain"))

    again = next(each for each in told(small, journal) if isinstance(each, Points))

    assert [point.text for point in again.points] == [
        "What decides it: The fact that decides months",
        "What decides it: The fact that decides many",
    ]
    months, many = (small.items[name].stem.en for name in ("months", "many"))
    assert [each.label for each in again.points] == [f"{months} (you were certain)", many]
    assert [each.to.href for each in again.points] == ["#practice", "#twins"]


def test_a_skipped_item_counts_neither_way(small, begun):
    journal = act(small, begun, {"act": "skip", "at": "twins/twin-a"}).journal

    assert marked(small, journal) == ()


def test_nothing_is_told_of_certainty_to_who_never_said_how_sure(small, begun):
    said = {"act": "answer", "at": "twins/many", "response": ["x", "z"]}
    presentation = Presentation(small, act(small, begun, said), small.words("en"))

    assert not any(isinstance(each, Bars) for each in result(presentation))


def test_what_was_missed_can_be_done_again_but_not_the_questions_that_compare(small, after):
    def ways(journal):
        parts = [each for each in told(small, journal) if isinstance(each, Actions)]
        return [(b.label, b.act) for each in parts for b in each.buttons]

    missed = after(many=(["y"], "guess"), form_a=(["y"], "guess"))

    assert ways(after(many=(["y"], "guess"))) == [
        ("Missed questions (1): do them again", {"act": "redo"})
    ]
    assert ways(missed) == [("Do 1 of them again", {"act": "redo"})]
    assert ways(after(form_a=(["y"], "guess"))) == []


def test_what_is_missed_is_counted_as_it_is_listed(small, after):
    parts = told(small, after(many=(["y"], "guess"), form_a=(["y"], "guess")))

    again = next(each for each in parts if isinstance(each, Points))
    heads = [each.text for each in parts if isinstance(each, Heading)]
    assert "Missed questions (2)" in heads
    assert len(again.points) == 2
    assert "are not asked again" in str(parts[-1])


def test_nothing_of_the_first_questions_is_told_before_the_last_ones_are_answered(small, begun):
    said = {"act": "answer", "at": "before/form-a", "response": ["y"], "sure": "certain"}
    journal = act(small, begun, said).journal

    assert marked(small, journal) == ()
    assert small.items["form-a"].decides.en not in str(told(small, journal))
    assert "nothing" not in str(told(small, journal))


def test_no_pair_is_told_in_plain_words(small, after):
    parts = told(small, after(twin_a=(["lawful", "y"], "guess")))

    assert "in none of them both right yet" in str(parts)


def test_with_enough_questions_in_each_set_it_is_said_how_far_the_gain_can_be_trusted(
    small, after, monkeypatch
):
    presentation = Presentation(
        small, ActResult(after(form_a=(["y"], "certain"))), small.words("en")
    )
    before = result(presentation)
    monkeypatch.setattr("widgets.core.screen.result.ENOUGH", 1)

    told = [part for part in result(presentation) if part not in before]

    # one pair, wrong before and right after: from -0.3 to +1.0 by Newcombe's method
    low, high = paired_interval([False], [True])
    assert [part.paragraphs for part in told] == [
        (
            presentation.words(
                "gain-interval", low=f"{low:+.1f}".replace("-", "−"), high="+1.0", n=1
            ),
            presentation.words("gain-unclear"),
        )
    ]
    assert high == 1


@pytest.mark.parametrize(("low", "told"), [(0.1, "gain-clear"), (0.0, "gain-unclear")])
def test_a_gain_that_may_be_none_is_not_called_one(small, after, monkeypatch, low, told):
    monkeypatch.setattr("widgets.core.screen.result.ENOUGH", 1)
    monkeypatch.setattr("widgets.core.screen.result.paired_interval", lambda *_: (low, 0.5))
    words = small.words("en")

    found = result(Presentation(small, ActResult(after()), words))

    said = [p for part in found if isinstance(part, Prose) for p in part.paragraphs]
    assert [key for key in ("gain-clear", "gain-unclear") if words(key) in said] == [told]


def test_a_gain_of_which_the_whole_interval_is_above_none_is_called_one(small, after, monkeypatch):
    monkeypatch.setattr("widgets.core.screen.result.ENOUGH", 1)
    monkeypatch.setattr("widgets.core.screen.result.paired_interval", lambda *_: (0.1, 0.5))

    told = result(Presentation(small, ActResult(after()), small.words("zh")))

    said = [p for part in told if isinstance(part, Prose) for p in part.paragraphs]
    assert any("+0.1到+0.5" in each for each in said)
    assert small.words("zh")("gain-clear") in said
