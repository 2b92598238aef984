from datetime import date
from decimal import Decimal

import pytest

from tests.cited import cited
from widgets.content.library import Library
from widgets.core.calculators.answer import Answer, Figure, Say
from widgets.core.calculators.answering import calculate
from widgets.core.calculators.form_values import Unfit, read_form
from widgets.core.calculators.summons_clock.answer import answer as answer_of
from widgets.core.calculators.summons_clock.answer import with_enforcement_time
from widgets.core.calculators.summons_clock.form import paper_case
from widgets.core.calculators.working import KeyTerm, cny, days
from widgets.core.errors import NotInForce

LIBRARY = Library.open()
CALCULATOR, JUDGMENTS = (LIBRARY.calculator(id_) for id_ in ("summons-clock", "after-judgment"))
TABLES = LIBRARY.law_tables([CALCULATOR], date(2026, 11, 25))
REAL = {"issuer": "court", "number": "yes", "way": "post", "private": "no"}


def answered(**typed):
    given, problems = read_form(
        CALCULATOR, {name.replace("_", "-"): text for name, text in typed.items()}
    )
    assert problems == {}
    return answer_of(given, TABLES)


def keys(says):
    return [say.key for say in says]


def figures(answer):
    return {figure.key: figure.value for figure in answer.figures}


def test_a_payment_order_says_its_last_day_and_what_it_rests_on():
    answer = answered(paper="payment-order", received="2026-11-17", **REAL)

    assert answer.says.key == "says-open"
    assert answer.says.given["what"] == KeyTerm("what-payment-order")
    assert answer.says.cites == ("cpl-2023/227", "cpl-2023/85")
    assert figures(answer) == {
        "last-day": date(2026, 12, 2),
        "days-left": days(7),
        "signs": KeyTerm("fit-fits"),
    }
    assert "decides-received-post" in keys(answer.decides)
    assert keys(answer.todo)[:2] == ["todo-check-court", "todo-ignored-payment-order"]


def test_without_a_question_day_today_counts():
    answer = answered(paper="payment-order", received="2026-11-10")

    assert answer.says.key == "says-today"


def test_a_paper_whose_signs_do_not_fit_is_counted_all_the_same():
    answer = answered(
        paper="judgment", received="2026-11-17", issuer="company", private="yes", way="chat"
    )

    assert answer.says.key == "says-unfit-open"
    assert keys(answer.decides)[:3] == ["decides-issuer", "decides-money", "decides-way-chat"]
    assert keys(answer.todo)[0] == "todo-money"
    assert keys(answer.cautions)[0] == "caution-unfit"


def test_once_it_is_over_an_extension_may_be_asked_for_and_nothing_is_saved():
    answer = answered(paper="judgment", received="2026-11-02", **REAL)

    assert figures(answer)["days-over"] == days(8)
    assert "todo-late" in keys(answer.todo)
    assert answer.reminders == ()


def test_on_the_last_day_itself_nothing_is_late():
    # 15 days from 10 November 2026
    answer = answered(paper="payment-order", received="2026-11-10", **REAL)

    assert figures(answer)["days-left"] == days(0)
    assert "todo-late" not in keys(answer.todo)


def test_a_missed_hearing_is_not_a_missed_period():
    answer = answered(paper="summons", received="2026-11-02", named_day="2026-11-20")

    assert "todo-missed" in keys(answer.todo)
    assert "todo-late" not in keys(answer.todo)


@pytest.mark.parametrize("paper", ["arbitration", "mediation"])
def test_no_court_extends_what_it_did_not_set(paper):
    answer = answered(paper=paper, received="2026-11-02", named_day="2026-11-20")

    assert "todo-late" not in keys(answer.todo)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ({"paper": "judgment", "final": "second"}, "judgment-final"),
        ({"paper": "enforcement-notice", "named_day": "2026-11-02"}, "enforcement-notice"),
    ],
)
def test_what_no_court_can_extend_is_told_in_words_of_its_own(typed, kind):
    answer = answered(received="2026-05-04", **typed, **REAL)

    assert f"todo-late-{kind}" in keys(answer.todo)
    assert "todo-late" not in keys(answer.todo)


