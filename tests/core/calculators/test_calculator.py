import pytest
from pydantic import ValidationError

from tests.core.conftest import made, text
from widgets.core.calculators.calculator import Wording, cites_of


def test_a_calculator_has_an_example_to_start_from():
    with pytest.raises(ValidationError, match="examples"):
        made(examples=[])


def test_a_sentence_of_a_calculator_may_rest_on_articles_and_other_words_on_none():
    sentence = Wording(**text("Sum"), cite=("act/1",))

    assert (cites_of(sentence), cites_of(None)) == (("act/1",), ())
