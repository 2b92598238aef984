from typing import Any

import pytest
from pydantic import TypeAdapter

from widgets.core.learning.exhibit import ItemExhibit
from widgets.core.screen.asked import told
from widgets.core.screen.exhibit import Exhibit, exhibit
from widgets.core.screen.glossing import glossed
from widgets.core.screen.view import View, to_data


def both(zh, en):
    return {"zh": zh, "en": en}


LENDER, PAY = both("某公司", "A company"), both("请还1,000元。", "Please pay CNY 1,000.")
CALL = {"at": both("周一 9:00", "Monday, 9:00"), "who": LENDER}
SHOWN: dict[str, dict[str, Any]] = {
    "chat": {
        "through": "sms",
        "messages": [
            {"who": LENDER, "at": both("周一", "Monday"), "text": PAY},
            {"who": both("某人", "A person"), "text": both("不急", "No hurry"), "mine": True},
        ],
    },
    "calls": {
        "rows": [
            {**CALL, "way": "incoming", "lasted": both("2分钟", "2 minutes")},
            {**CALL, "way": "incoming"},
            {**CALL, "way": "text"},
        ]
    },
    "post": {
        "account": LENDER,
        "where": both("业主群", "The owners' group"),
        "seen_by": both("群里300人", "The 300 members"),
        "text": PAY,
        "comments": [{"who": both("邻居", "A neighbour"), "text": both("删了吧", "Delete it")}],
    },
    "letter": {
        "envelope": {
            "sender": LENDER,
            "addressee": both("某人", "A person"),
            "postmark": both("11月2日", "2 November"),
        },
        "head": both("通知", "Notice"),
        "day": both("11月1日", "1 November"),
        "lines": [PAY, both("可以来电。", "You may ring.")],
        "signed": LENDER,
    },
    "costs": {
        "rows": [{"label": both("服务费", "Service fee"), "amount": both("60元", "CNY 60")}],
        "total": both("60元", "CNY 60"),
        "note": both("每月扣一次。", "Taken once a month."),
    },
}
EXHIBITS = {
    kind: TypeAdapter(ItemExhibit).validate_python({"kind": kind, **held})
    for kind, held in SHOWN.items()
}


@pytest.fixture
def shown(small):
    """What an exhibit is on the screen, in English."""
    return lambda kind: exhibit(small.words("en"), EXHIBITS[kind])


def cells(part):
    return [[cell.text for cell in row] for row in part.table.rows]


def test_a_chat_says_who_wrote_when_and_on_which_side(shown):
    part = shown("chat")

    assert part.caption == "Text messages"
    assert [(line.who, line.at, line.text, line.mine) for line in part.lines] == [
        ("A company", "Monday", "Please pay CNY 1,000.", False),
        ("A person", "", "No hurry", True),
    ]


def test_of_a_call_list_each_row_says_how_long_or_that_it_was_missed(shown):
    part = shown("calls")

    assert part.table.columns == ("When", "Who", "Way", "Talk")
    assert [row[2:] for row in cells(part)] == [
        ["Incoming call", "2 minutes"],
        ["Incoming call", "Missed"],
        ["Text received", "—"],
    ]


def test_a_post_says_where_it_stands_who_sees_it_and_what_was_said_to_it(shown):
    part = shown("post")

    assert part.details == (
        ("Posted in", "The owners' group"),
        ("Seen by", "The 300 members"),
    )
    assert [line.who for line in (*part.lines, *part.comments)] == ["A company", "A neighbour"]


def test_a_letter_comes_in_its_envelope(shown):
    part = shown("letter")

    assert [value for _, value in part.details] == ["A company", "A person", "2 November"]
    assert part.paper.lines == ("Please pay CNY 1,000.", "You may ring.")
    assert (part.paper.head, part.paper.day, part.paper.signed) == (
        "Notice",
        "1 November",
        "A company",
    )


def test_a_letter_without_an_envelope_shows_none(small):
    bare = EXHIBITS["letter"].model_copy(update={"envelope": None})

    assert exhibit(small.words("en"), bare).details == ()


def test_a_cost_page_ends_with_its_total(shown):
    part = shown("costs")

    assert cells(part) == [["Service fee", "CNY 60"], ["Total", "CNY 60"]]
    assert part.note == "Taken once a month."


def test_an_item_shows_it_before_the_answer_and_with_the_verdict(small):
    item = small.items["form-a"].model_copy(update={"exhibit": EXHIBITS["chat"]})

    parts = told(small.words("zh"), item)

    assert [type(part).__name__ for part in parts] == ["Prose", "Exhibit"]
    assert parts[1].lines[0].text == "请还1,000元。"


@pytest.mark.parametrize("kind", EXHIBITS)
def test_the_browser_draws_it_as_one_part(shown, kind):
    view = to_data(View("en", "key", "Title", (shown(kind),)))

    assert [part["part"] for part in view["parts"]] == ["exhibit"]
    assert view["parts"][0]["kind"] == kind


def test_a_legal_term_in_it_can_be_opened(small):
    words = small.words("en")
    term = small.glossary[0]
    part = Exhibit("letter", "A letter", note=f"This is {term.term.en}.")

    assert glossed([part], small.glossary, words.lang)
