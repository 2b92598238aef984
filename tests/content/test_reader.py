import pytest

from widgets.content.library import Library
from widgets.content.reader import every, gathering
from widgets.core.errors import ContentError, Fault


def test_gathering_goes_on_after_a_fault():
    faults = []

    for name in ("a", "b"):
        with gathering(faults):
            raise ContentError((Fault(name, 1, "odd"),))

    assert [fault.file for fault in faults] == ["a", "b"]


def test_every_reads_what_it_can_and_each_once(small_root):
    library, faults, read = Library(small_root), [], []

    def item(item_id):
        read.append(item_id)
        return library.item(item_id)

    found = every(item, ["form-a", "gone", "form-a"], faults)

    assert set(found) == {"form-a"}
    assert read == ["form-a", "gone"]
    assert "no such file" in faults[0].what


def test_a_file_that_is_not_there_names_those_that_are(small_root):
    with pytest.raises(ContentError, match=r"cards/gone\.yaml:1: no such file; there are: now"):
        Library(small_root).card("gone")
