import asyncio

import pytest

from widgets.serve.classroom import guesses as module
from widgets.serve.classroom.guesses import Guesses, TooManyGuesses
from widgets.serve.limits import MOST_WAITERS, WRONG_A_MINUTE, WRONG_EACH

HERE, THERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture
def waited(monkeypatch):
    """How long wrong codes waited, without waiting."""
    found: list[float] = []

    async def sleep(seconds):
        found.append(seconds)

    monkeypatch.setattr("widgets.serve.classroom.guesses.asyncio.sleep", sleep)
    return found


async def guess(guesses, address, times, now=0.0):
    for _ in range(times):
        guesses.look(address, now)
        await guesses.wrong(address, now)


def looked_at(guesses, address, now=0.0):
    try:
        guesses.look(address, now)
    except TooManyGuesses:
        return False
    return True


async def test_past_so_many_wrong_codes_nothing_from_that_address_is_looked_at_for_a_while():
    guesses = Guesses()
    await guess(guesses, HERE, WRONG_EACH)

    assert not looked_at(guesses, HERE, 59.9)
    assert looked_at(guesses, THERE, 59.9)
    assert looked_at(guesses, HERE, 60.0)


async def test_where_the_right_code_came_from_it_always_opens(waited):
    guesses = Guesses()
    guesses.right(HERE)
    await guess(guesses, HERE, WRONG_EACH + 3)

    assert looked_at(guesses, HERE)
    assert waited == [module.WAIT_SECONDS] * 3


@pytest.mark.parametrize("own", ["127.0.0.1", "::1"])
async def test_who_comes_by_a_proxy_on_this_machine_is_not_shut_out(waited, own):
    guesses = Guesses()
    await guess(guesses, own, WRONG_EACH + 3)

    assert looked_at(guesses, own)
    assert len(waited) == 3


async def test_many_addresses_together_wait_and_none_is_shut_out(waited):
    guesses = Guesses()
    for n in range(WRONG_A_MINUTE + 5):
        await guess(guesses, f"192.0.2.{n}", 1)

    assert len(waited) == 5
    assert looked_at(guesses, HERE)


async def test_a_block_of_ipv6_is_as_one_address():
    guesses = Guesses()
    for n in range(WRONG_EACH):
        await guess(guesses, f"2001:db8::{n}", 1)

    assert not looked_at(guesses, "2001:db8::ffff")
    assert looked_at(guesses, "2001:db8:1::1")


async def test_so_many_wait_at_once_and_the_next_is_refused():
    guesses = Guesses()
    guesses.right(HERE)
    await guess(guesses, HERE, WRONG_EACH)
    waiting = [asyncio.ensure_future(guesses.wrong(HERE, 0)) for _ in range(MOST_WAITERS)]
    await asyncio.sleep(0)

    with pytest.raises(TooManyGuesses):
        await guesses.wrong(HERE, 0)
    assert looked_at(guesses, HERE)
    for each in waiting:
        each.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert not guesses._waiting


async def test_no_address_is_kept():
    guesses = Guesses()
    guesses.right(THERE)
    await guess(guesses, HERE, 1)

    assert "192.0.2" not in str(vars(guesses))
