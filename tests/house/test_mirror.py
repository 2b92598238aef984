"""Every module has its test, and every test its module."""

from pathlib import Path, PurePath

ROOT = Path(__file__).resolve().parent.parent.parent
ELSEWHERE = {"bench", "browser", "cases", "deploy", "house", "notebooks", "small", "soak"}
# The server as a whole, over the wire: no one module's.
WHOLE = {PurePath("serve/test_wire.py"), PurePath("serve/classroom/test_wire_class.py")}


def unmatched(modules: list[PurePath], tests: list[PurePath]) -> list[str]:
    """Modules without a test and tests without a module, by their paths within each tree."""
    wanted = {m.with_name(f"test_{m.name}") for m in modules if m.name != "__init__.py"}
    found = {t for t in tests if t.parts[0] not in ELSEWHERE and t.name.startswith("test_")}
    found -= WHOLE
    return sorted(
        [f"{w}: missing" for w in wanted - found] + [f"{f}: stray" for f in found - wanted]
    )


def test_every_module_has_a_test_and_every_test_a_module():
    modules = [p.relative_to(ROOT / "widgets") for p in (ROOT / "widgets").rglob("*.py")]
    tests = [p.relative_to(ROOT / "tests") for p in (ROOT / "tests").rglob("test_*.py")]

    assert unmatched([*modules], [*tests]) == []


def test_a_module_without_a_test_and_a_test_without_a_module_are_named():
    modules = [PurePath("core/a.py"), PurePath("core/__init__.py")]
    tests = [PurePath("core/test_b.py"), PurePath("house/test_c.py"), PurePath("test_d.py")]

    assert unmatched(modules, tests) == [
        "core/test_a.py: missing",
        "core/test_b.py: stray",
        "test_d.py: stray",
    ]


def test_a_test_in_another_ring_than_its_module_does_not_count():
    assert unmatched([PurePath("core/calc/a.py")], [PurePath("core/test_a.py")]) == [
        "core/calc/test_a.py: missing",
        "core/test_a.py: stray",
    ]
