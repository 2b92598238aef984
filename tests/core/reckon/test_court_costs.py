from datetime import date

from widgets.content.library import Library
from widgets.core.reckoning import reckon

SHOP = Library.open().shop(date(2026, 11, 25))


def answer(**typed):
    found = reckon(SHOP.calculators["court-costs"], typed, SHOP.books)
    assert not found.problems
    return found.answer


def test_who_pays_first_rests_on_an_article_for_every_kind_of_fee():
    kinds = ("filing", "payment-order", "preservation", "enforcement")

    found = {kind: answer(fee=kind, amount="20000").decides[0] for kind in kinds}

    assert {say.key for say in found.values()} == {f"decides-who-{kind}" for kind in kinds}
    assert all(SHOP.cited(cite) for say in found.values() for cite in say.cites)


def test_someone_in_hardship_is_told_what_to_ask_for_and_others_are_not():
    assert answer(amount="20000", hardship="waive").todo[0].key == "todo-waive"
    assert answer(amount="20000").todo == ()


def test_summary_procedure_is_the_change_on_offer_where_nothing_halves_the_fee():
    whole, half = answer(amount="20000"), answer(amount="20000", halved="simplified")

    assert [turn.key for turn in whole.turns] == ["half-amount", "simplified"]
    assert [turn.key for turn in half.turns] == ["half-amount", "whole"]
