import re
from datetime import date
from pathlib import Path

import pytest

from widgets.content.check import check, faults_of, main
from widgets.content.library import Library
from widgets.core.figures import numbers_in

TODAY = date(2026, 12, 1)
ROOT = Path(__file__).resolve().parent.parent.parent


def spoil(path, before, after):
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def test_the_content_of_this_project_is_sound():
    assert check(Library.open(), date.max) == ()


def test_the_law_of_this_project_has_the_same_numbers_in_either_language():
    library = Library.open()
    articles = [p for i in library.instruments for p in library.articles(i)]

    differ = [
        p.cite for p in articles if numbers_in(p.says.zh, "zh") != numbers_in(p.says.en, "en")
    ]

    assert len(articles) > 100
    assert differ == []


def test_the_small_library_is_sound(small_root):
    assert check(Library(small_root), TODAY) == ()


def test_faults_in_several_files_come_at_once_in_order_and_fail_the_build(
    small_root, capsys, monkeypatch
):
    monkeypatch.chdir(small_root.parent)
    spoil(small_root / "quizzes/bank/many.yaml", "objective:", "objektive:")
    spoil(small_root / "cards/now.yaml", ", en: Safety}", "}")
    spoil(small_root / "law/provisions/guide.yaml", "from: 2026-01-30", "from: soon")
    spoil(
        small_root / "strings.yaml", "next: {zh: 下一题, en: Next question}", "next: {zh: 下一题}"
    )

    status = main([str(small_root)], TODAY)

    told = capsys.readouterr().out.splitlines()
    assert status == 1
    assert [line.split(":")[0] for line in told[:-1]] == [
        "data/cards/now.yaml",
        "data/law/provisions/guide.yaml",
        "data/quizzes/bank/many.yaml",
        "data/quizzes/bank/many.yaml",
        "data/strings.yaml",
    ]
    assert told[-1] == "5 faults"
    assert told[0] == "data/cards/now.yaml:7: sections.0.title: no text in en"
    assert told[-2].endswith(": next: no text in en")


def test_one_fault_is_counted_as_one(small_root, capsys):
    spoil(small_root / "cards/now.yaml", ", en: Safety}", "}")

    assert main([str(small_root)], TODAY) == 1
    assert capsys.readouterr().out.splitlines()[-1] == "1 fault"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("quizzes/bank/form-a.yaml", ":7: checked"),
        ("lessons/small.yaml", ":4: checked"),
        ("cards/now.yaml", ":4: checked"),
        ("scenarios/b-seat.yaml", ":6: checked"),
        ("channels.yaml", ":12: 0.checked"),
        ("law/provisions/new-act.yaml", ":12: provisions.0.checked"),
        ("law/rules/entry-fine.yaml", ":4: checked"),
        ("series/rate.yaml", ":5: checked"),
    ],
)
def test_a_comparison_on_a_day_that_is_still_to_come(small_root, name, place):
    spoil(small_root / name, "checked: 2026-11-23", "checked: 2026-12-02")

    found = [str(fault) for fault in check(Library(small_root), TODAY)]

    told = "2026-12-02 is still to come: write the day of the comparison"
    assert found == [f"{name}{place}: {told}"]
    assert check(Library(small_root), date(2026, 12, 2)) == ()


def test_a_lesson_without_notebooks_is_told_where_there_are_notebooks(small_root):
    (small_root.parent / "notebooks" / "zh").mkdir(parents=True)

    assert [str(fault) for fault in check(Library(small_root), TODAY)] == [
        f"../notebooks/{lang}:1: the lesson 'small' has no notebook here: add NN-small.ipynb"
        for lang in ("en", "zh")
    ]


def test_sound_content_says_so(small_root, capsys):
    assert main([str(small_root)], TODAY) == 0
    assert capsys.readouterr().out == "The content is sound.\n"


def test_a_folder_without_content_is_said_plainly(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(tmp_path))

    assert main([], TODAY) == 1
    assert "no content here" in capsys.readouterr().out


def test_the_folder_named_in_the_environment_is_the_one_checked(small_root, capsys, monkeypatch):
    spoil(small_root / "cards/now.yaml", "id: now", "id: then")
    monkeypatch.setenv("LAW_AT_THE_DOOR_DATA", str(small_root))

    monkeypatch.chdir(small_root)

    status = main([], TODAY)

    told = capsys.readouterr().out
    assert status == 1
    assert told.startswith("cards/now.yaml:1: id: the file is called now.yaml")


