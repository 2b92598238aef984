import re
from copy import deepcopy

import pytest

from widgets.content.files import SourceFile, read_source
from widgets.content.reader import gathering
from widgets.content.records import to_record
from widgets.core.errors import ContentError, Fault
from widgets.core.law.rule import Rule
from widgets.core.learning.item import Item
from widgets.core.learning.lesson import Card, Lesson
from widgets.core.learning.scenario import Scenario

BANK = "quizzes/bank"


@pytest.fixture
def faults(small_root):
    """The faults of a sound file with one passage replaced."""

    def spoil(before, after, name="quizzes/bank/form-a.yaml", kind=Item):
        path = small_root / name
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
        with pytest.raises(ContentError) as caught:
            to_record(kind, read_source(path, small_root))
        return [
            str(fault).partition("form-a.yaml:")[2] or str(fault) for fault in caught.value.faults
        ]

    return spoil


SLIPS = [
    ("{zh: form-a 的题干, en: The stem of form-a}", "{zh: 题干}", "8: stem: no text in en"),
    ("objective: judge-entry\n", "", "1: 'objective' is missing"),
    ("as_of: 2026-11-20", "as_of: 20 Nov", "5: as_of: '20 Nov' is not a day: write 2026-01-31"),
    ("2026-11-20", "x" * 41, f"5: as_of: '{'x' * 40}…' is not a day"),
    ("lender: small-loan", "lender: bnak", "6: lender: 'bnak' is not one of bank,"),
    ("kind: one", "kind: onee", "2: kind: 'onee' is not one of one, many,"),
    ("objective: judge", "objective: Judge ", "3: objective: 'Judge -entry' is not written"),
    ("key: true", "key: perhaps", "12: options.0.key: 'perhaps' is neither true nor false"),
    ("    key: true\n", "", "9: options: kind one: exactly one option is the key"),
    ("en: Option X}", "en: }", "11: options.0.text.en: there is nothing here"),
    (
        "options:",
        "exhibit:\n  kind: letter\n  head: &a {zh: 甲, en: x}\n  lines: [*a]\n  seal: *a\noptions:",
        "13: exhibit.seal: 'seal' is not a key here",
    ),
    (
        "options:",
        "exhibit:\n  kind: letter\n  head: {zh: 通知}\n  lines: [{zh: 甲, en: x}]\noptions:",
        "11: exhibit.head: no text in en",
    ),
    (
        "options:",
        "exhibit: {kind: picture}\noptions:",
        "9: exhibit: 'picture' is not one of chat, calls, post, letter, costs",
    ),
    (
        "options:",
        "quote: &a {zh: 甲, en: x}\nexhibit: {kind: letter, head: *a, lines: [*a]}\noptions:",
        "10: exhibit: an item has a quote or an exhibit, not both",
    ),
    ("{zh: 甲对, en: X is right}", "right", "13: options.0.rationale: this holds keys and values,"),
    ("    rationale: {zh: 甲对, en: X is right}\n", "", "10: options.0: 'rationale' is missing"),
    (
        "    misconception:",
        "    key: true\n    misconception:",
        "9: options: kind one: exactly one option is",
    ),
    ("[new-act/47.3]\n  - id: y", "[Art. 47]\n  - id: y", "14: options.0.cite.0: 'Art. 47' is not"),
]


@pytest.mark.parametrize(("before", "after", "said"), SLIPS)
def test_a_slip_is_said_in_the_authors_terms_with_its_line(faults, before, after, said):
    found = faults(before, after)

    assert len(found) == 1
    assert found[0].startswith(said)


def test_a_misspelt_key_is_said_with_the_one_that_was_meant(faults):
    found = faults("objective:", "objektive:")

    meant = "3: objektive: 'objektive' is not a key here; did you mean 'objective'?"
    assert found == ["1: 'objective' is missing", meant]


def test_every_fault_of_a_file_is_said_at_once(faults):
    found = faults("kind: one\nobjective:", "kind: onee\nobjektive:")

    assert len(found) == 3


def test_a_step_of_an_unknown_kind_is_named(faults):
    found = faults("kind: worked", "kind: wroked", "lessons/small.yaml", Lesson)

    assert "'wroked' is not one of" in found[0]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (", items: [twin-a, many, twin-b]", "", "14: steps.3: 'items' is missing"),
        (", card: now", "", "7: steps.1: 'card' is missing"),
    ],
)
def test_a_step_whose_kind_is_called_like_one_of_its_keys_is_named_as_it_stands(
    faults, before, after, told
):
    found = faults(before, after, "lessons/small.yaml", Lesson)

    assert found == [f"lessons/small.yaml:{told}"]


