import os
from datetime import date

import pytest

from widgets.content.check import check
from widgets.content.layout import fingerprint, layout_faults, record_files
from widgets.content.library import Library

TODAY = date(2026, 12, 1)


@pytest.fixture
def beside(small_root):
    """What is said of the small library with a copy of one of its files under another name."""

    def copy(name, to):
        path = small_root / to
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((small_root / name).read_bytes())
        return [str(fault) for fault in layout_faults(small_root)]

    return copy


def test_every_file_of_a_sound_library_is_read(small_root):
    assert list(layout_faults(small_root)) == []


@pytest.mark.parametrize(
    ("name", "to", "said"),
    [
        ("quizzes/bank/many.yaml", "quizzes/bank/more.yml", "end in .yaml, as in more.yaml"),
        ("law/provisions/guide.yaml", "law/provisions/far.yml", "end in .yaml, as in far.yaml"),
        ("cards/now.yaml", "cards/then.YAML", "end in .yaml, as in then.yaml"),
        ("cards/now.yaml", "cards/then.yaml.txt", "end in .yaml, as in then.yaml"),
        ("cards/now.yaml", "cards/now.yml", "now.yaml; now.yaml stands beside it"),
        ("cards/now.yaml", "cards/.then.yml", "end in .yaml"),
        ("cards/now.yaml", "crads/now.yaml", "this file is not read here; there are calculators/"),
        ("cards/now.yaml", "law/rules/old/now.yaml", "this file is not read here"),
        ("cards/now.yaml", "now.yaml", "this file is not read here"),
        ("series/rate.csv", "law/rate.csv", "this file is not read here"),
        ("cards/now.yaml", "cards/now.docx", "this file is not read here"),
    ],
)
def test_a_file_that_nothing_reads_is_named(beside, name, to, said):
    found = beside(name, to)

    assert len(found) == 1
    assert found[0].startswith(f"{to}:1: this file is not read")
    assert said in found[0]


@pytest.mark.parametrize("to", ["cards/now.yaml~", "cards/.now.yaml.swp", "cards/.DS_Store"])
def test_what_editors_and_systems_leave_behind_is_passed_over(beside, to):
    assert beside("strings.yaml", to) == []


def test_an_item_in_two_banks_is_told_in_both(beside):
    here, there = "quizzes/bank/many.yaml", "quizzes/zz/many.yaml"

    assert beside(here, there) == [
        f"{here}:1: id: 'many' stands in {there} too: give each its own id and name",
        f"{there}:1: id: 'many' stands in {here} too: give each its own id and name",
    ]


def test_banks_are_read_whole_and_other_records_from_their_own_folder_alone(small_root, beside):
    beside("cards/now.yaml", "cards/old.yaml")

    assert [p.stem for p in record_files(small_root, "cards")] == ["now", "old"]
    assert len(record_files(small_root, "quizzes")) == 10


def test_the_whole_check_tells_what_is_not_read(small_root, beside):
    beside("cards/now.yaml", "cards/then.yml")

    assert [fault.file for fault in check(Library(small_root), TODAY)] == ["cards/then.yml"]


def write(root):
    (root / "cards" / "now.yaml").write_text("id: then", encoding="utf-8")


def add(root):
    (root / "cards" / "then.yaml").write_text("id: then", encoding="utf-8")


def take_away(root):
    (root / "cards" / "now.yaml").unlink()


def rename(root):
    (root / "cards" / "now.yaml").rename(root / "cards" / "then.yaml")


def put_back_an_older_one(root):
    os.utime(root / "cards" / "now.yaml", ns=(0, 0))


@pytest.mark.parametrize("change", [write, add, take_away, rename, put_back_an_older_one])
def test_the_fingerprint_of_a_folder_changes_with_anything_below_it(small_root, change):
    before = fingerprint(small_root)

    change(small_root)

    assert fingerprint(small_root) != before


def test_the_fingerprint_of_a_folder_stays_while_nothing_changes(small_root):
    assert fingerprint(small_root) == fingerprint(small_root)


def test_a_link_that_leads_nowhere_is_passed_over(small_root):
    before = fingerprint(small_root)
    (small_root / "cards" / "gone").symlink_to(small_root / "nowhere")

    assert fingerprint(small_root) != before
