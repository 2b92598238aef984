"""A phone in a class: its letter, a fault at its field, no line, its size, its questions."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.learner import SHELF
from tests.browser.test_class import (  # noqa: F401  # fixtures
    Room,
    jump,
    room,
    workshop,
)
from tests.browser.test_journey import faults
from widgets.content.library import Library
from widgets.serve.classroom.addresses import course_of
from widgets.serve.notebook_index import NotebookPath

LESSON = "at-the-door"
COURSE = course_of(Library.open(), LESSON)
ITEMS = [COURSE.materials.items[block.item] for block in COURSE.plan.blocks]
OFFLINE_MS = 5_000
OUTSIDE = """() => document.documentElement.scrollWidth <= innerWidth ? []
  : [...document.body.querySelectorAll("*")]
    .filter((el) => el.getBoundingClientRect().right > innerWidth + 1)
    .map((el) => el.outerHTML.slice(0, 90))"""
SIZES = ((320, 640), (195, 422))  # the smallest phone; one of 390 pixels at 200 percent


def choose(page: Page, room: Room, nth: int = 0) -> None:  # noqa: F811
    """One phone chooses, and says how sure it is."""
    groups = page.locator(".lad-form fieldset:has(input[type=radio])")
    for i in range(groups.count()):
        groups.nth(i).locator("input").nth(nth).check()
    page.get_by_role("button", name=room.words("sure-fairly")).click()


def test_while_all_talk_a_phone_is_filled_with_its_letter_until_it_is_tapped(room: Room):  # noqa: F811
    jump(room, 1)
    room.see("vote")
    room.vote()
    phone = room.phones[0]
    expect(phone.locator("#class-show")).to_be_hidden()
    room.step("close")
    room.step("talk")
    room.see("talk")

    expect(phone.locator("#class-view")).to_contain_text(room.words("class-chose"))
    expect(phone.locator("#class-letter")).to_be_hidden()
    phone.locator("#class-show").click()
    expect(phone.locator("#class-letter")).to_contain_text("A")
    expect(phone.locator("#class-letter")).to_be_focused()
    assert faults(phone) == []
    box = phone.locator("#class-letter").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (390, 844)
    assert phone.locator("#class-letter").evaluate("(el) => el.scrollWidth <= el.clientWidth")
    phone.keyboard.press("Escape")
    expect(phone.locator("#class-letter")).to_be_hidden()
    expect(phone.locator("#class-show")).to_be_focused()

    phone.locator("#class-show").click()
    room.step("vote-again")
    expect(phone.locator("#class-letter")).to_be_hidden()


def test_what_cannot_be_read_is_said_at_its_field_and_stays_as_it_was_typed(room: Room):  # noqa: F811
    at = next(n for n, item in enumerate(ITEMS) if item.fields)
    jump(room, at)
    room.see("vote")
    phone = room.phones[0]
    typed = phone.locator(".lad-form input[type=text]")
    for i in range(typed.count()):
        typed.nth(i).fill("不知道")
    for group in phone.locator(".lad-form .lad-pick").all():
        group.locator("input").first.check()
    for each in phone.locator(".lad-form select").all():
        each.select_option(index=1)
    phone.get_by_role("button", name=room.words("sure-fairly")).click()

    expect(typed.first).to_have_attribute("aria-invalid", "true")
    expect(typed.first).to_be_focused()
    expect(typed.first).to_have_value("不知道")
    expect(phone.locator(".lad-problem")).to_have_count(1)
    expect(phone.locator(".lad-problem")).to_contain_text(room.words("unreadable"))


def test_a_vote_cast_without_a_line_is_sent_once_there_is_one(room: Room):  # noqa: F811
    jump(room, 2)
    room.see("vote")
    phone = room.phones[0]
    phone.context.set_offline(True)
    choose(phone, room)
    phone.wait_for_timeout(OFFLINE_MS)
    expect(phone.locator("#class-line")).to_have_text(room.words("class-lost"))
    expect(phone.get_by_text(room.words("class-voted"))).to_have_count(0)
    phone.context.set_offline(False)

    expect(phone.get_by_text(room.words("class-voted"))).to_be_visible()
    expect(phone.locator("#class-line")).to_be_hidden()
    expect(room.cockpit.locator("#class-n")).to_contain_text("1")


def test_a_page_opened_anew_in_the_middle_of_a_round_has_what_was_chosen(room: Room):  # noqa: F811
    jump(room, 3)
    room.see("vote")
    voted, half = room.phones[:2]
    choose(voted, room, 1)
    expect(voted.get_by_text(room.words("class-voted"))).to_be_visible()
    half.locator(".lad-form input").first.check()
    for phone in (voted, half):
        phone.reload()

    expect(voted.get_by_text(room.words("class-voted"))).to_be_visible()
    expect(voted.locator(".lad-form input").nth(1)).to_be_checked()
    expect(half.locator(".lad-form input").first).to_be_checked()
    expect(half.get_by_text(room.words("class-voted"))).to_have_count(0)
    room.step("close")
    room.step("talk")
    room.step("vote-again")
    room.see("vote")
    expect(voted.locator(".lad-form input:checked")).to_have_count(0)  # no anchor


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_scrolls_sideways_on_the_smallest_phone_and_at_double_size(
    room: Room,  # noqa: F811
    width: int,
    height: int,
):
    phone = room.phones[0]
    phone.set_viewport_size({"width": width, "height": height})
    jump(room, 1)
    room.see("vote")
    room.vote()
    phases = {"close": "closed", "vote-again": "vote"}
    for move in ("close", "talk", "vote-again", "close", "counts", "verdict"):
        room.step(move)
        room.see(phases.get(move, move))
        assert wide(phone) == []
        if move == "vote-again":
            room.vote(1)


def wide(page: Page) -> list[str]:
    """What stands out over the side of a page."""
    found: list[str] = page.evaluate(OUTSIDE)
    return found


def test_at_the_end_a_phone_lists_its_own_questions_each_with_its_section_of_the_lesson(room: Room):  # noqa: F811
    jump(room, 1)
    room.see("vote")
    choose(room.phones[0], room)
    expect(room.phones[0].get_by_text(room.words("class-voted"))).to_be_visible()
    end = room.cockpit.locator('[data-way="stop"]')
    end.click()
    end.click()
    room.see("end")

    lang = room.phones[0].evaluate("document.documentElement.lang")
    place = NotebookPath(lang, f"01-{LESSON}.ipynb")
    sections = {section.id for section in SHELF.outline(place).sections}
    links = room.phones[0].locator("#class-view .lad-link")
    address = f"/voila/render/{place.path}"
    found = [link.get_attribute("href") for link in links.all()]
    assert found[-1] == address
    assert [each.partition("#")[0] for each in found if each] == [address] * 2
    assert (found[0] or "").partition("#")[2] in sections
    expect(room.phones[1].locator("#class-view .lad-link")).to_have_count(1)
    assert faults(room.phones[0]) == []
    jump(room, 1)
