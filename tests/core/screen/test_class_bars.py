from widgets.core.classroom.classroom import Round
from widgets.core.classroom.tally import LEAST, Ballot, tally
from widgets.core.screen.class_bars import class_bars, labels, lettered
from widgets.core.screen.view import Bars, Prose


def over(asked, *responses, by_hand=None):
    return Round(tally(asked, [Ballot(each) for each in responses]), by_hand=by_hand or {})


def test_each_option_has_a_letter_in_the_order_in_which_it_is_shown(small):
    named = labels(small.words("en"), small.items["form-a"])

    assert named["x"].startswith("A  ")
    assert next(iter(named.values()))[0] == "A"


def test_both_votes_stand_side_by_side_each_with_number_and_share(small):
    item, words = small.items["form-a"], small.words("en")
    first = over(item, *[("x",)] * 2, *[("y",)] * 6)
    second = over(item, *[("x",)] * 6, *[("y",)] * 2)

    (shown,) = class_bars(words, item, (first, second), keyed=False)

    assert isinstance(shown, Bars)
    assert [(bar.value, bar.out_of, bar.vote) for bar in shown.bars][:2] == [
        (2, 8, "before"),
        (6, 8, ""),
    ]
    assert shown.bars[0].text == "2, 25%"
    assert "vote 1" in shown.bars[0].label


def test_what_was_right_is_marked_with_a_sign_and_a_word_and_only_once_it_is_judged(small):
    item, words = small.items["form-a"], small.words("en")
    votes = (over(item, *[("x",)] * LEAST),)
    (before,), (after,) = (class_bars(words, item, votes, keyed=keyed) for keyed in (False, True))

    assert "✓" not in str(before)
    assert "✓" in after.bars[0].label
    assert "right" in after.bars[0].label


def test_of_too_few_votes_no_bar_is_shown(small):
    item, words = small.items["form-a"], small.words("en")

    shown = class_bars(words, item, (over(item, ("x",), ("y",)),), keyed=True)

    assert [type(each) for each in shown] == [Prose]
    assert "2 voted" in str(shown)


def test_hands_are_counted_with_the_phones(small):
    item, words = small.items["form-a"], small.words("en")
    vote = over(item, *[("x",)] * LEAST, by_hand={"y": 5})

    (shown,) = class_bars(words, item, (vote,), keyed=False)

    assert [(bar.value, bar.out_of) for bar in shown.bars] == [(5, 10), (5, 10), (0, 10)]


def test_every_kind_has_its_bars(small):
    responses = {
        "twin-a": ("unlawful", "x"),
        "many": ("x", "z"),
        "marks": ("x", "z"),
        "steps": ("x", "y", "z"),
        "months": ("6",),
        "diary": ("day=2026-11-17", "people=2", "kept=phone"),
        "said": ("true", "x"),
    }
    for lang in ("zh", "en"):
        for name, response in responses.items():
            item = small.items[name]
            shown = class_bars(
                small.words(lang), item, (over(item, *[response] * LEAST),), keyed=True
            )
            assert all(isinstance(each, Bars) and each.caption and each.bars for each in shown)
            assert any(bar.value == LEAST for each in shown for bar in each.bars), name


def test_hands_are_a_part_of_their_own_of_a_bar_and_said_in_words(small):
    item, words = small.items["form-a"], small.words("en")
    vote = over(item, *[("x",)] * LEAST, by_hand={"x": 5})

    (shown,) = class_bars(words, item, (vote,), keyed=False)

    assert (shown.bars[0].value, shown.bars[0].by_hand, shown.bars[0].out_of) == (10, 5, 10)
    assert shown.bars[0].text == "10, 100% (hands: 5)"


def test_beside_hands_too_few_phones_are_in_no_bar(small):
    item, words = small.items["form-a"], small.words("en")
    few, shown = class_bars(words, item, (over(item, ("x",), by_hand={"x": 5}),), keyed=False)

    assert "1 voted" in str(few)
    assert [(bar.value, bar.out_of) for bar in shown.bars] == [(5, 5), (0, 5), (0, 5)]


def test_a_class_on_paper_alone_has_bars(small):
    item, words = small.items["twin-a"], small.words("en")
    verdicts, facts = class_bars(words, item, (over(item, by_hand={"lawful": 9}),), keyed=False)

    assert [(bar.value, bar.out_of) for bar in verdicts.bars] == [(9, 9), (0, 9), (0, 9)]
    assert {bar.value for bar in facts.bars} == {0}


def test_a_verdict_has_no_letter(small):
    found = lettered(small.words("en"), small.items["twin-a"])

    assert [letter for letter, _ in found.values()][:4] == ["", "", "", "A"]


def test_of_two_votes_the_first_looks_different_and_of_one_none_does(small):
    item, words = small.items["form-a"], small.words("en")
    vote = over(item, *[("x",)] * LEAST)
    (one,), (two,) = (
        class_bars(words, item, votes, keyed=True) for votes in ((vote,), (vote, vote))
    )

    assert {bar.vote for bar in one.bars} == {""}
    assert [bar.vote for bar in two.bars][:2] == ["before", ""]
    assert [bar.label for bar in two.bars][:2] == ["✓ A  Option X (right) (vote 1)", "Vote 2"]


def test_of_several_answers_hands_are_counted_and_no_share_is_told_nor_who_is_wholly_right(small):
    item, words = small.items["many"], small.words("en")
    counted = Round(tally(item, []), by_hand={"x": 6, "y": 4})
    [bars] = [b for b in class_bars(words, item, (counted,), keyed=False) if isinstance(b, Bars)]

    assert [bar.text for bar in bars.bars][:2] == ["6 (hands: 6)", "4 (hands: 4)"]
    assert "%" not in "".join(bar.text for bar in bars.bars)
