import pytest

from widgets.content.library import Library

LIBRARY = Library.open()
CALCULATOR = LIBRARY.calculator("summons-clock")
PAPERS = {paper.id: paper for paper in LIBRARY.papers}


def keys_of(paper):
    yield from (f"todo-ignored-{paper.id}", f"todo-check-{paper.check}")
    yield from (f"todo-{key}" for key in paper.todo)
    yield from (f"decides-{key}" for key in paper.decides)
    yield from (f"caution-{key}" for key in paper.cautions)
    if paper.late or paper.is_of_court:
        yield f"todo-{paper.late or 'late'}"


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_every_paper_has_its_words_and_a_rule_and_issuers_that_the_calculator_names(paper):
    unlike_others = f"says-none-{paper.id}" if paper.id in {"lawyer-letter", "sms"} else None
    issuers = {option.id for option in CALCULATOR.fields["issuer"].options}

    assert {*keys_of(paper), unlike_others or f"what-{paper.id}"} <= set(CALCULATOR.words)
    assert paper.period in {None, *CALCULATOR.rules}
    assert set(paper.issued_by) <= issuers


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_every_article_of_a_paper_and_of_its_words_was_read_or_quoted_twice(paper):
    words = [CALCULATOR.words[key] for key in keys_of(paper)]
    cites = {*paper.cite, *(cite for each in words for cite in each.cite)}

    assert all(LIBRARY.cite(cite).confidence.carries_a_key for cite in cites)


@pytest.mark.parametrize("kind", PAPERS)
def test_what_follows_from_ignoring_a_paper_rests_on_an_article(kind):
    assert CALCULATOR.words[f"todo-ignored-{kind}"].cite


def test_only_papers_of_a_court_get_more_time_from_a_court():
    others = {kind for kind, paper in PAPERS.items() if not paper.is_of_court}

    assert others == {"mediation", "arbitration", "lawyer-letter"}
