import pytest
from pydantic import ValidationError

from tests.core.letters.conftest import clauses, written


def test_its_clauses_stand_in_the_order_in_which_they_are_written(asking):
    found = [clause.id for clause in asking.clauses]

    assert found == ["greeting", "total", "bank-only", "payments", "sign"]


@pytest.mark.parametrize(
    ("clause", "what"),
    [
        (
            {"plain": True, "says": {"zh": "{whom}", "en": "x"}},
            r"\{whom\} names no field: there are to,",
        ),
        ({"plain": True, "says": {"zh": "x", "en": "{whom}"}}, r"\{whom\} names no field"),
        ({"plain": True, "says": {"zh": "{}", "en": "x"}}, r"\{\} names no field"),
        ({"plain": True, "filled": ["whom"]}, "'whom' is no field"),
        ({"plain": True, "when": {"lender": ["shop"]}}, "'lender' offers no 'shop': there are ba"),
        ({"plain": True, "when": {"sum": ["1"]}}, "'sum' offers no '1': there are none"),
        ({"plain": True, "when": {"whom": ["1"]}}, "'whom' offers no '1': there are none"),
    ],
)
def test_a_clause_names_only_what_is_asked(clause, what):
    with pytest.raises(ValidationError, match=what):
        written(clauses=clauses(clause))


def test_a_clause_rests_on_articles_or_is_marked_as_plain():
    with pytest.raises(ValidationError, match="a clause cites the articles it rests on, or is"):
        written(clauses=clauses({}))
    with pytest.raises(ValidationError, match="never both"):
        written(clauses=clauses({"plain": True, "cite": ["act/1"]}))


def test_a_clause_that_cites_has_a_name_for_the_list_of_clauses():
    with pytest.raises(ValidationError, match="has a 'name' for the list of clauses"):
        written(clauses=clauses({"cite": ["act/1"]}))


@pytest.mark.parametrize("key", ["when_not", "costs", "clauses"])
def test_a_letter_says_when_not_to_send_it_what_it_costs_and_something(key):
    with pytest.raises(ValidationError, match=key):
        written(**{key: []})


def test_a_clause_is_set_as_text_and_stands_always_if_nothing_else_is_said():
    clause = written(clauses=clauses({"plain": True})).clauses[0]

    assert (clause.set, clause.when, clause.filled, clause.cite) == ("text", {}, (), ())
    assert (clause.name, clause.note) == (None, None)


@pytest.mark.parametrize("key", ["to", "when_not", "costs", "clauses"])
def test_one_of_each_is_enough(key):
    assert len(written(**{key: [written().model_dump(mode="json")[key][0]]}).model_dump()[key]) == 1
