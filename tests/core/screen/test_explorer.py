from datetime import date

import pytest

from tests.core.conftest import asked
from widgets.content.library import Library
from widgets.core.law.provision import LenderType
from widgets.core.screen.controls import Form
from widgets.core.screen.explorer import present
from widgets.core.screen.inquiry import Inquiry, Tab, found
from widgets.core.screen.lines import Table
from widgets.core.screen.view import Actions, Heading, Notice, Prose, Scale, Sources, to_data

TODAY = date(2026, 11, 24)


@pytest.fixture
def law(small_root):
    return Library(small_root).law()


@pytest.fixture
def whole():
    return Library.open().law()


def parts(view, kind):
    return [part for part in view.parts if isinstance(part, kind)]


def test_what_applies_is_grouped_by_force_on_a_visible_scale(law):
    view = present(law, Inquiry(day=TODAY), "en")

    assert [scale.at for scale in parts(view, Scale)] == [0, 8]
    assert [len(scale.steps) for scale in parts(view, Scale)] == [9, 9]
    assert "1 of 9: statute" in parts(view, Scale)[0].label
    shown = [source.cite for group in parts(view, Sources) for source in group.sources]
    assert shown[0] == "new-act/47.3"
    assert "old-act/40.3" not in shown
    assert [each.level for each in parts(view, Heading)] == [3, 4, 4]


def test_lender_and_collector_chosen_stand_each_in_its_own_field_and_in_sight(law):
    chosen = (LenderType.BANK, LenderType.AGENCY)
    (form,) = parts(present(law, Inquiry(day=TODAY, lenders=chosen), "en"), Form)

    narrow = form.parts[1]
    fields = {field.id: field for field in narrow.fields}
    assert (fields["lender"].value, fields["collector"].value) == ("bank", "agency")
    assert [each.id for each in fields["collector"].options] == ["", "agency", "assignee"]
    assert not narrow.folded


def test_nothing_is_chosen_and_in_sight_before_it_is_asked_for(law):
    (form,) = parts(present(law, Inquiry(day=TODAY), "en"), Form)

    assert all(group.named for group in form.parts)
    assert [field.id for field in form.parts[0].fields] == ["sought"]
    assert {field.id: field.value for field in form.parts[1].fields} == {
        "lender": "",
        "collector": "",
        "topic": "",
        "day": "2026-11-24",
    }
    assert form.parts[1].folded


def test_how_many_are_found_is_announced(law):
    view = present(law, Inquiry(day=TODAY, sought="zebra"), "en")

    assert view.announce == "0 articles on 24 November 2026"
    none = (law.texts["law-none"].en,)
    assert none in [each.paragraphs for each in parts(view, Prose)]
    every = present(law, Inquiry(day=TODAY), "en")
    assert none not in [each.paragraphs for each in parts(every, Prose)]


@pytest.mark.parametrize("asks", [{"tab": Tab.CHANGES}, {"cite": "new-act/47.3"}])
def test_where_nothing_is_searched_nothing_is_counted_aloud(law, asks):
    assert present(law, Inquiry(day=TODAY, **asks), "en").announce == ""


def test_what_is_found_by_words_comes_likeliest_first_and_a_page_at_a_time(whole):
    sought = Inquiry(day=TODAY, sought="利息", shown=3)

    view = present(whole, sought, "zh")

    (likeliest,) = parts(view, Sources)
    assert likeliest.brief
    assert [s.cite for s in likeliest.sources] == [p.cite for p in found(whole, sought)[:3]]
    assert parts(view, Scale) == []


def test_no_more_is_offered_where_all_is_shown(law):
    n = len(found(law, Inquiry(day=TODAY)))

    shown = [present(law, Inquiry(day=TODAY, shown=each), "en") for each in (n, n - 1)]

    assert [len(parts(view, Actions)) for view in shown] == [0, 1]


def test_what_narrows_the_answer_is_picked_from_a_list_and_the_day_is_typed(law):
    (form,) = parts(present(law, Inquiry(day=TODAY), "en"), Form)

    folded = {field.id: field.folded for field in form.parts[1].fields}
    assert folded == {"lender": True, "collector": True, "topic": True, "day": False}


def test_a_long_answer_comes_in_pages_the_most_binding_first(whole):
    first = present(whole, Inquiry(day=TODAY), "zh")
    second = present(whole, asked(whole, Inquiry(day=TODAY), {"act": "more"}), "zh")

    counts = [sum(len(g.sources) for g in parts(view, Sources)) for view in (first, second)]
    assert counts == [20, 40]
    assert all(group.brief for group in parts(first, Sources))
    held = len(found(whole, Inquiry(day=TODAY)))
    labels = [parts(view, Actions)[-1].buttons[0].label for view in (first, second)]
    assert labels == [whole.texts["law-more"].zh.format(n=held - n) for n in (20, 40)]
    assert {scale.at for scale in parts(first, Scale)} == {0}


