import pytest
from pydantic import ValidationError

from widgets.core.rule import Version
from widgets.core.text import Text


def test_a_record_cannot_be_changed():
    door = Text(zh="门", en="door")

    with pytest.raises(ValidationError, match="frozen"):
        setattr(door, "zh", "窗")  # noqa: B010 - what a slip would do


def test_a_key_that_is_not_in_the_record_is_a_fault():
    version = {"from": "2026-01-01", "value": "1", "unit": "cny", "cite": "a/1", "vlaue": "2"}

    with pytest.raises(ValidationError, match="vlaue"):
        Version.model_validate(version)


def test_the_fingerprint_changes_with_the_substance_and_with_nothing_else():
    assert Text(zh="门", en="door").fingerprint() == Text(zh="门", en="door").fingerprint()
    assert Text(zh="门", en="door").fingerprint() != Text(zh="门", en="doors").fingerprint()


def test_citations_are_found_however_deep_they_stand(small):
    assert small.lesson.citations() == ("new-act/47.3", "guide/hours")
    assert small.items["diary"].citations() == ("new-act/47.3",)
