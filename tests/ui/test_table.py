from widgets.ui.table import ArticleTable


def test_it_is_html_that_needs_no_kernel_and_its_words_are_text():
    table = ArticleTable("Fines <b>", ("Day", "Value"), [("1 May", "<i>5</i>")], lang="en")

    html = table._repr_html_()

    assert html.startswith('<table lang="en"><caption>Fines &lt;b&gt;</caption>')
    assert '<th scope="row">1 May</th><td data-column="Value">&lt;i&gt;5&lt;/i&gt;</td>' in html


def test_without_html_it_is_lines_of_text():
    assert repr(ArticleTable("Fines", ("Day", "Value"), [("1 May", "5")], lang="en")) == (
        "Fines\nDay | Value\n1 May | 5"
    )


def test_as_a_frame_it_has_its_cells_or_what_it_was_given():
    rows = [("1 May", "5")]

    plain = ArticleTable("Fines", ("Day", "Value"), rows, lang="en").frame
    told = ArticleTable("Fines", ("Day", "Value"), rows, lang="en", records=[{"value": 5}]).frame

    assert (list(plain.columns), list(plain.iloc[0])) == (["Day", "Value"], ["1 May", "5"])
    assert list(told["value"]) == [5]
