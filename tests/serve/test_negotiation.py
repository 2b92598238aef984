import pytest

from widgets.serve.negotiation import choose_lang


@pytest.mark.parametrize(
    ("asked", "accepted", "found"),
    [
        (None, None, "zh"),
        (None, "", "zh"),
        ("en", "zh-CN,zh;q=0.9", "en"),
        ("fr", None, "en"),
        ("zh-TW", "en", "zh"),
        (None, "zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        (None, "en-GB,en;q=0.9", "en"),
        (None, "en;q=0.2, zh;q=0.7", "zh"),
        (None, "fr,zh;q=0.3", "zh"),
        (None, "fr-CH, de;q=0.8", "en"),
        (None, "en;q=0", "zh"),
        (None, "*", "zh"),
        (None, ";;q=x,,=", "zh"),
    ],
)
def test_the_language_is_the_one_asked_for_else_the_best_liked_else_chinese(asked, accepted, found):
    assert choose_lang(asked, accepted) == found
