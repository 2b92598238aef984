import pytest

from widgets.content.files import read_source
from widgets.content.records import to_record
from widgets.core.errors import ContentError
from widgets.core.item import Item
from widgets.core.lesson import Lesson


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
    ("lender: small-loan", "lender: bnak", "6: lender: 'bnak' is not one of bank,"),
    ("kind: one", "kind: onee", "2: kind: 'onee' is not one of one, many,"),
    ("objective: judge", "objective: Judge ", "3: objective: 'Judge -entry' is not written"),
    ("key: true", "key: perhaps", "12: options.0.key: 'perhaps' is neither true nor false"),
    ("    key: true\n", "", "1: kind one: exactly one option is the key"),
    ("en: Option X}", "en: }", "11: options.0.text.en: there is nothing here"),
    ("{zh: 甲对, en: X is right}", "right", "13: options.0.rationale: this holds keys and values,"),
    ("    rationale: {zh: 甲对, en: X is right}\n", "", "10: options.0: 'rationale' is missing"),
    (
        "    misconception:",
        "    key: true\n    misconception:",
        "1: kind one: exactly one option is",
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
        ("lead: {zh: 只差一点, en: One fact apart}, ", "", "19: steps.3: 'lead' is missing"),
        ("lead: {zh: 看卡, en: Read it}, ", "", "9: steps.1: 'lead' is missing"),
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
