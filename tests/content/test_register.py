from datetime import date

import pytest

from widgets.content.library import Library
from widgets.core.errors import ContentError, NotInForce, UnknownCitation
from widgets.core.law.provision import Binding
from widgets.core.law.register import ChangeKind


@pytest.fixture
def library(small_root):
    return Library(small_root)


def test_one_article_is_the_same_whether_read_alone_or_with_its_file(library, small_root):
    whole = Library(small_root)

    assert "new-act/47.3" in {provision.cite for provision in whole.register}
    for provision in whole.register:
        assert library.cite(provision.cite) == provision


def test_every_article_of_this_project_is_the_same_read_alone():
    alone, whole = Library(Library.open().root), Library.open()

    assert [p.cite for p in whole.register if alone.cite(p.cite) != p] == []
    assert [i for i in whole.instruments if alone.instrument(i) != whole.instruments[i]] == []


def test_reading_one_article_leaves_the_rest_of_its_file_unread(library, small_root):
    path = small_root / "law" / "provisions" / "new-act.yaml"
    path.write_text(path.read_text() + '  - article: "99"\n    says: {zh: [\n')

    assert library.cite("new-act/47.3").article == "47.3"
    with pytest.raises(ContentError, match=r"new-act\.yaml:14: "):
        library.articles("new-act")


def test_an_entry_written_in_another_form_is_found_all_the_same(library, small_root):
    path = small_root / "law" / "provisions" / "guide.yaml"
    text = path.read_text().replace("  - article:", "  - # the hours\n    article:")
    path.write_text(text)

    assert library.cite("guide/hours").article == "hours"


def test_a_fault_in_one_article_has_its_line_and_place_in_the_file(library, small_root):
    path = small_root / "law" / "provisions" / "new-act.yaml"
    path.write_text(path.read_text().replace("binds: [anyone]", "binds: [nobody]"))

    with pytest.raises(ContentError) as alone:
        library.cite("new-act/47.3")
    with pytest.raises(ContentError) as whole:
        Library(small_root).articles("new-act")

    assert alone.value.faults[0] in whole.value.faults


@pytest.mark.parametrize(
    ("cite", "told"),
    [
        ("new-act/47.4", "did you mean 'new-act/47.3'"),
        (
            "new-act/47",
            "in the register (law/provisions/new-act.yaml); it is split: cite one of 47.3",
        ),
        ("new-act/47.3.1", "it is not split: cite new-act/47.3"),
        ("no-act/1", "'no-act/1' is not in the register (law/provisions/no-act.yaml)"),
    ],
)
def test_an_unknown_citation_says_what_is_near(library, cite, told):
    with pytest.raises(UnknownCitation) as error:
        library.cite(cite)

    assert told in str(error.value)


def test_an_unknown_instrument_says_what_is_near(library):
    with pytest.raises(UnknownCitation, match="did you mean 'new-act'"):
        library.instrument("new-akt")


@pytest.mark.parametrize("name", ["新法", "New Act"])
def test_an_instrument_is_known_by_what_people_call_it(library, name):
    assert library.named(name) == "new-act"
    assert library.named("民法典") == ""


def test_a_law_is_known_by_its_title_without_the_name_of_the_state():
    library = Library.open()

    assert {library.named(name) for name in ("民法典", "中华人民共和国民法典")} == {"civil-code"}


def test_an_article_of_this_project_that_is_split_into_points_names_them():
    with pytest.raises(UnknownCitation, match=r"it is split: cite one of 1033\.1, 1033\.2, "):
        Library.open().cite("civil-code/1033")


def test_provisions_are_asked_for_by_words(library):
    found = library.provisions(
        on=date(2026, 6, 1), lender="bank", topic="home", min_confidence="text-checked"
    )

    assert "new-act/47.3" in [p.cite for p in found]
    assert {p.instrument for p in library.provisions(instrument="guide")} == {"guide"}


def test_a_day_that_an_instrument_does_not_reach_raises_with_the_days_it_covers(library):
    with pytest.raises(NotInForce, match="from 2006-03-01 to 2025-12-31"):
        library.provisions(instrument="old-act", on=date(2026, 1, 1))
    with pytest.raises(NotInForce, match="from 2026-01-01"):
        library.provisions(instrument="new-act", on=date(2025, 12, 31))


@pytest.mark.parametrize("wrong", [{"lender": "banker"}, {"min_confidence": "certain"}])
def test_a_word_that_is_no_lender_or_confidence_is_refused(library, wrong):
    with pytest.raises(ValueError, match="is not a valid"):
        library.provisions(**wrong)


def test_a_citation_knows_whether_it_holds_on_a_day():
    library = Library.open()

    assert library.cite("psapl-2025/50.1.5").in_force(date(2026, 1, 1))
    assert not library.cite("psapl-2025/50.1.5").in_force(date(2025, 12, 31))
    assert not library.cite("psapl-2012/42.1.5").in_force(date(2026, 1, 1))


def test_the_turn_of_2026_shows_the_renumbered_public_security_law():
    found = Library.open().changes(date(2025, 12, 31), date(2026, 1, 1))
    pairs = {c.before.cite: c for c in found if c.before and c.after}

    assert pairs["psapl-2012/42.1.5"].after.cite == "psapl-2025/50.1.5"
    assert pairs["psapl-2012/40.3"].kind is ChangeKind.PENALTY
    assert "psapl-2025/50.2" in [c.after.cite for c in found if c.kind is ChangeKind.CAME]


def test_every_kind_of_list_is_read(library):
    assert [r.id for r in library.rules()] == ["entry-fine"]
    assert [s.id for s in library.every_series()] == ["rate"]
    assert [w.id for w in library.withheld] == ["unread"]
    assert [ladder.id for ladder in library.ladders] == ["forcing"]
    assert [paper.id for paper in library.papers] == ["summons"]
    assert [str(o.since) for o in library.outdated] == ["2026-01-01"]


def test_what_is_withheld_cannot_be_cited():
    library = Library.open()

    assert len(library.withheld) == 13
    assert not {w.id for w in library.withheld} & {p.article for p in library.register}
    assert all(w.why.zh and w.why.en for w in library.withheld)


def test_a_statute_is_the_congress_s_and_an_administrative_regulation_the_state_council_s():
    issued = {
        (each.binding, each.issuer.zh)
        for each in Library.open().instruments.values()
        if each.binding in (Binding.STATUTE, Binding.ADMINISTRATIVE_REGULATION)
    }

    assert {issuer for binding, issuer in issued if "全国人民代表大会" not in issuer} == {"国务院"}
    assert {binding for binding, issuer in issued if issuer == "国务院"} == {
        Binding.ADMINISTRATIVE_REGULATION
    }
