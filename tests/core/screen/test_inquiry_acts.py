import pytest

from widgets.core.errors import NoSuchAct
from widgets.core.screen.inquiry_acts import FindArticles, OpenArticle, read_inquiry_act


def test_an_act_is_read_with_its_article_or_its_response():
    assert read_inquiry_act({"act": "open", "cite": "new-act/47.3"}) == OpenArticle(
        act="open", cite="new-act/47.3"
    )
    assert read_inquiry_act({"act": "find", "response": ["sought=x"]}) == FindArticles(
        act="find", response=("sought=x",)
    )


@pytest.mark.parametrize(
    "said", [{}, {"act": "fly"}, {"act": "open", "cite": 7}, {"act": "open"}, {"act": ["find"]}]
)
def test_what_is_not_on_offer_is_refused(said):
    with pytest.raises(NoSuchAct):
        read_inquiry_act(said)


def test_half_a_character_in_an_article_s_name_is_a_question_mark():
    read = read_inquiry_act({"act": "open", "cite": "new-act/\ud83d"})

    assert read == OpenArticle(act="open", cite="new-act/?")
