"""A calculator as its author writes it: what is asked, examples to start from, its words."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from widgets.core.calculators.questionnaire import Example, Questionnaire
from widgets.core.learning.lesson import CitedLine
from widgets.core.record import Cite, Id
from widgets.core.text import Text


class Wording(Text):
    """A sentence of an answer, and the articles that it rests on whatever the figures are.

    What an answer finds by its figures or by its day, it cites itself.
    """

    cite: tuple[Cite, ...] = ()


class Calculator(Questionnaire):
    """One legal question to be worked out; `place` is where it stands in the list of all.

    `rules` and `series` are the dated values it may look up. `words` are the sentences of its
    answers by key: `says-…`, `step-…`, `figure-…`, `decides-…`, `todo-…`, `caution-…`, `turn-…`,
    `sheet-…`, `column-…`, `problem-…`, and terms that it names.
    """

    title: Text
    lead: Text
    place: int
    checked: date
    rules: tuple[Id, ...] = ()
    series: tuple[Id, ...] = ()
    examples: tuple[Example, ...] = Field(min_length=1)
    words: dict[Id, Wording]
    not_told: tuple[CitedLine, ...] = Field(min_length=1)
    for_teachers: tuple[Id, ...] = ()


def cites_of(wording: Text | None) -> tuple[str, ...]:
    """The articles that a sentence of a calculator rests on; none where it is none of those."""
    return wording.cite if isinstance(wording, Wording) else ()
