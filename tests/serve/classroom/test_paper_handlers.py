import pytest

ALL = ("guide", "sheet/plan/a", "sheet/plan/b", "sheet/plan/key", "sheet/plan/tally",
       "sheet/plan/cards", "sheet/plan/story")  # fmt: skip
PAGES = [
    f"/{each if 'sheet' in each else 'guide/plan'}/{lang}" for each in ALL for lang in ("zh", "en")
]


@pytest.mark.parametrize("path", PAGES)
async def test_whoever_sits_at_the_machine_can_print_each_paper(asking, path):
    answer = await asking.get(path)

    assert answer.code == 200
    assert f'<html lang="{path[-2:]}">' in answer.body.decode()
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize(
    "headers",
    [{"Host": "evil.example"}, {"Host": "192.0.2.1:8866"}, {"X-Forwarded-For": "192.0.2.7"}],
)
@pytest.mark.parametrize("path", [*PAGES, "/papers/zh"])
async def test_from_elsewhere_or_under_a_foreign_name_no_paper_is_told(asking, path, headers):
    answer = await asking.get(path, **headers)

    assert answer.code == 403
    assert "The fact that decides" not in answer.body.decode()


@pytest.mark.parametrize("remote_ip", ["192.0.2.9", "10.0.0.4", ""])
async def test_another_machine_of_the_room_is_not_here_even_where_it_may_lead(asking, remote_ip):
    asking.hall.remote = True

    assert not asking.hall.here(remote_ip, "127.0.0.1:8866")
    assert asking.hall.here("127.0.0.1", "127.0.0.1:8866")


@pytest.mark.parametrize(
    "path",
    [
        "/guide/door-90/zh",
        "/guide/plan/fr",
        "/sheet/plan/poster/zh",
        "/sheet/plan/guide/x",
        "/papers/fr",
    ],
)
async def test_what_the_class_does_not_have_is_not_there(asking, path):
    assert (await asking.get(path)).code == 404


async def test_every_paper_is_listed_and_each_link_leads_to_one(asking):
    page = (await asking.get("/papers/en")).body.decode()

    links = [part.partition('"')[0] for part in page.split('href="')[1:]]
    papers = [link for link in links if "/guide/" in link or "/sheet/" in link]
    assert len(papers) == len(ALL)
    for link in papers:
        assert (await asking.get(link)).code == 200


async def test_a_paper_may_fetch_nothing_and_run_nothing(asking):
    policy = (await asking.get("/sheet/plan/a/zh")).headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "style-src 'unsafe-inline'" in policy


async def test_the_cockpit_leads_to_the_papers(asking):
    assert 'papers/en"' in (await asking.get("/lead?lang=en")).body.decode()


async def test_a_cockpit_on_another_machine_says_where_the_papers_are(asking):
    page = (await asking.get("/lead?lang=en", Host="192.0.2.1:8866")).body.decode()

    assert "papers/" not in page
    assert "opens on the computer that holds the class alone" in page
