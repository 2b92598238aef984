from datetime import date

from widgets.core import errors
from widgets.core.errors import Amiss, ContentError, Fault, LabError, NotInForce


def test_every_error_of_ours_derives_from_one_root():
    ours = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, Exception)]

    assert len(ours) == 12
    assert all(issubclass(e, LabError) for e in ours)


def test_a_content_error_lists_every_fault_in_file_order():
    error = ContentError((Fault("b.yaml", 2, "second"), Fault("a.yaml", 9, "first")))

    assert str(error) == "a.yaml:9: first\nb.yaml:2: second"


def test_parts_that_do_not_fit_are_each_told_with_their_place():
    error = Amiss((("options", 1, "id"), "'a' stands twice"), (("cite", 2), "'b' stands twice"))

    assert str(error) == "'a' stands twice; 'b' stands twice"
    assert [place for place, _ in error.faults] == [("options", 1, "id"), ("cite", 2)]


def test_not_in_force_says_which_days_the_record_covers():
    open_ended = NotInForce("a rule", date(2005, 1, 1), date(2006, 3, 1))
    closed = NotInForce("a rule", date(2026, 1, 1), date(2006, 3, 1), date(2025, 12, 31))

    assert str(open_ended).endswith("the record covers it from 2006-03-01")
    assert str(closed).endswith("from 2006-03-01 to 2025-12-31")
