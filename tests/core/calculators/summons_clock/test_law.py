import pytest

from widgets.content.library import Library
from widgets.core.calculators.summons_clock.law import CHECKED, PAPERS, SERVED

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("summons-clock")


def cited():
    for paper in PAPERS.values():
        yield from (*paper.cites, *paper.ignored)
        for _, cites in (*paper.todo, *paper.decides):
            yield from cites
    for cites in (*SERVED.values(), *CHECKED.values()):
        yield from cites


@pytest.mark.parametrize("cite", sorted(set(cited())))
def test_every_article_named_was_read_or_quoted_twice(cite):
    assert LIBRARY.cite(cite).confidence.carries_a_key


@pytest.mark.parametrize(("kind", "paper"), PAPERS.items())
def test_every_paper_has_its_words_and_a_rule_that_the_calculator_names(kind, paper):
    keys = {f"todo-ignored-{kind}", f"todo-check-{paper.check}"}
    keys |= {key for key, _ in (*paper.todo, *paper.decides)}
    keys |= {f"what-{kind}"} if kind not in {"lawyer-letter", "sms"} else {f"says-none-{kind}"}

    assert keys <= set(CALCULATOR.words)
    assert paper.rule in {"", *CALCULATOR.rules}


def test_only_papers_of_a_court_get_more_time_from_a_court():
    others = {kind for kind, paper in PAPERS.items() if not paper.in_court}

    assert others == {"mediation", "arbitration", "lawyer-letter"}
