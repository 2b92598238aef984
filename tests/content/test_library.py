from datetime import date

import pytest

from widgets.content.layout import looked_at_once
from widgets.content.library import Library
from widgets.core.errors import ContentError, UnknownCitation


@pytest.fixture
def library(small_root):
    return Library(small_root)


def test_a_lesson_brings_everything_it_needs(library):
    materials = library.materials("small")

    assert set(materials.items) == set(library.lesson("small").items())
    assert set(materials.scenarios) == {"b-seat", "c-seat"}
    assert set(materials.provisions) == {"new-act/47.3", "guide/hours"}


def test_a_record_is_read_once(library):
    path = library.root / "cards" / "now.yaml"

    assert library.item("form-a") is library.item("form-a")
    assert library.source(path) is library.source(path)


def test_the_library_of_a_folder_is_opened_once(small_root, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    assert Library.open().root == small_root
    assert Library.open() is Library.open()


def edit(root, before, after, name="cards/now.yaml"):
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_the_packaged_library_is_opened_anew_once_a_file_has_changed(small_root, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))
    before = Library.open().card("now").title.en

    edit(small_root, "What to do now", "What to do at once")

    assert before == "What to do now"
    assert Library.open().card("now").title.en == "What to do at once"
    assert Library.open() is Library.open()


def test_while_a_page_is_drawn_it_is_looked_once_whether_a_file_has_changed(
    small_root, monkeypatch
):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    with looked_at_once():
        before = Library.open()
        edit(small_root, "What to do now", "What to do at once")
        assert Library.open() is before

    assert Library.open().card("now").title.en == "What to do at once"


def test_the_calculators_of_a_day_are_put_together_once(library):
    on = date(2026, 11, 25)

    assert library.calculator_context(on) is library.calculator_context(on)
    assert library.calculator_context(date(2026, 11, 26)).tables.today == date(2026, 11, 26)


def test_what_is_current_is_what_stands_in_the_files(library, small_root):
    assert library.card("now").title.en == "What to do now"

    edit(small_root, "What to do now", "What to do at once")

    assert library.current().card("now").title.en == "What to do at once"
    assert library.current() is library.current().current()


def test_a_library_stays_as_it_is_while_the_words_of_pages_cannot_be_read(library, small_root):
    assert library.words("en")("next") == "Next question"

    edit(small_root, "next: {zh: 下一题, en: Next question}", "next: {zh: [", "strings.yaml")

    assert library.current() is library
    assert library.current().words("en")("next") == "Next question"


def test_a_folder_that_is_named_comes_before_the_environment(small_root, tmp_path, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(tmp_path / "elsewhere"))

    assert Library.open(small_root).root == small_root


def test_every_lesson_is_there_by_the_name_of_its_file(library):
    assert [lesson.id for lesson in library.lessons()] == ["small"]


def test_a_comparison_is_opened_as_a_lesson_is_and_counts_as_none(library, small_root):
    text = (small_root / "lessons" / "small.yaml").read_text(encoding="utf-8")
    (small_root / "comparisons").mkdir()
    (small_root / "comparisons" / "far.yaml").write_text(text.replace("id: small", "id: far"))

    assert [each.id for each in library.comparisons()] == ["far"]
    assert [each.id for each in library.lessons()] == ["small"]
    assert library.materials("far").lesson == library.lesson("far")


def test_a_citation_resolves_to_its_article(library):
    assert library.cite("old-act/40.3").says.en == "The old rule."


@pytest.mark.parametrize("cite", ["new-act/99", "no-act/1"])
def test_a_citation_that_does_not_resolve_names_where_it_was_looked_for(library, cite):
    with pytest.raises(UnknownCitation, match=r"law/provisions/(new|no)-act\.yaml"):
        library.cite(cite)


def test_an_unknown_lesson_is_told_with_those_that_there_are(library):
    with pytest.raises(
        ContentError, match=r"lessons/smal.yaml:1: no such file; did you mean 'small'"
    ):
        library.lesson("smal")


def test_a_file_whose_name_is_not_its_id_is_a_fault(library, small_root):
    (small_root / "cards" / "now.yaml").rename(small_root / "cards" / "then.yaml")

    with pytest.raises(ContentError, match=r"then.yaml:1: id: the file is called then.yaml"):
        library.card("then")


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("baldy", r"b-seat\.yaml:35: nodes\.1\.branches\.1\.to: 'baldy' is not a node here"),
        ("knock", r"b-seat\.yaml:22: nodes\.1: .* in a loop: knock -> threat -> knock"),
        ("well", r"b-seat\.yaml:43: nodes\.3\.id: no branch leads to 'badly'"),
    ],
)
def test_a_scenarios_graph_is_checked_when_it_is_read(library, small_root, to, said):
    path = small_root / "scenarios" / "b-seat.yaml"
    path.write_text(path.read_text().replace("to: badly", f"to: {to}"))

    with pytest.raises(ContentError, match=said):
        library.scenario("b-seat")


def test_the_faults_of_all_the_files_of_a_lesson_come_together(library, small_root):
    for name in ("quizzes/bank/many.yaml", "quizzes/bank/diary.yaml"):
        path = small_root / name
        path.write_text(path.read_text().replace("objective:", "objektive:"))

    with pytest.raises(ContentError) as caught:
        library.materials("small")

    assert {fault.file for fault in caught.value.faults} == {
        "quizzes/bank/diary.yaml",
        "quizzes/bank/many.yaml",
    }


def test_one_spoiled_article_does_not_hide_the_fault_of_another(library, small_root):
    path = small_root / "law" / "provisions" / "guide.yaml"
    head, _, article = path.read_text().partition("provisions:\n")
    spoiled = article.replace("binds: [bank, agency]", "binds: []")
    path.write_text(head + "provisions:\n" + spoiled + spoiled.replace("hours", "days"))

    with pytest.raises(ContentError) as caught:
        library.articles("guide")

    assert [str(fault) for fault in caught.value.faults] == [
        "law/provisions/guide.yaml:7: provisions.0.binds: there is nothing here",
        "law/provisions/guide.yaml:17: provisions.1.binds: there is nothing here",
    ]


def test_channels_glossary_rules_and_instruments_are_read(library):
    assert [c.id for c in library.channels] == ["police"]
    assert [t.id for t in library.glossary] == ["collection"]
    assert library.rule("entry-fine").versions[1].cite == "new-act/47.3"
    assert set(library.instruments) == {"old-act", "new-act", "guide", "bill"}
