import pytest

from widgets.content.law_tables import TABLES, table_faults
from widgets.content.library import Library

NORMS = "law/contact-norms.yaml"


@pytest.mark.parametrize("name", TABLES)
def test_every_article_that_a_table_names_is_in_the_register(name):
    library = Library.open()

    assert list(table_faults(library, library.source(library.root / name))) == []


def test_an_article_that_is_in_no_register_is_told_with_its_place(small_root):
    path = small_root / "law/lending-texts.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("47.3", "48"), encoding="utf-8")
    library = Library(small_root)

    (fault,) = table_faults(library, library.source(path))

    assert fault.what.startswith("0.articles.scope: 'new-act/48' is not in the register")


def test_every_table_is_read(small_root):
    library = Library(small_root)

    assert [text.id for text in library.lending_texts] == ["now"]
    assert [norm.id for norm in library.contact_norms] == ["visits", "calls"]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("cite: guide/hours", "cite: guide/day", ":1: 0.cite: 'guide/day' is not in the register"),
        ("scope: new-act/47.3", "scope: gone/1", ":1: 0.scope: 'gone/1' is not in the register"),
        ("rules: [entry-fine]", "rules: [gone]", ":2: 1.rules.0: 'gone' is no rule here"),
        ("counts: third", "counts: thirds", ":1: 0.counts: 'thirds' is not one of hours"),
        ("id: calls", "id: visits", ":2: 1.id: 'visits' stands twice"),
    ],
)
def test_a_norm_that_names_what_is_not_there_is_told_with_its_line(planted, before, after, told):
    found = planted(NORMS, before, after)

    assert len(found) == 1
    assert f"{NORMS}{told}" in found[0]


def test_an_article_that_cannot_be_read_is_told_once_in_its_own_file(planted):
    found = planted("law/provisions/guide.yaml", "binds: [bank,", "binds: [to-fill-in,")

    assert len(found) == 1
    assert found[0].startswith("law/provisions/guide.yaml:7: ")


def test_a_norm_may_rest_on_an_article_that_has_ended(planted):
    assert planted(NORMS, "cite: guide/hours", "cite: old-act/40.3") == []


def test_words_of_a_language_are_no_citation_whatever_they_look_like(planted):
    assert planted("synonyms.yaml", "en: [", "en: [wechat/qq, ") == []


def test_a_kind_of_the_diary_may_rest_on_no_article_that_has_ended_or_is_not_there(planted):
    kinds = "law/diary-kinds.yaml"

    ended = planted(kinds, "cite: [new-act/47.3]", "cite: [old-act/40.3]")
    gone = planted(kinds, "cite: [old-act/40.3]", "cite: [gone/1]")

    assert [each.partition(": 0")[2][:31] for each in ended] == [".cite.0: old-act/40.3 held only"]
    assert [each.partition(": 0")[2][:31] for each in gone] == [".cite.0: 'gone/1' is not in the"]
