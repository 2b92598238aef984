from widgets.core.errors import ContentError, Fault
from widgets.ui.faulty import Faulty

ERROR = ContentError((Fault("a.yaml", 3, "<script>"),))


def test_it_stands_where_a_stage_would_and_its_words_are_text():
    faulty = Faulty(ERROR, None, "en")

    assert faulty.stage is faulty
    assert faulty.by_day("any-rule") == ""
    assert "a.yaml:3: &lt;script&gt;" in faulty._repr_html_()