def test_an_article_stands_open_with_its_force_and_its_predecessor(whole):
    view = present(whole, Inquiry(day=TODAY, cite="psapl-2025/50.1.5"), "en")

    opened, before = parts(view, Sources)
    assert opened.open
    assert opened.sources[0].cite == "psapl-2025/50.1.5"
    assert [source.cite for source in before.sources] == ["psapl-2012/42.1.5"]
    assert parts(view, Notice) == []


def test_an_article_of_another_day_says_so_and_leads_to_its_successor(whole):
    view = present(whole, Inquiry(day=TODAY, cite="psapl-2012/42.1.5"), "en")

    assert "24 November 2026" in parts(view, Notice)[0].text
    assert [s.cite for s in parts(view, Sources)[-1].sources] == ["psapl-2025/50.1.5"]


def test_an_unknown_article_is_told_as_text(law):
    view = present(law, Inquiry(day=TODAY, cite="<b>x</b>"), "en")

    assert "<b>x</b>" in parts(view, Notice)[0].text


def test_changes_are_a_table_of_old_and_new(whole):
    view = present(whole, Inquiry(day=TODAY, tab=Tab.CHANGES), "en")

    (table,) = parts(view, Table)
    assert table.columns == ("Change", "Before", "After")
    first = table.rows[0]
    assert first[1].sources
    assert first[2].sources
    assert first[0].text.startswith("Public Security Punishments Law: ")
    (form,) = parts(view, Form)
    assert form.parts[0].named
    assert [field.id for field in form.parts[0].fields] == ["since", "until"]


def test_of_what_is_new_or_gone_one_side_says_so_and_the_instrument_is_named(whole):
    view = present(whole, Inquiry(day=TODAY, tab=Tab.CHANGES, shown=10_000), "en")

    (table,) = parts(view, Table)
    nothing = whole.texts["change-nothing"].en
    sides = {tuple(cell.text == nothing for cell in row[1:]) for row in table.rows}
    assert {(True, False), (False, False)} <= sides
    assert not [row for row in table.rows if row[0].text.startswith(":")]
    assert str(len(table.rows)) in table.caption


def test_days_without_a_change_say_so(law):
    quiet = Inquiry(day=TODAY, tab=Tab.CHANGES, since=date(2020, 1, 1), until=date(2020, 1, 2))

    assert parts(present(law, quiet, "en"), Table) == []


def test_a_ladder_shows_each_rung_its_cost_and_the_way_up(law):
    view = present(law, Inquiry(day=TODAY, tab=Tab.LADDER, ladder="forcing"), "en")

    told = str(to_data(view))
    assert "A fine" in told
    assert "It is serious" in told
    assert [s.cite for g in parts(view, Sources) for s in g.sources] == ["new-act/47.3"]
    assert [(scale.at, len(scale.steps)) for scale in parts(view, Scale)] == [(0, 1)]
    assert "1 of 1" in parts(view, Scale)[0].label
    assert [each.level for each in parts(view, Heading)] == [3, 4]
    (field,) = parts(view, Form)[0].parts[0].fields
    assert (field.value, field.folded) == ("forcing", True)


def test_before_an_act_is_chosen_no_rung_is_shown(law):
    view = present(law, Inquiry(day=TODAY, tab=Tab.LADDER), "en")

    assert parts(view, Scale) == []
    (form,) = parts(view, Form)
    (field,) = form.parts[0].fields
    assert form.parts[0].named
    assert (field.value, field.folded) == ("", False)


def test_what_was_typed_and_could_not_be_read_stands_in_its_field(law):
    inquiry = asked(law, Inquiry(day=TODAY), {"act": "find", "response": ["day=soon"]})

    (form,) = parts(present(law, inquiry, "en"), Form)
    day = next(field for field in form.parts[1].fields if field.id == "day")
    assert (day.value, bool(day.problem)) == ("soon", True)
    assert present(law, inquiry, "en").announce == law.texts["unreadable"].en
    assert not form.parts[1].folded


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("tab", Tab)
def test_every_ladder_and_tab_of_this_project_can_be_shown(whole, lang, tab):
    shown = {
        ladder.id: present(whole, Inquiry(day=TODAY, tab=tab, ladder=ladder.id), lang)
        for ladder in whole.ladders
    }

    assert len(shown) > 1
    for view in shown.values():
        assert len(view.parts) > 1  # what each ends with stands below something
        assert view.lang == lang


@pytest.mark.parametrize("tab", Tab)
def test_every_tab_says_at_its_foot_that_nothing_is_stored(law, tab):
    view = present(law, Inquiry(day=TODAY, tab=tab), "en")

    assert "What you look for is not stored" in view.parts[-1].paragraphs[-1]
