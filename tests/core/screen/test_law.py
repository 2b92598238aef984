from widgets.core.screen.law import (
    calculator_address,
    label,
    ladder_address,
    law_address,
    law_search,
    source,
)


def shown(small, cite, lang):
    provision, instrument = small.cited(cite)
    return source(provision, instrument, small.words(lang))


def test_an_article_says_how_binding_it_is_whom_it_binds_since_when_and_how_sure_we_are(small):
    found = shown(small, "new-act/47.3", "en")

    assert found.label == "New Act, art. 47(3)"
    assert found.says == "Nobody may force a way in."
    assert [value for _, value in found.facts] == [
        "New Act",
        "statute",
        "everyone",
        "since 1 January 2026",
        "the article was read by this project",
    ]
    assert found.sure


def test_an_article_known_from_one_quotation_is_marked_and_carries_its_note(small):
    found = shown(small, "guide/hours", "zh")

    assert not found.sure
    assert found.note == "只见转引。"
    assert "银行、受托催收机构" in [value for _, value in found.facts]


def test_an_article_that_has_ended_shows_its_span(small_root):
    from widgets.content.library import Library

    library = Library(small_root)
    old = library.cite("old-act/40.3")
    found = source(old, library.instruments["old-act"], library.words("zh"))

    assert ("施行时间", "2006年3月1日至2025年12月31日") in found.facts
    assert label(old, library.instruments["old-act"], library.words("zh")) == (
        "《旧法》第40条第（三）项"
    )


def test_the_law_and_the_calculators_are_addressed_with_what_is_asked_and_where_it_stands():
    assert law_search("进门") == "law.ipynb?q=%E8%BF%9B%E9%97%A8#find"
    assert law_address("new-act/47.3") == "law.ipynb?cite=new-act/47.3#find"
    assert ladder_address("entering") == "law.ipynb?act=entering#ladder"
    assert calculator_address("court-costs") == "calculators.ipynb?calc=court-costs#court-costs"
    assert calculator_address("court-costs", "small") == (
        "calculators.ipynb?calc=court-costs&example=small#court-costs"
    )
