from dataclasses import replace
from itertools import product

import pytest

from tests.core.letters.conftest import CITED, TODAY, clauses, provision, written
from widgets.content.library import Library
from widgets.core.calculators.form_values import is_asked
from widgets.core.calculators.questionnaire import FieldKind
from widgets.core.law.citations import Citations
from widgets.core.letters.filling import MOST_WRITTEN, filled_in
from widgets.core.letters.letter import SLOT
from widgets.core.screen.formatter import Teller
from widgets.core.writing.document import DocumentHeading, DocumentParagraph, Enumeration

TELLER = Teller(Library.open().words("zh"))


def tried(letter, cited=CITED, **typed):
    return filled_in(letter, typed, TODAY, cited, TELLER)


def lines(letter, **typed):
    return tried(letter, **typed).filled.lines


def ids(letter, **typed):
    return [each.clause.id for each in tried(letter, **typed).filled.passages]


def test_a_slot_holds_what_was_typed_as_a_letter_writes_it(asking):
    found = lines(asking, to="某公司", sum="1.5万", day="2026-11-03")

    assert found == ("某公司：", "1. 请说明15,000元从哪里来。", "2026年11月3日")


def test_a_sign_that_nobody_sees_does_not_stand_in_a_letter(asking):
    found = lines(asking, to="某\u202e公\x00司\x0b", sum="1.5万", day="2026-11-03")

    assert found[0] == "某公司："


def test_what_was_not_answered_stays_a_blank_and_is_named():
    letter = written()
    found = tried(letter).filled

    assert found.lines == ("________：", "1. 请说明________元从哪里来。", "____年____月____日")
    assert [each.id for each in found.blanks] == ["to", "sum"]  # the day is optional


def test_a_pick_left_open_on_which_clauses_hang_is_named(asking):
    left, picked = tried(asking), tried(asking, lender="unsure")

    assert [each.id for each in left.filled.unpicked] == ["lender"]
    assert picked.filled.unpicked == ()


@pytest.mark.parametrize(("kind", "count"), [("lines", 4), ("text", 1)])
def test_where_a_story_is_to_be_written_there_are_several_lines(kind, count):
    says = {"zh": "事情：\n{story}", "en": "The story"}
    field = {"id": "story", "kind": kind, "label": {"zh": "事情", "en": "Story"}}
    group = {"title": {"zh": "问", "en": "Asked"}, "fields": [field]}
    letter = written(groups=[group], clauses=clauses({"plain": True, "says": says}))

    (line,) = lines(letter)
    assert line.count("\n") == count


def test_a_blank_that_no_passage_holds_is_not_asked_for_again():
    letter = written(clauses=clauses({"plain": True, "says": {"zh": "{to}", "en": "x"}}))

    assert [each.id for each in tried(letter).filled.blanks] == ["to"]


def test_a_clause_stands_where_its_picks_and_its_fields_say_so(asking):
    bank = ids(asking, lender="bank")
    paid = ids(asking, lender="unsure", paid="2026-10-01 500")

    assert bank == ["greeting", "total", "bank-only", "sign"]
    assert paid == ["greeting", "total", "payments", "sign"]


def test_rows_stand_one_below_the_other(asking):
    found = lines(asking, paid="2026-10-01 500\n2026-11-01 1,500")

    assert found[2] == "我付过：\n2026年10月1日　500元\n2026年11月1日　1,500元"


def test_a_pick_stands_in_the_letter_in_the_words_of_its_option():
    letter = written(clauses=clauses({"plain": True, "says": {"zh": "是{lender}", "en": "x"}}))

    assert lines(letter, lender="bank") == ("是bank",)


def test_braces_that_somebody_types_are_text():
    letter = written(clauses=clauses({"plain": True, "says": {"zh": "{to}", "en": "x"}}))

    assert lines(letter, to="{sum}") == ("{sum}",)


def test_what_cannot_be_read_is_told_by_field_and_no_letter_is_made(asking):
    found = tried(asking, sum="many", day="2026-02-30")

    assert sorted(found.problems) == ["day", "sum"]
    assert found.filled is None


def test_a_text_that_is_too_long_is_told_by_field(asking):
    found = tried(asking, to="甲" * (MOST_WRITTEN + 1))

    assert {name: each.key for name, each in found.problems.items()} == {"to": "problem-long"}
    assert tried(asking, to="甲" * MOST_WRITTEN).filled is not None


def test_an_article_that_is_over_on_the_letters_day_stops_the_letter():
    letter = written(clauses=clauses({"cite": ["act/9"], "name": {"zh": "旧", "en": "Old"}}))

    late, in_time = tried(letter), tried(letter, day="2026-11-20")

    assert late.filled is None
    assert [(each.what, each.on) for each in late.ended] == [("act/9", TODAY)]
    assert (in_time.ended, in_time.filled.lines) == ((), ("Words",))