def test_a_folder_that_is_not_there_is_a_fault_and_no_stack_trace(tmp_path, capsys):
    status = main([str(tmp_path / "gone")], TODAY)

    assert status == 1
    assert "strings.yaml:1: cannot be read" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("law/instruments/some.yaml", "from: 2006", "from: in 2006"),
        ("channels.yaml", "handles:", "handels:"),
        ("glossary.yaml", "en: collection", "en: "),
        ("law/rules/entry-fine.yaml", "value: 1000", "value: much"),
        ("law/provisions/old-act.yaml", "binds: [anyone]", "binds: [nobody]"),
        ("law/withheld.yaml", "why:", "wy:"),
        ("law/outdated.yaml", "since: 2026", "since: in 2026"),
        ("law/ladders.yaml", "[new-act/47.3]", "[old-act/40.3]"),
        ("law/contact-norms.yaml", "counts: third", "counts: thirds"),
        ("law/lending-texts.yaml", "new-act/47.3", "new-act/none"),
        ("law/papers.yaml", "[new-act/47.3]", "[old-act/40.3]"),
        ("law/papers.yaml", "period: entry-fine", "period: entry-fee"),
        ("series/rate.yaml", "unit: percent-a-year", "unit: percents"),
        ("cards/now.yaml", "checked: 2026", "checked: in 2026"),
        ("scenarios/c-seat.yaml", "to: badly", "to: baldy"),
        ("quizzes/bank/steps.yaml", "kind: order", "kind: ordre"),
        ("lessons/small.yaml", "minutes: 5", "minutes: five"),
    ],
)
def test_every_kind_of_file_is_checked(small_root, name, before, after):
    spoil(small_root / name, before, after)

    assert name in {fault.file for fault in check(Library(small_root), TODAY)}


def test_a_spoiled_article_is_told_in_its_own_file_and_not_wherever_it_is_cited(small_root):
    spoil(small_root / "law/provisions/new-act.yaml", "from: 2026-01-01", "from: soon")

    assert [str(fault) for fault in check(Library(small_root), TODAY)] == [
        "law/provisions/new-act.yaml:6: provisions.0.from: 'soon' is not a day: write 2026-01-31"
    ]


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("binds: [anyone]", "binds: anyone", "binds: this is a list: start each entry with '- '"),
        ("    binds: [anyone]\n", "", "'binds' is missing"),
        ("topics: [home]", "topics: [hom]", "strings.yaml has no words for 'hom': add 'topic-hom'"),
        ("rung: administrative", "rung: penal", "'penal' is not one of civil, administrative or"),
        ("text-checked", "corroborated", "corroborated needs two or more independent sources"),
        ("text-checked", "unverified", "unverified: a provision that nobody has read"),
        ("text-checked", "sure", "'sure' is not one of text-checked, corroborated"),
        ('"47.3"', '"47(3)"', "'47(3)' is not written as it should be"),
        ("from: 2026-01-01", "from: 2026-1-1", "'2026-1-1' is not a day: write 2026-01-01"),
        ("from: 2026-01-01", "from: soon", "'soon' is not a day: write 2026-01-31"),
        ("from: 2026-01-01", "from: 20260101", "'20260101' is not a day: write 2026-01-01"),
        ("from: 2026-01-01", "from: 2026年1月1日", "is not a day: write 2026-01-01"),
        (
            "from: 2026-01-01",
            "from: 2026-01-01\n    until: 2025-01-01",
            ":7: provisions.0.until: until",
        ),
        ("from: 2026-01-01", "from: 2025-12-31", "from: new-act holds from 2026-01-01 on"),
        ("from: 2026-01-01", "form: 2026-01-01", "'from' is missing"),
        (", en: Nobody may force a way in.}", "}", "no text in en"),
        ('sources: ["some-laws, text of 2025"]', "sources: []", "sources: there is nothing here"),
        ("不得强行进门", "不得3次强行进门", "the numbers differ: zh alone has 3"),
    ],
)
def test_a_mistake_in_an_article_is_told_in_its_authors_terms(small_root, before, after, told):
    spoil(small_root / "law/provisions/new-act.yaml", before, after)

    found = [
        str(f) for f in check(Library(small_root), TODAY) if f.file.startswith("law/provisions")
    ]
    assert any(told in fault for fault in found), found


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (" value: 1000,", "", "a version has a value, or bands, or 'ended: true'"),
        (" unit: cny,", "", "unit is missing: one of cny"),
        ("unit: cny", "unit: yuan", "'yuan' is not one of cny"),
        ("from: 2006-03-01", "from: 2027-01-01", "versions run oldest first"),
        ("cite: old-act/40.3", "cite: new-act/47.3", "held from 2026-01-01 to today, not on 2006"),
        ("date_that_counts:", "date_counts:", "did you mean 'date_that_counts'?"),
    ],
)
def test_a_mistake_in_a_rule_is_told_in_its_authors_terms(small_root, before, after, told):
    spoil(small_root / "law/rules/entry-fine.yaml", before, after)

    found = [str(f) for f in check(Library(small_root), TODAY) if f.file.startswith("law/rules")]
    assert any(told in fault for fault in found), found


