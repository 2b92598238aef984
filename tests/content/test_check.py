from widgets.content.check import check, main
from widgets.content.library import Library


def spoil(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_the_content_of_this_project_is_sound():
    assert check(Library.open()) == ()


def test_the_small_library_is_sound(small_root):
    assert check(Library(small_root)) == ()


def test_faults_in_several_files_come_at_once_in_order_and_fail_the_build(small_root, capsys):
    spoil(small_root / "quizzes/bank/many.yaml", "objective:", "objektive:")
    spoil(small_root / "cards/now.yaml", ", en: Safety}", "}")
    spoil(small_root / "law/provisions/guide.yaml", "from: 2026-01-30", "from: soon")
    spoil(small_root / "strings.yaml", "begin: {zh: 开始, en: Begin}", "begin: {zh: 开始}")

    status = main([str(small_root)])

    told = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [line.split(":")[0] for line in told[:-1]] == [
        "cards/now.yaml",
        "law/provisions/guide.yaml",
        "quizzes/bank/many.yaml",
        "quizzes/bank/many.yaml",
        "strings.yaml",
    ]
    assert told[-1] == "5 faults"


def test_sound_content_says_so(small_root, capsys):
    assert main([str(small_root)]) == 0
    assert capsys.readouterr().out == "The content is sound.\n"


def test_a_folder_without_content_is_said_plainly(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(tmp_path))

    assert main([]) == 1
    assert "no content here" in capsys.readouterr().out
