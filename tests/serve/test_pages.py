from __future__ import annotations

import json
import os
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pytest

from tests.machine import ROOT
from widgets.content.library import Library
from widgets.core.text import LANGS
from widgets.serve import pages
from widgets.serve.course import course
from widgets.serve.home import home
from widgets.serve.notebook_index import NotebookIndex, NotebookPath
from widgets.serve.sharing import addressed
from widgets.serve.site import Site

VOID = {"meta", "link", "br", "input"}
LESSON = "01-at-the-door.ipynb"
NOTEBOOK = {
    "zh": (
        ("title", "# 第一课：敲门\n\n有人来了，<b>怎么办</b>？"),
        ("now", "## 先保证安全\n\n见[第1033条](law:civil-code/1033)。", "short"),
        ("end", "## 还有什么"),
    ),
    "en": (
        ("title", "# Lesson 1: Knocking\n\nSomebody comes, <b>what now</b>?"),
        ("now", "## Be safe\n\nSee [Art. 1033](law:civil-code/1033@2026-11-20).", "short"),
        ("end", "## What else"),
    ),
}


class Outline(HTMLParser):
    """The elements of a page in order, and a complaint about one that is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def attributes(self, *names: str) -> list[str]:
        return [value for _, has in self.elements for name in names if (value := has.get(name))]


def made_site(root: Path) -> Site:
    """A site with one lesson, in both languages."""
    for lang in LANGS:
        (root / lang).mkdir()
        told = json.dumps({"cells": [cell(*each) for each in NOTEBOOK[lang]]})
        (root / lang / LESSON).write_text(told, encoding="utf-8")
    return Site(Library.open(), NotebookIndex(root))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return made_site(tmp_path_factory.mktemp("notebooks"))


def cell(cell_id: str, text: str, *tags: str) -> dict[str, object]:
    return {"id": cell_id, "cell_type": "markdown", "source": text, "metadata": {"tags": [*tags]}}


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(params=["home", "course", "card", "lost", "failed"])
def html(request: pytest.FixtureRequest, site: Site, lang: str) -> str:
    made = {
        "home": lambda: home(site, lang),
        "course": lambda: course(site, lang),
        "card": lambda: pages.card(site, lang),
        "lost": lambda: pages.lost(site, lang),
        "failed": lambda: pages.lost(site, lang, failed=True, again="/again"),
    }
    return str(made[request.param]())


def test_every_page_says_its_language(html: str, lang: str):
    assert Outline(html).elements[0] == ("html", {"lang": lang})


def test_every_page_has_one_title_one_main_and_one_first_heading(html: str):
    counted = Counter(tag for tag, _ in Outline(html).elements)

    assert [counted[tag] for tag in ("title", "main", "h1", "header", "footer")] == [1] * 5


def test_no_heading_level_is_left_out(html: str):
    levels = [int(tag[1]) for tag, _ in Outline(html).elements if re.fullmatch("h[1-6]", tag)]

    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_element_is_closed(html: str):
    assert Outline(html).open == []


def test_no_id_stands_twice_and_every_link_within_the_page_arrives(html: str):
    outline = Outline(html)
    ids = outline.attributes("id")

    within = {href[1:] for href in outline.attributes("href") if href.startswith("#")}

    assert len(ids) == len(set(ids))
    assert within <= set(ids)


def test_no_page_asks_another_host_for_anything(html: str):
    found = Outline(html).attributes("href", "src", "action")

    assert [each for each in found if not re.match(r"(/(?!/)|#|data:,$|tel:\d+$)", each)] == []


def test_the_only_scripts_of_a_page_are_the_frame_s_and_without_them_nothing_is_missing(
    html: str, lang: str
):
    frame = [
        f'<script src="/assets/shared.js" data-exit="/tea/{lang}">',
        '<script src="/assets/frame.js">',
    ]
    own = [
        f'<script src="/assets/{kind}.js">'
        for kind in ("home", "course")
        if f'class="door door-{kind}"' in html
    ]
    assert re.findall(r"<script[^>]*>", html) == frame + own
    assert re.search(r'<div class="door-erase" id="door-erase" hidden>', html)
    assert not re.search(r"\son\w+=", html)


def test_every_page_can_be_left_at_once(html: str, site: Site, lang: str):
    assert f'href="/tea/{lang}" data-leave>{site.library.words(lang)("leave")}</a>' in html


def test_the_page_to_leave_to_tells_nothing_of_whose_it_is(site: Site, lang: str):
    found = pages.tea(site, lang)

    assert re.findall(r"债|催|法|律|(?i:law|debt|loan|collect)|<script", found) == []
    assert site.library.words(lang)("project") not in found
    assert Outline(found).open == []


def test_every_page_leads_to_the_other_language_by_its_own_name(html: str, lang: str):
    other = {"zh": ("en", "English"), "en": ("zh", "中文")}[lang]

    found = re.search(r'hreflang="(\w+)" lang="\1">([^<]+)</a>', html)

    assert found is not None
    assert found.groups() == other


def test_every_page_says_that_it_is_no_legal_advice(html: str, site: Site, lang: str):
    assert site.library.words(lang)("disclaimer") in html
    assert site.library.words(lang)("who-checked") in html


def test_the_page_that_waits_for_somebody_elses_notebook_does_not_say_we_checked_it(
    site: Site, lang: str
):
    words = site.library.words(lang)
    ours, theirs = NotebookPath(lang, LESSON), NotebookPath(lang, "mine.ipynb")
    text = (site.shelf.root / ours.path).read_text(encoding="utf-8")
    (site.shelf.root / theirs.path).write_text(text, encoding="utf-8")

    assert words("who-checked") in pages.full(site, ours, "/", 0)
    assert words("who-checked-own") in pages.full(site, theirs, "/", 0)
    assert words("who-checked") not in pages.full(site, theirs, "/", 0)


def test_every_page_is_light(html: str):
    assert len(html.encode()) < 20_000


def test_what_may_be_happening_now_leads_to_the_card_of_each_lesson_there_is(site: Site, lang: str):
    told = site.library.card("at-the-door").happening
    assert told is not None
    assert pages.happening(site, lang, site.lessons(lang)) == [
        {"id": "at-the-door", "href": f"/card/{lang}", "label": site.library.words(lang).of(told)}
    ]


def test_a_card_leads_to_the_others_and_not_to_itself(lang: str):
    site = Site(Library.open(), NotebookIndex(ROOT / "notebooks"))
    every = {each["href"] for each in pages.happening(site, lang, site.lessons(lang))}

    page = pages.card(site, lang, "on-the-phone")
    found = re.findall('href="([^"]*)"', page.partition('<nav class="door-others')[2])

    assert every & set(found) == every - {f"/card/{lang}/on-the-phone"}
    assert len(every) > 3


def test_the_card_shows_every_line_and_every_source(site: Site, lang: str):
    card = site.library.card("at-the-door")
    lines = [point for section in card.sections for point in section.points]

    found = pages.card(site, lang)

    assert found.count("<li>") == len(lines) + len(card.channels)
    assert found.count('<li id="note-') == len(card.citations())


def test_the_card_tells_whom_to_turn_to_and_stands_without_them(
    tmp_path: Path, site: Site, lang: str
):
    root = tmp_path / "data"
    copytree(site.library.root, root)
    (root / "channels.yaml").write_text("- id: [", encoding="utf-8")

    whole = pages.card(site, lang)
    without = pages.card(Site(Library(root), site.shelf), lang)

    turn = whole[whole.index('id="turn"') : whole.index('class="door-keep"')]
    assert re.findall(r'href="tel:(\d+)"', turn) == ["110", "12378", "12345"]
    assert 'id="turn"' not in without
    assert 'id="safe"' in without


@pytest.mark.parametrize("name", ["at-the-door", "on-the-phone"])
def test_a_card_says_what_a_link_to_it_shows_and_where_it_is_found(
    site: Site, lang: str, name: str
):
    card, words = site.library.card(name), site.library.words(lang)
    path = "/card" if name == "at-the-door" else f"/card/{lang}/{name}"

    html = addressed(pages.card(site, lang, name), "https://law.example")

    found = dict(re.findall(r'<meta property="og:(\w+)" content="([^"]*)"', html))
    told = {name: unescape(said) for name, said in found.items()}
    assert told["title"].startswith(words.of(card.title))
    assert told["description"] == words.of(card.lead)
    assert told["url"] == f"https://law.example{site.card_href(lang, name)}"
    assert told["image"] == f"https://law.example/assets/share-{lang}.png"
    assert f'<p class="door-address">law.example{path}</p>' in html


def test_the_address_of_the_home_page_has_no_query(site: Site, lang: str):
    html = addressed(home(site, lang), "https://law.example")

    assert '<meta property="og:url" content="https://law.example/">' in html


@pytest.mark.parametrize("what", ["lost", "tea"])
def test_what_nobody_passes_on_says_nothing_of_where_it_is(site: Site, lang: str, what: str):
    assert "og:" not in getattr(pages, what)(site, lang)


def test_the_card_marks_a_source_that_no_answer_may_rest_on(site: Site):
    card, words = site.library.card("at-the-door"), site.library.words("zh")
    unsure = [c for c in card.citations() if not site.library.cite(c).confidence.carries_a_key]

    found = pages.card(site, "zh")

    assert found.count(words("confidence-secondary-source")) == len(unsure)


def test_the_english_card_says_that_the_chinese_law_is_authentic(site: Site):
    note = site.library.words("en")("reference-translation")

    assert note in pages.card(site, "en")
    assert site.library.words("zh")("reference-translation") not in pages.card(site, "zh")


def test_words_reach_the_page_as_text_and_never_as_markup(small_root: Path):
    path = small_root / "strings.yaml"
    text = re.sub(r"(?m)^lost-title:.*$", "lost-title: {zh: <b>&, en: x}", path.read_text("utf-8"))
    path.write_text(text, encoding="utf-8")

    found = pages.lost(Site(Library(small_root), NotebookIndex(small_root)), "zh")

    assert "&lt;b&gt;&amp;" in found
    assert "<b>" not in found


def test_a_lost_page_speaks_both_languages_the_reader_s_first(site: Site):
    found = pages.lost(site, "en")

    assert found.index("There is no such page") < found.index("没有这个页面")


def test_a_failed_page_can_be_tried_again(site: Site):
    assert 'href="/again"' in pages.lost(site, "zh", failed=True, again="/again")


def test_addresses_begin_with_the_base_of_the_server(site: Site):
    proxied = Site(site.library, site.shelf, base="/law/")

    found = Outline(home(proxied, "zh")).attributes("href")

    assert [h for h in found if not h.startswith(("/law/", "#", "data:", "tel:"))] == []


def test_whoever_waits_reads_the_lesson_and_its_articles_lead_to_the_law_explorer(
    site: Site, lang: str
):
    words = site.library.words(lang)

    found = pages.full(site, NotebookPath(lang, LESSON), "/again?x=1&y=2", 3)

    outline = Outline(found)
    assert outline.open == []
    again = {"http-equiv": "refresh", "content": "5; url=/again?x=1&y=2"}
    assert ("meta", again) in outline.elements
    assert words("full-title") in found
    for _, text, *_ in NOTEBOOK[lang][1:]:
        assert text[3:].partition("\n")[0] in unescape(found)
    assert ("a", {"target": "_blank", "href": "law.ipynb?cite=civil-code/1033#find"}) in (
        outline.elements
    )
    assert "law:" not in found


@pytest.mark.parametrize("lang", LANGS)
def test_the_card_begins_with_the_call_and_every_number_on_it_can_be_rung(site: Site, lang: str):
    found = pages.card(site, lang)
    text = re.sub(r"<style.*?</style>", "", found)

    ring = found.index('href="tel:110"')
    assert ring < found.index('<div class="door-sections">')
    said = unescape(found[ring : found.index('<div class="door-sections">')])
    call = site.library.card("at-the-door").call
    assert call is not None
    assert site.library.words(lang).of(call.say) in said
    for number in ("12378", "12345"):
        assert f'<a href="tel:{number}">{number}</a>' in text


@pytest.mark.parametrize("lang", LANGS)
def test_a_lesson_and_the_card_are_called_by_two_names(site: Site, lang: str):
    words = site.library.words(lang)
    outline = NotebookIndex(Path("notebooks")).outline(NotebookPath(lang, LESSON))

    assert words("now-link") not in [each.title for each in outline.sections]


def test_what_a_crowd_waits_with_is_made_once_but_for_the_place_in_the_line(
    site: Site, monkeypatch: pytest.MonkeyPatch
):
    place = NotebookPath("zh", LESSON)
    words = site.library.words("zh")
    first = pages.full(site, place, "/a?x=1&y=2", 3)
    monkeypatch.delattr(pages, "filled")

    assert pages.full(site, place, "/a?x=1&y=2", 3) == first
    second = pages.full(site, place, "/b", 4)
    assert second == first.replace("/a?x=1&amp;y=2", "/b").replace(
        words("full-place", n=4), words("full-place", n=5)
    )
    assert second != first


def test_who_waits_reads_a_notebook_that_was_edited_meanwhile(site: Site, tmp_path: Path):
    notebook = tmp_path / "zh" / "x.ipynb"
    notebook.parent.mkdir()
    own = Site(site.library, NotebookIndex(tmp_path))

    def told(text: str, mark: int) -> bool:
        cell = {"cell_type": "markdown", "source": [text]}
        notebook.write_text(json.dumps({"cells": [cell]}), encoding="utf-8")
        os.utime(notebook, ns=(mark, mark))
        return text in pages.full(own, NotebookPath("zh", "x.ipynb"), "/", 3)

    assert told("before", 1)
    assert told("after", 2)


def test_a_card_leads_to_the_letters_where_they_are_there(tmp_path: Path, lang: str):
    (tmp_path / lang).mkdir()
    (tmp_path / lang / "letters.ipynb").write_text("{}", encoding="utf-8")
    there, missing = NotebookIndex(tmp_path), NotebookIndex(tmp_path / "nowhere")

    way = f"/voila/render/{lang}/letters.ipynb"
    found, without = (
        Outline(pages.card(Site(Library.open(), shelf), lang)).attributes("href")
        for shelf in (there, missing)
    )

    assert way in found
    assert way not in without


def test_what_is_to_be_said_stands_on_an_english_card_in_chinese_too():
    site = Site(Library.open(), NotebookIndex(Path("notebooks")))
    record = site.library.card("at-the-door")
    zh, en = (pages.card(site, each) for each in ("zh", "en"))

    assert f'<p lang="zh">{record.call.say.zh}</p>' in en
    assert '<span class="door-aloud" lang="zh">“我已经请你们离开。再不走，我就报警。”</span>' in en
    assert "door-aloud" not in zh
    assert zh.count(record.call.say.zh) == 1
