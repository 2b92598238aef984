import re

from widgets import Library, channels
from widgets.core.text import nearest_lang
from widgets.ui.faulty import Faulty


def test_each_is_shown_with_its_number_its_script_and_its_articles_and_nothing_to_fill_in():
    html = channels(lender="small-loan", lang="zh")._repr_html_()

    assert html.startswith('<div lang="zh"><section><h4>')
    assert '<dd lang="zh">“我要投诉一家小额贷款公司' in html
    assert "《民间借贷适用范围批复》第一项" in html
    assert "核对日期" in html
    assert not re.search(r"<(input|button|script|select)", html)


def test_where_something_happens_the_first_to_ring_stands_first():
    shown = channels(happening="at-the-door", lang="en")

    assert [each.id for each in shown.told][:2] == ["110", "lender-complaint"]
    assert re.findall(r'href="tel:(\d+)"', shown._repr_html_())[0] == "110"
    assert repr(shown).splitlines()[0].startswith("110, the police: “我在")


def test_without_a_choice_all_of_them_are_listed_in_the_nearest_language():
    shown = channels(lang="fr")

    assert [each.id for each in shown.told] == [each.id for each in Library.open().channels]
    assert shown.lang == nearest_lang("fr")


def test_an_unknown_lender_or_card_is_answered_with_those_there_are():
    lender, card = channels(lender="nobody", lang="en"), channels(happening="nothing", lang="en")

    assert isinstance(lender, Faulty)
    assert "there are: bank, consumer-finance" in str(lender.error)
    assert isinstance(card, Faulty)
    assert "at-the-door" in str(card.error)