def test_no_text_of_the_content_is_left_to_be_written():
    unwritten = [
        f"{path.name}:{n}"
        for path in sorted((ROOT / "data").rglob("*.yaml"))
        for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(r"\b(TODO|FIXME|TBD)\b", line)
    ]

    assert unwritten == []


DOUBLED = [
    ("quizzes/bank/form-a.yaml", "- id: y", "- id: x", ":15: options.1.id: 'x'"),
    ("quizzes/bank/many.yaml", "- id: z", "- id: y", ":19: options.2.id: 'y'"),
    ("quizzes/bank/marks.yaml", "- id: y", "- id: x", "options.1.id: 'x'"),
    ("quizzes/bank/steps.yaml", "- id: y", "- id: x", "options.1.id: 'x'"),
    ("quizzes/bank/twin-a.yaml", "- id: lawful", "- id: depends", ":18: verdicts.2.id: 'depends'"),
    ("quizzes/bank/said.yaml", "- id: y", "- id: x", "options.1.id: 'x'"),
    ("quizzes/bank/diary.yaml", "- id: people", "- id: day", ":16: fields.1.id: 'day'"),
    ("quizzes/bank/diary.yaml", "- id: chat", "- id: phone", ":27: fields.2.options.1.id: 'phone'"),
    ("scenarios/b-seat.yaml", "- id: well", "- id: threat", ":38: nodes.2.id: 'threat'"),
    ("scenarios/b-seat.yaml", "- id: open", "- id: ask", ":17: nodes.0.branches.1.id: 'ask'"),
    ("lessons/small.yaml", "- {id: now", "- {id: before", ":7: steps.1.id: 'before'"),
    ("lessons/small.yaml", "a: [form-a]", "a: [form-a, form-a]", ":6: steps.0.forms.a.1: 'form-a'"),
    ("lessons/small.yaml", "[twin-a, many", "[many, many", ":14: steps.3.items.1: 'many'"),
]


@pytest.mark.parametrize(("name", "before", "after", "told"), DOUBLED)
def test_an_id_that_stands_twice_is_told_where_it_stands_again(
    small_root, name, before, after, told
):
    spoil(small_root / name, before, after)

    found = [str(fault) for fault in check(Library(small_root), TODAY) if fault.file == name]
    assert len(found) == 1
    assert f"{told} stands twice" in found[0]


@pytest.mark.parametrize(
    ("name", "above", "place"),
    [
        ("channels.yaml", "", "1.id: 'police'"),
        ("glossary.yaml", "", "1.id: 'collection'"),
        ("law/withheld.yaml", "", "1.id: 'unread'"),
        ("law/ladders.yaml", "", "1.id: 'forcing'"),
        ("law/lending-texts.yaml", "", "1.id: 'now'"),
        ("law/papers.yaml", "", "1.id: 'summons'"),
        ("law/provisions/guide.yaml", "provisions:\n", "provisions.1.article: 'hours'"),
        ("cards/now.yaml", "sections:\n", "sections.1.id: 'safe'"),
        ("quizzes/bank/form-a.yaml", "", "'id'"),
    ],
)
def test_an_entry_that_stands_twice_in_its_list_is_told(small_root, name, above, place):
    path = small_root / name
    text = path.read_text(encoding="utf-8")
    path.write_text(text + text.partition(above)[2] if above else text * 2, encoding="utf-8")

    found = [str(fault) for fault in check(Library(small_root), TODAY) if fault.file == name]
    assert f"{place} stands twice" in found[0]


def test_an_instrument_in_two_files_is_told(small_root):
    path = small_root / "law/instruments/some.yaml"
    (path.parent / "too.yaml").write_bytes(path.read_bytes())

    found = [str(fault) for fault in check(Library(small_root), TODAY)]
    told = "law/instruments/too.yaml:1: 0.id: 'old-act' stands in some.yaml too: give each its own"
    assert found[0] == f"{told} id"


def test_the_faults_of_one_file_are_those_that_the_whole_check_tells_of_it(small_root):
    spoil(small_root / "quizzes/bank/form-a.yaml", "objective:", "objektive:")
    spoil(small_root / "law/provisions/new-act.yaml", "topics: [home]", "topics: [hom]")
    library = Library(small_root)

    for name in ("quizzes/bank/form-a.yaml", "law/provisions/new-act.yaml", "cards/now.yaml"):
        whole = [fault for fault in check(library, TODAY) if fault.file == name]
        assert list(faults_of(library, small_root / name)) == whole
