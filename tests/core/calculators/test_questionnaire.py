import pytest
from pydantic import ValidationError

from tests.core.conftest import made, picks, text

EXAMPLE = {"id": "a", "title": text("A"), "fill": {}}


def field(**keys):
    return {"id": "amount", "kind": "money", "label": text("Amount"), **keys}


def groups(*fields):
    return [{"title": text("What"), "fields": list(fields)}]


def test_its_fields_are_known_by_id_in_the_order_asked(adding):
    assert list(adding.fields) == ["kind", "amount", "more", "on", "paid"]


def test_an_example_is_found_by_id_and_an_unknown_one_is_none(adding):
    assert adding.example("plain").fill == {"amount": "5"}
    assert adding.example("other") is None


@pytest.mark.parametrize(
    ("fields", "what"),
    [
        ([field(), field()], "'amount' stands twice"),
        (
            [field(kind="pick", options=picks("a", "a"))],
            "'a' stands twice",
        ),
        ([field(kind="pick")], "a pick has options"),
        ([field(options=picks("a"))], "a pick has options"),
        ([field(kind="pick", options=picks("a"), value="b")], "'b' is not one of the options"),
        ([field(kind="rows")], "rows have columns"),
        ([field(columns=["day"])], "rows have columns"),
        (
            [field(kind="rows", columns=["day", "money"], cells=[{"zh": "日子", "en": "Day"}])],
            "name each of the columns",
        ),
        ([field(counts="days")], "only a count says what it counts"),
        ([field(when={"other": ["a"]})], "amount: when 'other': no such field before it"),
        ([field(), field(id="b", when={"amount": ["x"]})], "it offers no such value"),
    ],
)
def test_a_form_that_does_not_fit_together_is_refused(fields, what):
    with pytest.raises(ValidationError, match=what):
        made(groups=groups(*fields), examples=[EXAMPLE])


def test_no_two_fields_have_one_id_in_whatever_groups_they_stand_nor_do_examples():
    with pytest.raises(ValidationError, match="field 'amount' stands twice"):
        made(groups=[*groups(field()), *groups(field())], examples=[EXAMPLE])
    with pytest.raises(ValidationError, match="'a' stands twice"):
        made(examples=[EXAMPLE, EXAMPLE])


def test_a_field_may_hang_only_on_what_is_asked_before_it():
    late = field(id="late", kind="pick", options=picks("a"))

    with pytest.raises(ValidationError, match="no such field before it"):
        made(groups=groups(field(when={"late": ["a"]}), late))


def test_a_field_hangs_on_whatever_its_picks_hang_on():
    kind = field(id="kind", kind="pick", options=picks("a", "b", "c"))
    more = field(id="more", kind="pick", options=picks("x"), when={"kind": ["a", "b"]})
    last = field(when={"kind": ["b", "c"], "more": ["x"]})
    calculator = made(groups=groups(kind, more, last), examples=[EXAMPLE])

    needed = {name: calculator.conditions(each) for name, each in calculator.fields.items()}

    assert needed == {
        "kind": {},
        "more": {"kind": ("a", "b")},
        "amount": {"kind": ("b",), "more": ("x",)},
    }


def test_an_example_fills_only_what_is_asked():
    strange = [{"id": "a", "title": text("A"), "fill": {"colour": "red"}}]

    with pytest.raises(ValidationError, match="example 'a' fills 'colour', which is not asked"):
        made(examples=strange)
