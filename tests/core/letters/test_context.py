def test_the_words_of_the_interface_come_in_a_language(context):
    assert context.words("en")("copy") == "Copy as text"


def test_a_citation_leads_to_its_article_and_its_instrument(context):
    article, act = context.cited("act/1")

    assert (article.article, act.id) == ("1", "act")
