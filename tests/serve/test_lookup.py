from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import escape

from widgets.content.library import Library
from widgets.core.screen.law import LAW_PAGE
from widgets.core.text import LANGS, Lang
from widgets.serve import lookup, pages
from widgets.serve.home import home
from widgets.serve.notebook_index import CALLS_PAGE, NotebookIndex
from widgets.serve.site import Site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    root: Path = tmp_path_factory.mktemp("notebooks")
    return Site(Library.open(), NotebookIndex(root))


@pytest.mark.parametrize("lang", LANGS)
def test_who_to_call_begins_with_the_emergency_number_and_what_to_say(site: Site, lang: str):
    html = lookup.channels(site, lang)
    words = site.library.words(lang)
    emergency = next(each for each in site.library.channels if each.id == "110")

    assert html.index('href="tel:110"') < html.index('id="by-lender"')
    assert str(escape(words.of(emergency.say))) in html
    assert re.findall(r'href="tel:(\d+)"', html)[0] == "110"


@pytest.mark.parametrize("lang", LANGS)
def test_every_channel_is_told_and_the_caveat_stands_once(site: Site, lang: str):
    html, words = lookup.channels(site, lang), site.library.words(lang)

    for channel in site.library.channels:
        assert str(escape(words.of(channel.how))) in html
    assert html.count("12378") >= 2
    assert html.count(words("channels-caveat", day="")[:12]) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_those_for_one_kind_of_lender_are_led_to_by_it(site: Site, lang: str):
    html = lookup.channels(site, lang)
    block = html[html.index('id="by-lender"') : html.index('id="each"')]

    for address in re.findall(r'href="(#channel-[\w-]+)"', block):
        assert f'id="{address[1:]}"' in html
    assert "#channel-12378" in block
    assert "#channel-local-financial-bureau" in block


@pytest.mark.parametrize("lang", LANGS)
def test_whom_to_turn_to_is_told_by_what_happens_in_the_card_s_order(site: Site, lang: str):
    html = lookup.channels(site, lang)
    door = html[html.index('id="situation-at-the-door"') : html.index('id="by-lender"')]

    assert re.findall(r'href="#channel-([\w-]+)"', door) == [
        *site.library.card("at-the-door").channels
    ]
    assert f'href="/card/{lang}/at-the-door"' not in door
    assert f'href="/card/{lang}"' in door


@pytest.mark.parametrize("lang", LANGS)
def test_what_each_place_has_of_its_own_is_told_how_to_find_and_by_no_number(site: Site, lang: str):
    html, words = lookup.channels(site, lang), site.library.words(lang)
    near = html[html.index('id="near"') : html.index('id="each"')]

    found = [each for each in site.library.channels if each.find]
    assert [str(escape(words.of(each.find))) in near for each in found] == [True] * len(found)
    assert "tel:" not in near


def test_a_script_is_read_aloud_in_chinese_whatever_the_page_s_language(site: Site):
    emergency = site.library.channels[0]

    html = lookup.channels(site, "en")

    assert f'<p lang="zh">{emergency.say.zh}</p>' in html
    assert str(escape(emergency.say.en)) in html


def test_the_notebook_of_the_same_is_led_to_where_there_is_one(site: Site, tmp_path: Path):
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / CALLS_PAGE).touch()
    there = Site(site.library, NotebookIndex(tmp_path))

    assert f'href="/voila/render/en/{CALLS_PAGE}"' in lookup.channels(there, "en")
    assert CALLS_PAGE not in lookup.channels(site, "en")


@pytest.mark.parametrize("lang", LANGS)
def test_every_term_is_listed_at_an_address_of_its_own(site: Site, lang: str):
    html = lookup.terms(site, lang)

    assert re.findall(r'<div id="([\w-]+)"><dt>', html) == [t.id for t in site.library.glossary]


@pytest.mark.parametrize("lang", LANGS)
def test_every_term_names_its_articles_and_leads_to_them_in_the_law(
    site: Site, lang: Lang, tmp_path: Path
):
    (tmp_path / lang).mkdir()
    (tmp_path / lang / LAW_PAGE).touch()
    there = Site(site.library, NotebookIndex(tmp_path))
    assert there.law_href(lang)

    for page in (site, there):
        shown = dict(re.findall(r'<div id="([\w-]+)">(.*?)</div>', lookup.terms(page, lang)))
        for term in site.library.glossary:
            told = pages.sources(site.library, term.cite, lang)
            links = [str(escape(page.law_href(lang, cite))) for cite in term.cite]
            assert shown[term.id].count('<dd class="door-article">') == len(term.cite)
            assert all(str(escape(each.label)) in shown[term.id] for each in told)
            assert re.findall(r'<a href="([^"]+)"', shown[term.id]) == [x for x in links if x]


@pytest.mark.parametrize("lang", LANGS)
def test_an_article_of_a_term_that_was_not_read_says_so(site: Site, lang: Lang):
    shown = dict(re.findall(r'<div id="([\w-]+)">(.*?)</div>', lookup.terms(site, lang)))

    assert site.library.words(lang)("confidence-secondary-source") in shown["receipt"]
    assert "<strong>" not in shown["unlawful-entry"]


@pytest.mark.parametrize("lang", LANGS)
def test_home_and_card_lead_to_them(site: Site, lang: str):
    assert f'href="/channels/{lang}"' in home(site, lang)
    assert f'href="/terms/{lang}"' in home(site, lang)
    card = pages.card(site, lang)
    assert f'href="/channels/{lang}#situation-at-the-door"' in card
    assert 'href="tel:110"' in card


@pytest.mark.parametrize("lang", LANGS)
def test_its_sections_are_led_to_from_the_top(site: Site, lang: Lang):
    html = lookup.channels(site, lang)
    index = html[html.index("<main") : html.index("channel-110")]

    ways = re.findall(r'href="#([\w-]+)"', index)
    assert ways == ["by-situation", "by-lender", "near", "each"]
    assert all(f'id="{each}"' in html for each in ways)


@pytest.mark.parametrize("lang", LANGS)
def test_who_owes_an_unlicensed_lender_is_told_of_110_first(site: Site, lang: Lang):
    html, words = lookup.channels(site, lang), site.library.words(lang)
    lenders = html[html.index('id="by-lender"') : html.index('id="near"')]
    block = lenders[lenders.index(f"<h3>{words('lender-unlicensed')}") :]

    assert re.findall(r'href="tel:(\d+)"', block)[0] == "110"
