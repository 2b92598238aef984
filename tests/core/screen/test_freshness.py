from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.screen.explorer import present
from widgets.core.screen.freshness import fresh_line
from widgets.core.screen.inquiry import Inquiry, Tab
from widgets.core.screen.lines import Table
from widgets.core.screen.view import Prose
from widgets.core.words import Words

TODAY = date(2026, 11, 28)


def law_of(root=None):
    return (Library(root) if root else Library.open()).law()


def tables(law, lang):
    view = present(law, Inquiry(day=TODAY, tab=Tab.FRESH), lang)
    return [part for part in view.parts if isinstance(part, Table)]


def test_each_degree_of_reading_has_a_table_of_its_own(small_root):
    found = tables(law_of(small_root), "en")

    assert [table.caption for table in found] == [
        "Known from reports only, no article recorded (1)",
        "Known from quotations only (1)",
        "Text read (2)",
    ]
    assert [[cell.text for cell in table.rows[0]] for table in found] == [
        ["Bill", "text not read", ("reports say, from 1 September 2026: It is to change; "
         "reports say: It is long")],
        ["Guide", "text not read", "we know nothing later"],
        ["Old Act", "19 April 2025", "it ended on 31 December 2025; replaced by New Act"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cite", "zh", "en"),
    [
        (
            "psapl-2025/50.1.5",
            "这部文件的文本读到2026年5月16日；以后的，我们不知道。",
            "The text of this document was read to 16 May 2026; we know nothing later.",
        ),
        (
            "lawyers-law/13",
            "这部文件的文本读到2026年5月16日；用到2026年8月31日为止；由律师法（2026年修正）取代。",
            (
                "The text of this document was read to 16 May 2026; it ended on 31 August 2026; "
                "replaced by Lawyers Law (2026)."
            ),
        ),
        (
            "reconsideration-regulation-2026/30",
            "这部文件的文本读到2026年5月16日（那时还没施行）；以后的，我们不知道。",
            (
                "The text of this document was read to 16 May 2026, before it took effect; "
                "we know nothing later."
            ),
        ),
        (
            "cba-2026/hours",
            "这部文件的文本没有读到，条文是从转引里知道的；以后的，我们不知道。",
            (
                "The text of this document was not read and its articles are known from "
                "quotations; we know nothing later."
            ),
        ),
    ],
)
def test_an_article_says_to_which_day_its_text_was_read(cite, zh, en):
    law = law_of()
    for lang, told in (("zh", zh), ("en", en)):
        view = present(law, Inquiry(day=TODAY, cite=cite), lang)

        assert Prose((told,), "small") in view.parts


def test_every_document_can_be_told_in_both_languages():
    law = law_of()

    for lang in ("zh", "en"):
        words = Words(law.texts, lang)
        assert sum(len(table.rows) for table in tables(law, lang)) == len(law.instruments)
        for instrument in {provision.instrument for provision in law.provisions}:
            assert fresh_line(law, instrument, words).paragraphs[0]
