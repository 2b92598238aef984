from fractions import Fraction

import pytest

from widgets.content.cues import (
    Bank,
    Offer,
    absolute,
    banks,
    clearly_longest,
    decisions,
    main,
    misses,
    offers,
    told,
)
from widgets.content.library import Library
from widgets.core.text import Text


def text(zh, en=None):
    return Text(zh="字" * zh, en="a" * (en or zh))


def offer(key, *wrong, where="x"):
    return Offer(where, key, tuple(wrong))


LONGEST = offer(text(9), text(5), text(5))
SHORTEST = offer(text(2), text(5), text(5))
BETWEEN = offer(text(5), text(5), text(5))


def bank(longest, shortest, between=0, verdicts=()):
    """A bank of so many offers whose keys are the longest, the shortest, and neither."""
    made = (*(LONGEST,) * longest, *(SHORTEST,) * shortest, *(BETWEEN,) * between)
    return Bank("quizzes/b", made, tuple(verdicts))


def judged(lawful, unlawful, depends):
    return [*["lawful"] * lawful, *["unlawful"] * unlawful, *["depends"] * depends]


@pytest.mark.parametrize(
    ("longest", "shortest", "between"),
    [
        (4, 4, 12),  # 20 % and 20 %
        (9, 9, 2),  # 45 % and 45 %
        (9, 4, 7),
    ],
)
def test_a_bank_within_the_bounds_is_in_balance(longest, shortest, between):
    assert list(misses(bank(longest, shortest, between))) == []


@pytest.mark.parametrize(
    ("longest", "shortest", "between", "what"),
    [
        (3, 6, 11, "the key is longest in 15 %, not in 20 to 45 %"),
        (10, 6, 4, "the key is longest in 50 %, not in 20 to 45 %"),
        (6, 3, 11, "the key is shortest in 15 %, not in 20 to 45 %"),
        (6, 10, 4, "the key is shortest in 50 %, not in 20 to 45 %"),
    ],
)
def test_a_bank_beyond_a_bound_is_told_in_each_language(longest, shortest, between, what):
    found = list(misses(bank(longest, shortest, between)))

    assert found == [f"zh: {what}", f"en: {what}"]


def test_each_language_is_measured_by_itself():
    only_zh = offer(text(9, 5), text(5), text(5))
    made = Bank("b", (*(only_zh,) * 10, *(SHORTEST,) * 6, *(LONGEST,) * 4))

    assert list(misses(made)) == ["zh: the key is longest in 70 %, not in 20 to 45 %"]


@pytest.mark.parametrize(
    "verdicts",
    [judged(8, 8, 4), judged(10, 7, 3), judged(15, 18, 7), judged(6, 9, 5)],
)
def test_verdicts_within_the_bounds_are_in_balance(verdicts):
    assert list(misses(bank(4, 4, 12, verdicts))) == []


@pytest.mark.parametrize(
    ("verdicts", "what"),
    [
        (
            judged(10, 6, 4),
            "lawful in 50 % and unlawful in 30 % of triage items, more than 15 point",
        ),
        (
            judged(6, 10, 4),
            "lawful in 30 % and unlawful in 50 % of triage items, more than 15 point",
        ),
        (judged(9, 9, 2), "it depends in 10 % of triage items, not in 15 to 25 %"),
        (judged(7, 7, 6), "it depends in 30 % of triage items, not in 15 to 25 %"),
    ],
)
def test_verdicts_beyond_a_bound_are_told(verdicts, what):
    found = list(misses(bank(4, 4, 12, verdicts)))

    assert len(found) == 1
    assert found[0].startswith(what)


def test_a_bank_without_such_answers_has_no_balance_to_miss():
    assert list(misses(Bank("b", ()))) == []


@pytest.mark.parametrize(
    ("key", "wrong", "longest", "shortest"),
    [
        (5, (5, 4), False, False),
        (6, (5, 4), True, False),
        (4, (4, 5), False, False),
        (3, (4, 5), False, True),
    ],
)
def test_a_tie_is_neither_the_longest_nor_the_shortest(key, wrong, longest, shortest):
    found = offer(text(key), *(text(each) for each in wrong))

    assert (found.longest("zh"), found.shortest("zh")) == (longest, shortest)


def test_a_key_longer_by_more_than_a_fifth_is_to_be_looked_at_first():
    found = [
        offer(text(12, 13), text(10), where="by a fifth in zh"),
        offer(text(13), text(10), where="in both"),
    ]

    assert list(clearly_longest(Bank("b", tuple(found)))) == [
        "by a fifth in zh (en)",
        "in both (zh, en)",
    ]


def test_words_without_exception_are_counted_by_text():
    said = [
        Text(zh="一定一定要付", en="You must always pay"),
        Text(zh="他可以来", en="He may come"),
        Text(zh="从不违法", en="It is allowed"),
    ]

    assert (absolute(said, "zh"), absolute(said, "en")) == (2, 1)


def test_only_what_has_one_key_among_several_answers_is_measured(small):
    found = {name: [o.where for o in offers(item)] for name, item in small.items.items()}

    assert found["form-a"] == ["form-a"]
    assert found["twin-a"] == ["twin-a"]
    assert found["diary"] == ["diary.kept"]
    assert [name for name, there in found.items() if not there] == [
        "many",
        "marks",
        "steps",
        "months",
    ]


def test_the_key_of_a_decision_is_its_best_branch(small):
    found = {o.where: o.key.en for o in decisions(small.scenarios["b-seat"])}

    assert found == {"b-seat/knock": "Ask who it is", "b-seat/threat": "Call"}


def test_every_bank_and_the_cases_of_every_lesson_are_measured(small_root):
    found = {each.name: each for each in banks(Library(small_root))}

    assert set(found) == {"quizzes/bank", "cases of small"}
    assert found["quizzes/bank"].verdicts == ("unlawful", "unlawful")
    assert found["quizzes/bank"].share("unlawful") == Fraction(100)


def test_what_is_told_of_a_bank_names_its_numbers_and_what_it_misses():
    lines = list(told(bank(1, 0, 1, judged(1, 1, 0))))

    assert lines[0] == "quizzes/b: 2 sets of answers with one key"
    assert "  zh: key longest in 50 %, shortest in 0 %" in lines
    assert "      absolute words in 0 of 2 keys, 0 of 4 wrong answers" in lines
    assert "  verdicts: 1 lawful, 1 unlawful, 0 depends" in lines
    assert "  look at first, the key is clearly the longest: x (zh, en)" in lines
    assert "  missed: zh: the key is longest in 50 %, not in 20 to 45 %" in lines


def test_it_is_a_list_unless_a_gate_is_asked_for(small_root, monkeypatch, capsys):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    assert main([]) == 0
    assert main(["--gate"]) == 1
    assert "out of balance: quizzes/bank" in capsys.readouterr().out


def test_the_gate_opens_for_banks_in_balance(small_root, monkeypatch, capsys):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))
    monkeypatch.setattr("widgets.content.cues.banks", lambda _: [bank(4, 4, 12)])

    assert main(["--gate"]) == 0
    assert "Every bank is in balance." in capsys.readouterr().out
