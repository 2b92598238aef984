"""What `make mutants` plants, and what it leaves alone."""

from tests.mutants.planting import mutants

SOURCE = '''
@cache(size=1)
def f(a: tuple[1], b: str = "x") -> bool:
    """1 < 2"""
    print(f"{a + 1}")
    if a:
        return 1 < b or not True
    return False


if __name__ == "__main__":
    f(1)
'''


def test_each_kind_of_fault_is_planted_by_itself_and_only_where_code_runs():
    assert sorted((each.was, each.becomes) for each in mutants("x.py", SOURCE)) == [
        ('def f(a: tuple[1], b: str = "x") -> bool:', "def f(a: tuple[1], b: str = '~x') -> bool:"),
        ("if a:", "if (not (a)):"),
        ('print(f"{a + 1}")', "pass"),
        ("return 1 < b or not True", "return (1 < b and (not True))"),
        ("return 1 < b or not True", "return (1 <= b) or not True"),
        ("return 1 < b or not True", "return 1 < b or (True)"),
        ("return 1 < b or not True", "return 1 < b or not False"),
        ("return 1 < b or not True", "return 2 < b or not True"),
        ("return 1 < b or not True", "return None"),
        ("return False", "return True"),
    ]


def test_a_fault_changes_its_own_line_and_no_other_whatever_stands_before_it():
    (made,) = [
        each for each in mutants("x.py", "a = '有法' if b else c\n") if "not" in each.becomes
    ]

    assert made.source == "a = '有法' if (not (b)) else c\n"
    assert made.key == ("x.py", "a = '有法' if b else c", "a = '有法' if (not (b)) else c")
