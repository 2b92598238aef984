import pytest

from widgets.content.library import Library
from widgets.content.norms import norm_faults

FILE = "law/contact-norms.yaml"


def test_the_norms_of_the_small_library_are_read_and_sound(small_root):
    library = Library(small_root)

    assert [norm.id for norm in library.contact_norms] == ["visits", "calls"]
    assert list(norm_faults(library, library.source(small_root / FILE))) == []


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("cite: guide/hours", "cite: guide/day", ":1: 0.cite: 'guide/day' is not in the register"),
        ("scope: new-act/47.3", "scope: gone/1", ":1: 0.scope: 'gone/1' is not in the register"),
        ("rules: [entry-fine]", "rules: [gone]", ":2: 1.rules.0: 'gone' is no rule here"),
        ("counts: third", "counts: thirds", ":1: 0.counts: 'thirds' is not one of hours"),
        ("id: calls", "id: visits", ":2: 1.id: 'visits' stands twice"),
    ],
)
def test_a_norm_that_names_what_is_not_there_is_told_with_its_line(planted, before, after, told):
    found = planted(FILE, before, after)

    assert len(found) == 1
    assert f"{FILE}{told}" in found[0]


def test_an_article_that_cannot_be_read_is_told_once_in_its_own_file(planted):
    found = planted("law/provisions/guide.yaml", "binds: [bank,", "binds: [to-fill-in,")

    assert len(found) == 1
    assert found[0].startswith("law/provisions/guide.yaml:7: ")


def test_a_norm_may_rest_on_an_article_that_has_ended(planted):
    assert planted(FILE, "cite: guide/hours", "cite: old-act/40.3") == []
