import pytest
from pydantic import TypeAdapter, ValidationError

from widgets.core.errors import Amiss
from widgets.core.learning.exhibit import ChatExhibit, ItemExhibit, LetterExhibit
from widgets.core.text import Text

ANY = TypeAdapter(ItemExhibit)
SAID = {"zh": "请还款", "en": "Please pay"}
CHAT = {"kind": "chat", "through": "sms", "messages": [{"who": SAID, "text": SAID}]}
LETTER = {"kind": "letter", "head": SAID, "lines": [SAID]}


def test_the_kind_says_what_is_shown():
    assert isinstance(ANY.validate_python(CHAT), ChatExhibit)
    assert isinstance(ANY.validate_python(LETTER), LetterExhibit)


@pytest.mark.parametrize(
    "spoilt",
    [
        {**CHAT, "kind": "picture"},
        {**CHAT, "through": "fax"},
        {**CHAT, "messages": []},
        {**LETTER, "seal": SAID},
        {"kind": "calls", "rows": [{"at": SAID, "who": SAID, "way": "sideways"}]},
        {"kind": "post", "account": SAID, "where": SAID, "text": SAID},
    ],
)
def test_what_is_no_such_thing_is_refused(spoilt):
    with pytest.raises(ValidationError):
        ANY.validate_python(spoilt)


def test_an_item_shows_one_thing(small):
    item = small.items["form-a"]
    both = {**item.model_dump(), "quote": SAID, "exhibit": CHAT}

    with pytest.raises(ValidationError) as caught:
        type(item).model_validate(both)

    error = caught.value.errors()[0]["ctx"]["error"]
    assert isinstance(error, Amiss)
    assert error.faults == ((("exhibit",), "an item has a quote or an exhibit, not both"),)


def test_what_is_shown_belongs_to_an_item_s_substance(small):
    item = small.items["form-a"]
    shown = type(item).model_validate({**item.model_dump(), "exhibit": CHAT})
    other = {**CHAT, "messages": [{"who": SAID, "text": Text(zh="不还", en="No").model_dump()}]}
    again = type(item).model_validate({**item.model_dump(), "exhibit": other})

    assert len({each.fingerprint() for each in (item, shown, again)}) == 3
    assert "exhibit" not in item.model_dump_json()
