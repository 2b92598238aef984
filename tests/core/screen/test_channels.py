from widgets.content.library import Library
from widgets.core.screen.channels import for_card, for_lender, told_channel
from widgets.core.screen.law import source

LIBRARY = Library.open()
CHANNELS = LIBRARY.channels


def told(name: str, lang: str):
    channel = next(each for each in CHANNELS if each.id == name)
    words = LIBRARY.words(lang)
    return told_channel(
        channel, words, lambda cites: [source(*LIBRARY.cited(c), words) for c in cites]
    )


def test_a_script_is_chinese_and_is_told_in_the_reader_s_own_language_beside():
    zh, en = told("12378", "zh"), told("12378", "en")

    assert zh.say == en.say
    assert zh.say.startswith("“我要投诉")
    assert (zh.means, en.means[:20]) == ("", '"I complain about __')


def test_a_channel_without_a_number_has_none_to_ring_and_one_for_all_has_nothing_to_find():
    court, police = told("court", "en"), told("110", "en")

    assert (court.phone, court.call) == ("", "")
    assert (police.phone, police.call) == ("110", "Call 110")
    assert [label for label, _ in court.facts][-1] == "How to find yours"
    assert "How to find yours" not in [label for label, _ in police.facts]
    assert [each.cite for each in court.sources] == ["cpl-2023/122", "cpl-2023/227"]


def test_for_a_lender_are_only_those_who_are_for_it_alone():
    assert [each.id for each in for_lender(CHANNELS, "private-lender")] == [
        "people-mediation",
        "court",
    ]
    assert "12378" not in [each.id for each in for_lender(CHANNELS, "small-loan")]


def test_for_a_card_they_stand_in_its_order():
    card = LIBRARY.card("at-the-door").model_copy(update={"channels": ("court", "110")})

    assert [each.id for each in for_card(CHANNELS, card)] == ["court", "110"]


def test_the_police_come_first_wherever_somebody_may_be_in_danger():
    for name in ("at-the-door", "on-the-phone", "people-around-you", "get-help"):
        assert LIBRARY.card(name).channels[0] == "110"
    assert all(LIBRARY.card(path.stem).channels for path in (LIBRARY.root / "cards").iterdir())


def test_no_hours_are_told_and_every_number_is_one_of_the_country():
    assert {each.phone for each in CHANNELS if each.phone} == {
        "110", "12315", "12345", "12348", "12363", "12378",
    }  # fmt: skip
    assert not [e.id for e in CHANNELS for t in (e.how, e.when) if "点至" in t.zh or ":00" in t.zh]
