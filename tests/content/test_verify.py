import pytest

from widgets.content.verify import main
from widgets.core.diary.diary import Diary
from widgets.core.diary.entry import DiaryEntry
from widgets.core.diary.keeping import to_text

DIARY = Diary().with_entries([DiaryEntry(said=f"话{n}") for n in range(1, 4)], 1)


@pytest.fixture
def run(tmp_path, capsys):
    """How the program ends over a file of this text, and what it says."""

    def run_over(text, *more):
        path = tmp_path / "my-record.json"
        path.write_text(text, encoding="utf-8")
        return main([str(path), *more]), capsys.readouterr().out

    return run_over


def test_a_file_as_it_was_saved_is_whole_and_its_hash_is_told(run):
    code, said = run(to_text(DIARY))

    assert code == 0
    assert "链是完整的" in said
    assert "The chain is whole" in said
    assert said.count(DIARY.head) == 2


def test_an_entry_that_was_changed_in_the_file_is_named(run):
    code, said = run(to_text(DIARY).replace("话2", "别的话"))

    assert code == 1
    assert "第2条（第2次写入）：内容和它的指纹对不上" in said
    assert "No. 2 (version 2)" in said


def test_an_entry_that_was_removed_or_moved_is_named(run):
    first, second, third = DIARY.log

    assert "第3条（第2次写入）：它前面的一次不见了" in run(to_text(Diary((first, third))))[1]
    assert "先后被换过" in run(to_text(Diary((second, first, third))))[1]


def test_a_version_that_cannot_be_read_is_a_fault(run):
    code, said = run(to_text(DIARY).replace('"number":2', '"number":"2"'))

    assert (code, "读不出来" in said) == (1, True)


def test_a_noted_hash_is_looked_for(run):
    assert run(to_text(DIARY), DIARY.log[1].hash[:20])[0] == 0
    code, said = run(to_text(DIARY), "0" * 64)
    assert (code, "不在里面" in said) == (1, True)


@pytest.mark.parametrize("text", ["", "{}", "[" * 100_000])
def test_what_is_no_diary_is_told(run, text):
    code, said = run(text)

    assert (code, "This is no record" in said) == (2, True)


def test_without_a_file_it_says_how(capsys):
    assert main([]) == 2
    assert "RECORD=" in capsys.readouterr().out
    assert main(["/nowhere/x.json"]) == 2
    assert "No such file" in capsys.readouterr().out
