from datetime import date

from widgets.content.library import Library
from widgets.core.calculators.answering import calculate
from widgets.core.screen.calculator import telling

CONTEXT = Library.open().calculator_context(date(2026, 11, 25))


def answer(**typed):
    found = calculate(CONTEXT.calculators["court-costs"], typed, CONTEXT.tables)
    assert not found.problems
    return found.answer


def articles(say):
    calculator = CONTEXT.calculators["court-costs"]
    return [each.cite for each in telling(CONTEXT, calculator, "en").point(say).sources]


def test_who_pays_first_rests_on_an_article_for_every_kind_of_fee():
    kinds = ("filing", "appeal", "payment-order", "preservation", "enforcement")

    found = {kind: answer(fee=kind, amount="20000").decides[0] for kind in kinds}

    assert {say.key for say in found.values()} == {f"decides-who-{kind}" for kind in kinds}
    assert all(articles(say)[0] == "court-costs-2007/20" for say in found.values())


def test_the_fee_itself_rests_on_the_scale_and_an_appeal_on_what_is_disputed():
    kinds = ("filing", "appeal", "payment-order", "preservation", "enforcement")

    found = {kind: answer(fee=kind, amount="20000").says for kind in kinds}

    assert articles(found["appeal"]) == ["court-costs-2007/13", "court-costs-2007/17"]
    assert all(map(articles, found.values()))


def test_without_an_amount_the_scale_is_said_not_to_apply_but_for_preservation():
    told = {
        kind: [say.key for say in answer(fee=kind, amount="0").cautions]
        for kind in ("filing", "enforcement", "preservation")
    }

    expected = ["caution-no-amount"]
    assert told == {"filing": expected, "enforcement": expected, "preservation": []}
    assert not answer(fee="enforcement", amount="1").cautions


def test_someone_in_hardship_is_told_what_to_ask_for_and_others_are_not():
    assert answer(amount="20000", hardship="waive").todo[0].key == "todo-waive"
    assert [say.key for say in answer(amount="20000").todo] == ["todo-review"]
    assert answer(fee="enforcement", amount="20000").todo == ()


def test_mediation_and_withdrawal_change_who_bears_the_fee():
    for fee, field in (("filing", "halved"), ("appeal", "ended")):
        for how in ("mediated", "withdrawn"):
            found = [say.key for say in answer(fee=fee, amount="20000", **{field: how}).decides]

            assert found[0] == f"decides-who-{how}"
            assert "decides-loser" not in found
            assert "decides-once" in found


def test_an_appeal_says_when_to_pay_and_is_halved_only_by_its_own_end():
    whole = answer(fee="appeal", amount="80000", halved="simplified")

    assert [say.key for say in whole.decides][1:] == [
        "decides-when-appeal",
        "decides-back",
        "decides-loser",
    ]
    assert [turn.key for turn in whole.turns] == ["half-amount", "withdrawn"]
    assert whole.figures[0].value.value == 1800


def test_a_summary_case_may_become_an_ordinary_one_and_cost_the_other_half():
    found = [say.key for say in answer(amount="20000", halved="simplified").decides]

    assert found == [
        "decides-who-filing",
        "decides-when-filing",
        "decides-loser",
        "decides-once",
        "decides-ordinary",
    ]


def test_a_small_claim_says_that_its_judgment_is_final_where_the_present_law_holds():
    small = {"amount": "20000", "halved": "small-claims"}

    found = [say.key for say in answer(**small, day="2026-11-20").decides]
    before = [say.key for say in answer(**small, day="2023-12-31").decides]

    assert found[-2:] == ["decides-small-claims", "decides-ordinary"]
    assert found[0] == "decides-who-filing"
    assert before == [key for key in found if key != "decides-small-claims"]


def test_summary_procedure_is_the_change_on_offer_where_nothing_halves_the_fee():
    whole, half = answer(amount="20000"), answer(amount="20000", halved="simplified")

    assert [turn.key for turn in whole.turns] == ["half-amount", "simplified", "mediated"]
    assert [turn.key for turn in half.turns] == ["half-amount", "whole"]
