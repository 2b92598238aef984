from __future__ import annotations

import json
import re
from html import escape

import pytest

from tests.serve.test_pages import LESSON, NOTEBOOK, cell
from widgets.content.library import Library
from widgets.core.screen.law import LETTERS_PAGE
from widgets.core.text import LANGS
from widgets.serve import pages
from widgets.serve.app import PACKAGE
from widgets.serve.framing import frame
from widgets.serve.notebook_index import NotebookIndex, NotebookPath
from widgets.serve.sharing import HERE, HOST
from widgets.serve.site import Site

TEMPLATE = PACKAGE / "voila/law-at-the-door/index.html.j2"
AFTER = "06-what-do-i-owe.ipynb"


@pytest.fixture
def site(tmp_path) -> Site:
    for lang in LANGS:
        (tmp_path / lang).mkdir()
        told = json.dumps({"cells": [cell(*each) for each in NOTEBOOK[lang]]})
        for name in (LESSON, AFTER):
            (tmp_path / lang / name).write_text(told, encoding="utf-8")
    return Site(Library.open(), NotebookIndex(tmp_path))


@pytest.fixture(params=LANGS)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_the_frame_of_a_lesson_names_its_twin_in_the_other_language(site: Site):
    found = frame(site, NotebookPath("zh", "01-at-the-door.ipynb"))

    assert found["lang"] == "zh"
    assert [(s.lang, s.href, s.here) for s in found["switches"]] == [
        ("zh", "/voila/render/zh/01-at-the-door.ipynb", True),
        ("en", "/voila/render/en/01-at-the-door.ipynb", False),
    ]


def test_what_to_do_now_is_the_card_of_what_the_lesson_is_about(site: Site, lang: str):
    found = frame(site, NotebookPath(lang, AFTER))

    assert found["card"] == f"/card/{lang}/what-do-i-owe"
    assert f'href="{found["card"]}"' in found["header"]
    assert frame(site, NotebookPath(lang, LESSON))["card"] == f"/card/{lang}"


def test_the_frame_of_a_lesson_tells_its_title_and_its_parts_in_order(site: Site, lang: str):
    words, titles = site.library.words(lang), [text[3:] for _, text, *_ in NOTEBOOK[lang][1:]]
    titles = [each.partition("\n")[0] for each in titles]

    found = frame(site, NotebookPath(lang, LESSON))

    assert (found["title"], found["name"]) == (
        NOTEBOOK[lang][0][1].partition("\n")[0][2:],
        "01-at-the-door",
    )
    assert [(part["id"], part["title"], part["short"]) for part in found["parts"]] == [
        ("now", titles[0], True),
        ("end", titles[1], False),
    ]
    last = found["parts"][1]
    assert last["told"] == words("part-of", n=2, of=2, title=titles[1])
    assert last["next"] == words("part-next", title=titles[1])
    assert last["start"] == words("part-start", title=titles[1])
    assert last["continue"] == words("part-continue", n=2, title=titles[1])


def test_the_frame_is_plain_data_but_for_the_languages(site: Site):
    found = {**frame(site, NotebookPath("en", LESSON)), "switches": []}

    assert json.loads(json.dumps(found)) == found


def test_the_last_part_of_a_lesson_leads_to_the_next_and_that_of_the_last_nowhere(site: Site):
    title = site.shelf.outline(NotebookPath("en", AFTER)).title

    assert frame(site, NotebookPath("en", LESSON))["after"] == {
        "href": f"/voila/render/en/{AFTER}",
        "label": site.library.words("en")("part-next", title=title),
    }
    assert frame(site, NotebookPath("en", AFTER))["after"] is None


def test_a_lesson_s_end_leads_to_whom_to_turn_to_where_its_case_happens(site: Site):
    path = site.shelf.root / "en" / "mine.ipynb"
    path.write_text((site.shelf.root / "en" / LESSON).read_text("utf-8"), encoding="utf-8")

    ways = frame(site, NotebookPath("en", AFTER))["more"]
    assert ways[0] == {
        "href": "/channels/en#situation-what-do-i-owe",
        "label": site.library.words("en")("channels-title"),
    }
    assert ways[1]["href"] == "/booklet/en/what-do-i-owe"
    assert frame(site, NotebookPath("en", "mine.ipynb"))["more"] == []


def test_a_lesson_says_what_it_is_and_where_others_find_it(site: Site):
    found = frame(site, NotebookPath("en", AFTER))

    assert found["share"] == {
        "url": f"{HERE}/voila/render/en/{AFTER}",
        "image": f"{HERE}/assets/share-en.png",
        "short": "/6",
        "shown": f"{HOST}/6",
    }
    assert found["about"] == site.shelf.outline(NotebookPath("en", AFTER)).lead


def test_a_letter_on_paper_does_not_tell_where_it_was_made(site: Site):
    (site.shelf.root / "en" / LETTERS_PAGE).write_text('{"cells": []}', encoding="utf-8")

    assert not frame(site, NotebookPath("en", LETTERS_PAGE))["coded"]
    assert frame(site, NotebookPath("en", AFTER))["coded"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        (LESSON, "who-checked"),
        ("law.ipynb", "who-checked"),
        ("for-teachers.ipynb", "who-checked"),
        ("mine.ipynb", "who-checked-own"),
    ],
)
def test_only_of_our_own_notebooks_it_is_said_that_we_have_checked_them(
    site: Site, lang: str, name: str, said: str
):
    place = NotebookPath(lang, name)
    path = site.shelf.root / place.path
    path.write_text((site.shelf.root / lang / LESSON).read_text("utf-8"), encoding="utf-8")

    footer = frame(site, place)["footer"]

    assert f"</strong> {escape(site.library.words(lang)(said))}</p>" in footer


def test_a_notebook_in_one_language_has_a_switch_of_one(site: Site):
    path = site.shelf.root / "en" / "mine.ipynb"
    path.write_text((site.shelf.root / "en" / LESSON).read_text("utf-8"), encoding="utf-8")

    assert [each.lang for each in frame(site, NotebookPath("en", "mine.ipynb"))["switches"]] == [
        "en"
    ]


def test_a_lesson_has_the_header_and_the_footer_of_every_page(site: Site, lang: str):
    place = NotebookPath(lang, LESSON)
    found, page = frame(site, place), pages.full(site, place, again="", ahead=0)

    assert found["header"].startswith('<a class="door-skip"')
    assert found["header"] in page
    assert found["footer"].startswith("<footer")
    assert found["footer"] in page


def test_every_word_that_the_template_asks_for_is_sent_and_no_other(site: Site):
    template = TEMPLATE.read_text("utf-8")
    named = re.findall(r'door\.words(?:\.(\w+)|\["([\w-]+)"\])', template)

    asked = {bare or quoted for bare, quoted in named}

    assert asked == set(frame(site, NotebookPath("en", LESSON))["words"])
