import pytest

from widgets.content.library import Library


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"[" * 9000])
async def test_what_is_no_json_is_refused(asking, body):
    assert (await asking.post("/c/246835/vote", body)).code == 400


async def test_a_long_body_is_refused(asking):
    assert (await asking.post("/c/246835/ticket", "x" * 20_000)).code in (200, 413)
    assert (await asking.post("/c/246835/vote", b"{" + b" " * 20_000)).code == 413


async def test_every_address_of_a_class_is_kept_nowhere_and_asks_its_own_server_alone(asking):
    for path in ("/c/246835?lang=en", "/c/246835/view/phone/en", "/lead?lang=en"):
        answer = await asking.get(path)
        policy = answer.headers["Content-Security-Policy"]
        assert answer.headers["Cache-Control"] == "no-store"
        assert "connect-src 'self'" in policy
        assert ("form-action 'self'" in policy) == path.startswith("/c/")


async def test_no_request_of_a_class_looks_through_the_files_of_content(asking, monkeypatch):
    await asking.get("/c/246835?lang=en")
    looked: list[Library] = []

    def current(library: Library) -> Library:
        looked.append(library)
        return library

    monkeypatch.setattr(Library, "current", current)
    await asking.post("/c/246835/ticket", {})
    await asking.get("/c/246835/view/phone/en")
    await asking.lead("begin")

    assert looked == []
