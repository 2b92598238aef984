"""Letters in a real browser: from the page to a letter that is copied, saved and printed."""

from __future__ import annotations

import docx
import pytest
from playwright.sync_api import Locator, expect

from tests.browser.learner import SECTION, Keys, Learner
from tests.browser.test_calculators import CalculatorPage
from tests.browser.test_journey import faults
from widgets.content.library import Library
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.keeping import to_text
from widgets.core.text import LANGS

EVERY = Library.open().letters()
MARKUP = '<img src=x onerror="document.title=1">'
SHOWN = """all => all.filter(each => each.checkVisibility()
  && each.getBoundingClientRect().height > 1).map(each => each.innerText.trim()).filter(Boolean)"""


class LetterPage(Learner):
    """Someone at a letter, in a language, with a hand."""

    @property
    def selector(self) -> str:
        """What finds the screen of the letter: the one in the section that is shown."""
        return f"{SECTION} .lad"

    def open(self, server, letter_id: str) -> None:
        """Opens the letters' page at one of them."""
        page = f"{server.address}/voila/render/{self.lang}/letters.ipynb"
        self.page.goto(f"{page}#{letter_id}")
        self.there(letter_id)

    def there(self, letter_id: str) -> None:
        """Waits until a letter's section is shown, and its screen drawn."""
        self.at = letter_id
        expect(self.page.locator(f"#{letter_id} h2")).to_be_visible()
        expect(self.screen).to_be_visible()

    def field(self, name: str) -> Locator:
        """A field of the letter, by its id."""
        entry = EVERY[self.at].fields[name]
        label = self.words.of(entry.label)
        named = self.words("optional", label=label) if entry.optional else label
        return self.screen.get_by_label(named, exact=True)

    def written(self) -> None:
        """Asks for the letter, and waits for it."""
        self.hand.press(self.button(self.words("letter-write")))
        expect(self.letter()).to_be_visible()

    def letter(self) -> Locator:
        """The letter as it stands on the screen."""
        return self.screen.locator(".lad-letter")


@pytest.mark.parametrize("lang", LANGS)
def test_by_keyboard_from_the_home_page_to_a_letter_copied_and_saved(page, server, tmp_path, lang):
    desk, name = LetterPage(page, lang, Keys(page)), "itemise-the-debt"
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{server.address}/?lang={lang}")

    desk.hand.press(page.get_by_text(desk.words("letters-all", n=len(EVERY)), exact=True))
    found = faults(page)
    desk.hand.press(page.get_by_role("link", name=desk.words.of(EVERY[name].title), exact=True))
    page.wait_for_url(f"**/letters.ipynb#{name}")
    desk.there(name)
    found += faults(page)
    desk.hand.write(desk.field("to"), "甲公司")
    desk.hand.tick(desk.screen.locator('input[value="bank"]'))
    desk.hand.write(desk.field("claimed"), "1.5万")
    desk.written()
    found += faults(page)
    desk.hand.press(desk.button(desk.words("copy")))
    expect(desk.button(desk.words("copied"))).to_be_visible()
    with page.expect_download() as coming:
        desk.hand.press(desk.button(desk.words("save-word")))
    path = tmp_path / coming.value.suggested_filename
    coming.value.save_as(path)

    assert found == []
    assert desk.letter().get_attribute("lang") == "zh"
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("请提供欠款明细的函\n\n甲公司：\n我是________，")
    assert path.name == "itemise-the-debt.docx"
    read = [paragraph.text for paragraph in docx.Document(path).paragraphs]
    assert read[:2] == ["请提供欠款明细的函", "甲公司："]
    assert any("15,000元" in text for text in read)
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("letter_id", EVERY)
def test_every_letter_is_written_with_all_left_empty_and_axe_finds_nothing(page, server, letter_id):
    desk = LetterPage(page, "zh")

    desk.open(server, letter_id)
    desk.written()

    expect(desk.letter()).to_contain_text("____")
    assert faults(page) == []


def test_nothing_but_the_letter_is_on_paper(page, server):
    desk = LetterPage(page, "zh")
    desk.open(server, "not-my-debt")
    desk.field("to").fill("甲公司")
    desk.written()

    page.emulate_media(media="print")

    shown = page.locator("body :is(h1, h2, h3, h4, p, li, label, button, a)").evaluate_all(SHOWN)
    assert shown == desk.letter().locator("p").all_inner_texts()


def test_what_was_typed_is_there_after_a_reload_in_the_other_language_and_is_only_text(
    page, server
):
    desk = LetterPage(page, "zh")
    desk.open(server, "prove-the-assignment")
    desk.field("to").fill(MARKUP)
    desk.written()
    expect(desk.letter()).to_contain_text(MARKUP)

    page.get_by_role("link", name="English", exact=True).click()

    english = LetterPage(page, "en")
    page.wait_for_url("**/en/letters.ipynb#prove-the-assignment")
    english.there("prove-the-assignment")
    expect(english.letter()).to_contain_text(MARKUP)
    assert page.title() != "1"


def test_what_stands_in_the_record_fills_a_letter_where_the_learner_says_so(page, server):
    desk = LetterPage(page, "zh")
    entry = DiaryEntry(day="2026-11-03", done="给我姐姐打电话", felt="很害怕")
    kept = to_text(Diary().with_entries([entry], written=0))
    page.goto(f"{server.address}/?lang=zh")
    page.evaluate("text => localStorage.setItem('law-at-the-door/record/diary', text)", kept)
    desk.open(server, "contact-me-only")

    expect(desk.field("others")).to_have_value("")
    desk.field("to").fill("甲公司")
    desk.button(desk.words("letter-take-record")).click()

    expect(desk.field("others")).to_have_value("2026年11月3日，给我姐姐打电话")
    expect(desk.field("to")).to_have_value("甲公司")
    desk.written()
    expect(desk.letter()).to_contain_text("给我姐姐打电话")


def test_what_calculators_found_fills_a_letter_where_the_learner_says_so(page, server):
    sums = CalculatorPage(page, "zh")
    sums.open(server, "repayment-plan")
    sums.start_from(Library.open().calculators()["repayment-plan"], 0)
    desk = LetterPage(page, "zh")
    desk.open(server, "application-for-legal-aid")

    expect(desk.field("hardship")).to_have_value("")
    desk.button(desk.words("letter-take-calculators")).click()

    expect(desk.field("hardship")).to_have_value(
        "每月收入减去必需的生活开支，剩2,300元，全部欠款都要从里面还。"
    )