def test_an_article_that_is_not_in_force_yet_stops_it_and_so_does_its_instrument():
    soon = provision("act/1", **{"from": "2027-01-01"})
    ended = CITED.instruments["act"].model_copy(update={"ends": soon.starts.replace(year=2026)})
    later = Citations({**CITED.provisions, "act/1": soon}, CITED.instruments)
    repealed = Citations(CITED.provisions, {**CITED.instruments, "act": ended})

    assert [each.what for each in tried(written(), later).ended] == ["act/1"]
    assert [each.what for each in tried(written(), repealed).ended] == ["act/1"]


def test_an_outdated_article_of_a_clause_that_does_not_stand_stops_nothing(asking):
    over = provision("guide/2", until="2026-11-20", binds=["bank"])
    cited = Citations({**CITED.provisions, "guide/2": over}, CITED.instruments)

    assert tried(asking, cited, lender="unsure").filled is not None
    assert tried(asking, cited, lender="bank").filled is None


def test_items_are_one_numbered_list_and_the_signature_stands_at_the_right(asking):
    document = tried(asking, to="甲", sum="5", lender="bank").filled.document

    assert (document.name, document.lang, document.title) == ("asking", "zh", "询问函")
    assert document.parts == (
        DocumentParagraph("甲："),
        Enumeration(("请说明5元从哪里来。", "请照指引答复。"), numbered=True),
        DocumentParagraph("____年____月____日", "right"),
    )
    assert document.foot == ""


def test_a_passage_that_is_a_heading_is_one_on_paper():
    letter = written(clauses=clauses({"plain": True, "set": "heading"}))

    assert tried(letter).filled.document.parts == (DocumentHeading("Words"),)


@pytest.mark.parametrize(("last", "count"), [("right", 1), ("text", 0)])
def test_only_what_is_set_at_the_right_is_the_signature(last, count):
    clause = {"plain": True, "set": last}

    assert tried(written(clauses=clauses({"plain": True}, clause))).filled.signed == count


def test_a_letter_is_the_same_whenever_it_is_written_anew(asking):
    found = tried(asking, to="甲").filled

    assert replace(found) == tried(asking, to="甲").filled


def test_a_text_may_have_ten_thousand_characters_and_not_one_more(asking):
    assert tried(asking, to="甲" * 10_000).filled is not None
    assert [*tried(asking, to="甲" * 10_001).problems] == ["to"]


def test_an_optional_field_and_one_that_hangs_on_a_pick_are_not_asked_for_again():
    letter = written(clauses=clauses({"plain": True, "says": {"zh": "{day}{paid}", "en": "x"}}))

    assert tried(letter).filled.blanks == ()
    assert tried(letter).filled.unpicked == ()


def test_a_letter_of_which_nothing_stands_out_has_no_problem_and_nothing_that_is_over(asking):
    found = tried(asking, to="甲")

    assert (found.problems, found.ended) == ({}, ())


def test_two_signatures_and_a_heading_are_told_apart_by_what_stands_between():
    def of(*settings):
        return written(clauses=clauses(*({"plain": True, "set": each} for each in settings)))

    assert tried(of("right", "text", "right", "right")).filled.signed == 2
    assert lines(of("item", "item", "text", "item")) == (
        "1. Words",
        "2. Words",
        "Words",
        "1. Words",
    )


SHIPPED = Library.open()
TYPED = {
    FieldKind.MONEY: "12345",
    FieldKind.COUNT: "7",
    FieldKind.DAY: "2026-11-28",
    FieldKind.ROWS: "2026-11-28 12345",
}


def asked_for(letter, entry):
    """Every way to pick what a field hangs on, the other picks left open or not."""
    picks = [each for each in letter.fields.values() if each.options]
    ways = product(*(["", *(option.id for option in pick.options)] for pick in picks))
    for way in ways:
        typed = {pick.id: value for pick, value in zip(picks, way, strict=True) if value}
        if is_asked(letter, entry, typed):
            yield typed


@pytest.mark.parametrize("letter", SHIPPED.letters().values(), ids=lambda each: each.id)
def test_what_is_filled_in_stands_in_the_letter_whatever_else_is_left_blank(letter):
    written_in = [each for each in letter.fields.values() if not each.options]
    for entry in written_in:
        given = TYPED.get(entry.kind, "甲乙丙丁")
        cited = SHIPPED.cited
        for typed in asked_for(letter, entry):
            made = filled_in(letter, {**typed, entry.id: given}, TODAY, cited, TELLER).filled
            slots = {name for each in made.passages for name in SLOT.findall(each.clause.says.zh)}
            assert entry.id in slots, (entry.id, typed)