def test_a_text_where_a_list_is_wanted_says_how_a_list_is_written(faults):
    found = faults("cite: [new-act/47.3]\n  - id: y", "cite: new-act/47.3\n  - id: y")

    assert found == ["14: options.0.cite: this is a list: start each entry with '- '"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1000元", "'1000元' is not a number: write 1000"),
        ('"1,000"', "'1,000' is not a number: write 1000"),
        ("1.5万", "'1.5万' is not a number: write 15000"),
        ("24%", "'24%' is not a number: write 24"),
        ("much", "'much' is not a number"),
        ("[6]", "['6'] is not a number"),
        ("2026/11/20", "'2026/11/20' is not a day: write 2026-11-20"),
        ("2026-11-20", "2026-11-20 is not a number, as 'quantity: count' asks"),
    ],
)
def test_a_value_that_is_no_number_is_told_once_and_how_it_is_written(faults, value, told):
    name = "quizzes/bank/months.yaml"

    found = faults("  value: 6\n", f"  value: {value}\n", name)

    assert found == [f"{name}:11: expect.value: {told}"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("as_of: 2026-11-20", "as_of: 20261120", "'20261120' is not a day: write 2026-11-20"),
        ("as_of: 2026-11-20", "as_of: 2026.11.20", "is not a day: write 2026-11-20"),
        ("as_of: 2026-11-20", "as_of: 2026-02-30", "is not a day: write 2026-01-31"),
        ("as_of: 2026-11-20", "as_of: [2026]", "5: as_of: ['2026'] is not a day: write 2026-01-31"),
        ("kind: one", "'kind：one': x\nkind: one", "2: kind：one: a full-width ： stands here"),
        ("kind: one", "'　kind': x\nkind: one", "a full-width space stands before 'kind'"),
        (
            "{zh: 甲对, en: X is right}",
            "{zh：甲对, en: X is right}",
            "13: options.0.rationale.zh：甲对: a full-width ： stands here: write : and a space",
        ),
        (
            "{zh: 甲对, en: X is right}",
            "{zh: “甲”对, en: “X, in a calm voice.”}",
            "a text was cut at its comma: “ ” are no quotes to this file",
        ),
        (
            "{zh: 甲对, en: X is right}",
            "{zh: 甲对, en: Go on, not now: wait}",
            "'not now' is no language: put quotes around a text with a comma",
        ),
        (
            "{zh: 甲对, en: X is right}",
            "{zh: 甲对, en: Go on, wait}",
            "13: options.0.rationale.wait: there is nothing here; text that holds a comma",
        ),
        (
            "cite: [new-act/47.3]\n  - id: y",
            "cite: [新法/47]\n  - id: y",
            "'新法/47' is not written",
        ),
    ],
)
def test_what_a_chinese_keyboard_or_a_comma_does_is_told_as_one_fault(faults, before, after, told):
    found = faults(before, after)

    assert len(found) == 1
    assert told in found[0]


@pytest.mark.parametrize(("points", "line"), [("5", 16), ("-1", 16)])
def test_points_are_told_with_both_their_bounds(faults, points, line):
    name = "scenarios/b-seat.yaml"

    found = faults("points: 2", f"points: {points}", name, Scenario)

    assert found == [f"{name}:15: nodes.0.branches.0.points: {points} is not from 0 to 3"]


@pytest.mark.parametrize(
    ("name", "kind", "before", "after", "told"),
    [
        (f"{BANK}/twin-a.yaml", Item, "id: lawful", "id: right", "11: verdicts: kind triage: verd"),
        (f"{BANK}/twin-a.yaml", Item, "    key: true\n", "", "11: verdicts: kind triage: exactly"),
        (f"{BANK}/steps.yaml", Item, "kind: order", "kind: one", "9: options: kind one: exactly"),
        (f"{BANK}/diary.yaml", Item, "        key: true\n", "", "21: fields.2.options: exactly on"),
        (
            "law/rules/entry-fine.yaml",
            Rule,
            "from: 2026-01-01",
            "from: 2006-01-01",
            "7: versions.1.from: versions run oldest first, but 2006-01-01 follows 2006-03-01",
        ),
        (
            "lessons/small.yaml",
            Lesson,
            "minutes: 5",
            "minutes: 0",
            "2: minutes: '0' is too l",
        ),
        (
            "lessons/small.yaml",
            Lesson,
            "minutes: 5",
            "minutes: 5.5",
            "2: minutes: '5.5' is not",
        ),
    ],
)
def test_what_does_not_fit_together_is_told_on_the_line_to_mend(
    faults, name, kind, before, after, told
):
    found = faults(before, after, name, kind)

    assert any(each.startswith(f"{name}:{told}") for each in found)


def spoiled(source, value):
    """A file's data with a value in the place of each of its keys in turn."""
    for place, held in source.maps:
        for key in held:
            data = at = deepcopy(source.data)
            for part in place:
                at = at[part]
            at[key] = value
            yield data


@pytest.mark.parametrize(
    "value", ["", "x y", "-1", "1.5", "nan", "2026-13-01", [], ["1"], {}, {"a": "b"}], ids=repr
)
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("quizzes/bank/diary.yaml", Item),
        ("quizzes/bank/months.yaml", Item),
        ("quizzes/bank/twin-a.yaml", Item),
        ("scenarios/b-seat.yaml", Scenario),
        ("lessons/small.yaml", Lesson),
        ("cards/now.yaml", Card),
        ("law/rules/entry-fine.yaml", Rule),
    ],
)
def test_no_fault_is_told_in_the_words_of_a_library(small_root, name, kind, value):
    source, told = read_source(small_root / name, small_root), list[Fault]()

    for data in spoiled(source, value):
        with gathering(told):
            to_record(kind, SourceFile(name, data))

    assert told
    assert [f.what for f in told if re.search("[Ii]nput|[Vv]alue error|valid ", f.what)] == []


def test_a_day_written_without_hyphens_is_no_day(faults):
    name = "quizzes/bank/diary.yaml"

    found = faults("value: 2026-11-17", "value: 20261117", name)

    told = "20261117 is not a day: write 2026-01-31, as 'quantity: date' asks"
    assert found == [f"{name}:14: fields.0.expect.value: {told}"]