def test_a_weekend_is_moved_with_a_caution_and_an_unknown_year_is_not_moved():
    weekend = answered(paper="judgment", received="2026-11-14")
    unknown = answered(paper="judgment", received="2026-12-18", today="2026-12-20")

    assert weekend.cautions[1].key == "caution-weekend"
    assert weekend.cautions[1].given["counted"] == date(2026, 11, 29)
    assert unknown.cautions[1].key == "caution-no-calendar"
    assert unknown.cautions[1].given["last"] == date(2027, 1, 2)
    assert unknown.cautions[1].given["ends"] == date(2026, 12, 25)


def test_a_longer_time_on_the_paper_is_not_used_and_is_said():
    answer = answered(paper="complaint", received="2026-11-17", set_days="20")

    assert answer.cautions[1].key == "caution-set-longer"
    assert answer.cautions[1].given["limit"] == days(15)
    assert figures(answer)["last-day"] == date(2026, 12, 2)


def test_a_public_notice_is_told_as_one():
    answer = answered(paper="notice", notice="judgment", received="2026-11-02")

    assert answer.says.given["start"] == KeyTerm("start-notice")
    assert "decides-received-notice" in keys(answer.decides)
    assert answer.steps[0].key == "notice"


@pytest.mark.parametrize("typed", [{}, {"set_days": "10"}])
def test_a_paper_from_before_the_articles_it_is_told_by_is_told_with_a_caution(typed):
    old, new = (
        answered(paper="arbitration", received=day, **typed) for day in ("2026-02-28", "2026-03-01")
    )

    assert old.cautions[-1].key == "caution-older"
    assert old.cautions[-1].given == {"since": date(2026, 3, 1)}
    assert "caution-older" not in keys(new.cautions)


def test_a_ruling_on_preservation_rests_on_its_own_five_days():
    answer = answered(paper="ruling", ruling="preservation", received="2026-11-17")

    assert answer.says.cites[0] == "cpl-interp-2022/171"
    assert answer.steps[1].cite == "cpl-interp-2022/171"
    assert answer.steps[1].given["period"] == days(5)


def test_the_day_to_remember_is_the_last_one():
    told = answered(paper="payment-order", received="2026-11-17")

    assert [each.on.isoformat() for each in told.reminders] == ["2026-12-02"]


def test_without_words_there_is_no_calendar_file():
    assert answered(paper="payment-order", received="2026-11-17", reminder=" ").saved == ()


def test_a_lawyers_letter_keeps_its_own_sentence_whatever_its_signs():
    answer = answered(paper="lawyer-letter", received="2026-11-17", issuer="company")

    assert answer.says.key == "says-none-lawyer-letter"
    assert figures(answer) == {"signs": KeyTerm("fit-unfit")}


def test_a_day_of_receipt_to_come_and_one_before_the_record_are_refused():
    with pytest.raises(Unfit, match="problem-future"):
        answered(paper="judgment", received="2026-11-26")
    with pytest.raises(NotInForce):
        answered(paper="sms", received="2023-12-31")


@pytest.mark.parametrize(
    ("typed", "turns"),
    [
        ({"paper": "judgment", "private": "no"}, ["earlier", "small", "money"]),
        ({"paper": "judgment", "final": "small"}, ["earlier", "appealable", "money"]),
        ({"paper": "complaint", "private": "yes"}, ["earlier", "shorter", "no-money"]),
        ({"paper": "ruling"}, ["earlier", "other-ruling", "money"]),
        ({"paper": "sms"}, ["money"]),
    ],
)
def test_each_turn_gives_an_answer_of_its_own(typed, turns):
    typed = {"received": "2026-11-17", **typed}
    answer = answered(**typed)

    assert [turn.key for turn in answer.turns] == turns
    for turn in answer.turns:
        given, problems = read_form(CALCULATOR, {**typed, **turn.fill})
        assert problems == {}
        assert answer_of(given, TABLES) != answer


def test_the_first_day_recorded_offers_no_day_before():
    answer = answered(paper="judgment", received="2024-01-01", today="2024-01-02")

    assert [turn.key for turn in answer.turns] == ["small", "money"]


def test_every_paper_can_be_told_with_all_that_may_be_typed():
    fields = CALCULATOR.fields
    kinds = set()
    for paper in fields["paper"].options:
        for name in ("final", "ruling", "notice"):
            for sub in fields[name].options:
                answer = answered(
                    paper=paper.id, received="2026-11-17", **{name: sub.id}, named_day="2026-12-01"
                )
                kinds |= {s.key for s in answer.todo if s.key.startswith("todo-ignored-")}

    assert kinds == {f"todo-ignored-{kind}" for kind in TABLES.papers}


