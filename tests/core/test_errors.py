import re
from datetime import date
from importlib import import_module
from pathlib import Path

from widgets.core import errors
from widgets.core.errors import Amiss, ContentError, Fault, LabError, NotInForce, NotPublished

ROOT = Path(__file__).resolve().parent.parent.parent


def below(error):
    """An error's name, and those of all that derive from it."""
    return {error.__name__}.union(*map(below, error.__subclasses__()))


def test_every_error_of_ours_derives_from_one_root_and_stands_in_the_tree():
    found = set()
    for path in sorted((ROOT / "widgets/core").rglob("*.py")):
        module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        found |= {
            name
            for name, thing in vars(module).items()
            if isinstance(thing, type)
            and issubclass(thing, Exception)
            and thing.__module__.startswith("widgets.")
            and not name.startswith("_")
        }

    told = re.findall(r"^[ │├└─]*([A-Z]\w+)(?=  |$)", errors.__doc__, re.MULTILINE)
    assert found == below(LabError)
    assert sorted(told) == sorted(found)


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


def test_not_published_says_how_far_a_history_goes_and_what_to_do():
    error = NotPublished("the LPR", date(2026, 12, 1), date(2026, 11, 20))

    assert str(error) == (
        "the LPR is recorded up to 2026-11-20, not on 2026-12-01: "
        "look up what was published, type it in"
    )