def test_the_last_day_is_remembered_to_its_end_and_no_longer():
    today, yesterday = (
        answered(paper="payment-order", received=f"2026-11-{day}") for day in ("10", "09")
    )

    assert [each.on for each in today.reminders] == [TABLES.today]
    assert figures(today)["days-left"] == days(0)
    assert (figures(yesterday)["days-over"], yesterday.reminders) == (days(1), ())


def case(received: str = "2026-11-19", **typed: str):
    typed = {"paper": "enforcement-notice", "received": received} | typed
    given, problems = read_form(CALCULATOR, {k.replace("_", "-"): v for k, v in typed.items()})
    assert problems == {}
    return paper_case(given, TABLES)


def told(received: str = "2026-11-19", **typed: str):
    return with_enforcement_time(Answer(Say("says")), case(received, **typed), TABLES)


@pytest.mark.parametrize(
    ("paid_by", "last", "state"),
    [
        ("2024-11-17", date(2026, 11, 17), "over"),
        ("2024-11-18", date(2026, 11, 18), "depends"),
        ("2024-11-19", date(2026, 11, 19), "in-time"),
        # 20 September 2026 is a Sunday that is worked, 3 October 2026 a holiday
        ("2024-09-20", date(2026, 9, 20), "over"),
        ("2024-10-03", date(2026, 10, 8), "over"),
    ],
)
def test_the_two_years_run_from_the_last_day_for_paying(paid_by, last, state):
    found = told(paid_by=paid_by)

    assert found.figures[0] == Figure("enforce-last", last)
    assert found.decides[0].key == f"decides-enforce-{state}"


@pytest.mark.parametrize(
    ("received", "state"),
    [("2026-11-14", "in-time"), ("2026-11-16", "depends"), ("2026-11-17", "over")],
)
def test_a_last_day_on_a_weekend_is_judged_as_the_calculator_of_judgments_judges_it(
    received, state
):
    # 14 November 2026 is a Saturday
    found = told(received=received, paid_by="2024-11-14")
    judgment = {
        "principal": "1",
        "pay-by": "2024-11-14",
        "applied": received,
        "until": "2026-11-20",
    }
    other = calculate(JUDGMENTS, judgment, LIBRARY.law_tables([JUDGMENTS], TABLES.today)).answer

    both = [
        Figure("enforce-last", date(2026, 11, 14)),
        Figure("enforce-latest", date(2026, 11, 16)),
    ]
    assert list(found.figures[:-1]) == (both if state == "depends" else both[:1])
    assert found.decides[0].key == f"decides-enforce-{state}"
    assert found.decides[0].given["latest"] == date(2026, 11, 16)
    assert other is not None
    assert other.says.key == f"says-{state}"


def test_the_delay_is_counted_to_the_day_of_the_question():
    found = told(paid_by="2026-03-31", today="2026-11-20")

    assert found.figures[1].value == days(234)


def test_without_that_day_the_rule_is_told_alone():
    found = told()
    says = found.decides

    assert (found.figures, found.steps) == ((), ())
    assert [say.key for say in says] == ["decides-enforce-years", "decides-doubled-years"]
    assert "cpl-2023/250" in cited(CALCULATOR, says[0])
    assert "default-interest-2014/1" in cited(CALCULATOR, says[1])
    # 10,000 x 0.0175%
    assert says[1].given == {"each": cny(Decimal("1.75"))}


def test_a_day_for_paying_that_is_not_over_is_asked_again():
    with pytest.raises(Unfit):
        told(paid_by="2026-11-19")


def test_a_day_before_the_record_is_not_counted_but_its_delay_is():
    found = told(paid_by="2023-12-31", today="2026-11-20")

    # 2024-12-31 is 366 days later, 2026-11-20 another 689
    assert [figure.value for figure in found.figures] == [days(1055)]
    assert [say.key for say in found.decides] == ["decides-enforce-unrecorded", "decides-doubled"]


def test_delay_from_before_its_rate_is_told_without_days():
    assert told(paid_by="2014-07-31").decides[-1].key == "decides-doubled"
    assert told(paid_by="2014-07-30").decides[-1].key == "decides-doubled-years"


def test_a_last_day_beyond_the_calendar_is_said_not_to_be_moved():
    keys = [say.key for say in told(paid_by="2026-03-31").decides]

    assert keys == ["decides-enforce-in-time", "decides-enforce-calendar", "decides-doubled"]
    assert "decides-enforce-calendar" not in [s.key for s in told(paid_by="2024-10-03").decides]
