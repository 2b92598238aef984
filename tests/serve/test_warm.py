from __future__ import annotations

import os
import signal
import subprocess
import sys

import psutil
import pytest
from jupyter_client.manager import AsyncKernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from tests.serve.served import PATIENCE, alive, until
from widgets.serve import warm
from widgets.serve.limits import KERNEL_MEMORY
from widgets.serve.warm import Forked, Nest, Warm

WHO = "import os, sys; print(os.getcwd(), 'widgets.ui.lesson' in sys.modules, os.environ['SEAT'])"


@pytest.fixture
def nest(monkeypatch):
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", "law-at-the-door")
    monkeypatch.setattr(Warm, "nest", begun := Nest())
    yield begun
    if Warm.nest:
        Warm.nest.end()


async def started(folder, seat=1):
    """A real kernel, begun by Jupyter through our provisioner."""
    kernel = AsyncKernelManager(connection_file=str(folder / f"kernel-{seat}.json"))
    await kernel.start_kernel(cwd=str(folder), env={**os.environ, "SEAT": str(seat)})
    return kernel


async def answer(kernel, code=WHO):
    """What a kernel gives back for code, as words."""
    client, said = kernel.client(), list[str]()
    client.start_channels()
    await client.wait_for_ready(timeout=PATIENCE)

    def hear(message):
        said.append(message["content"].get("text", ""))

    await client.execute_interactive(code, output_hook=hear, timeout=PATIENCE)
    client.stop_channels()
    return "".join(said).split()


async def test_a_kernel_is_a_fork_of_the_nest_and_answers(nest, tmp_path):
    kernels = [await started(tmp_path, seat) for seat in (1, 2)]

    told = [await answer(kernel) for kernel in kernels]
    parents = {psutil.Process(kernel.provisioner.pid).ppid() for kernel in kernels}
    for kernel in kernels:
        await kernel.shutdown_kernel()

    assert told == [[str(tmp_path), "True", seat] for seat in ("1", "2")]
    assert parents == {nest.process.pid}
    await until(lambda: not alive({kernel.provisioner.pid for kernel in kernels}))


async def test_two_kernels_do_not_draw_the_same_numbers(nest, tmp_path):
    kernels = [await started(tmp_path, seat) for seat in (1, 2)]

    drawn = [await answer(each, "import random; print(random.random())") for each in kernels]
    for kernel in kernels:
        await kernel.shutdown_kernel(now=True)

    assert drawn[0] != drawn[1]


async def test_what_was_done_is_kept_in_no_history(nest, tmp_path):
    kernel = await started(tmp_path)

    code = "print(get_ipython().history_manager.enabled, get_ipython().history_manager.hist_file)"
    told = await answer(kernel, code)
    await kernel.shutdown_kernel(now=True)

    assert told[0] == "False"


async def test_a_kernel_that_is_killed_is_seen_to_have_ended(nest, tmp_path):
    kernel = await started(tmp_path)
    assert await kernel.is_alive()

    os.kill(kernel.provisioner.pid, signal.SIGKILL)
    await until(lambda: kernel.provisioner.process.poll() is not None)

    assert not await kernel.is_alive()
    await kernel.cleanup_resources()


async def test_where_there_is_no_nest_a_kernel_starts_as_jupyter_does(nest, tmp_path, monkeypatch):
    nest.end()
    monkeypatch.setattr(Warm, "nest", None)
    kernel = await started(tmp_path)

    told = await answer(kernel)
    parent = psutil.Process(kernel.provisioner.pid).ppid()
    await kernel.shutdown_kernel(now=True)

    assert (told[1], parent) == ("False", os.getpid())


async def test_a_nest_that_has_ended_is_done_without_and_another_begun(nest, tmp_path):
    first = await started(tmp_path, 1)
    os.kill(nest.process.pid, signal.SIGKILL)
    nest.process.wait(PATIENCE)

    second, third = [await started(tmp_path, seat) for seat in (2, 3)]
    told = [await answer(kernel) for kernel in (first, second, third)]
    for kernel in (first, second, third):
        await kernel.shutdown_kernel(now=True)

    assert [each[1] for each in told] == ["True", "False", "True"]
    assert Warm.nest is not nest


async def test_a_nest_that_never_gave_a_kernel_is_not_begun_again(nest, tmp_path):
    os.kill(nest.process.pid, signal.SIGKILL)
    nest.process.wait(PATIENCE)

    kernel = await started(tmp_path)
    told = await answer(kernel)
    await kernel.shutdown_kernel(now=True)

    assert told[1] == "False"
    assert Warm.nest is None


async def test_a_kernel_has_so_much_memory_and_no_more_however_it_was_begun(
    nest, tmp_path, monkeypatch
):
    code = f"""
try:
    kept = bytearray({KERNEL_MEMORY})
except MemoryError:
    print("refused", len(bytearray({KERNEL_MEMORY // 4})))
"""
    forked = await started(tmp_path, 1)
    monkeypatch.setattr(Warm, "nest", None)
    alone = await started(tmp_path, 2)
    monkeypatch.setattr(Warm, "nest", nest)

    told = [await answer(kernel, code) for kernel in (forked, alone)]
    for kernel in (forked, alone):
        await kernel.shutdown_kernel(now=True)

    assert told == [["refused", str(KERNEL_MEMORY // 4)]] * 2


async def test_a_nest_that_is_stopped_keeps_nobody_waiting_and_its_kernels_go_on(
    nest, tmp_path, monkeypatch
):
    first = await started(tmp_path, 1)
    nest._socket.settimeout(0.1)
    wait, ended = nest.process.wait, []
    monkeypatch.setattr(nest.process, "wait", lambda patience: ended.append(wait(patience)))
    os.kill(nest.process.pid, signal.SIGSTOP)

    second = await started(tmp_path, 2)
    told = [await answer(kernel) for kernel in (first, second)]
    for kernel in (first, second):
        await kernel.shutdown_kernel(now=True)

    assert [each[1] for each in told] == ["True", "False"]
    assert ended == [-signal.SIGKILL]  # it was not waited for until it ended by itself
    assert Warm.nest not in (nest, None)


async def test_a_nest_is_waited_for_less_once_it_has_loaded(nest, tmp_path):
    before = nest._socket.gettimeout()
    kernel = await started(tmp_path)
    await kernel.shutdown_kernel(now=True)

    assert before == warm.LOADING > warm.SILENCE == nest._socket.gettimeout()


@pytest.fixture
def sleeper():
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as child:
        yield child
        child.kill()


def test_a_forked_process_is_asked_whether_it_lives(sleeper):
    forked = Forked(sleeper.pid)

    assert forked.poll() is forked.wait() is None
    forked.terminate()
    sleeper.wait(PATIENCE)
    assert forked.poll() == forked.wait() == 1


@pytest.mark.parametrize("kill", [Forked.kill, Forked.terminate])
def test_a_forked_process_that_has_ended_is_left_alone(sleeper, kill):
    forked = Forked(sleeper.pid)
    sleeper.kill()
    sleeper.wait(PATIENCE)

    kill(forked)

    assert forked.poll() == 1


def test_a_process_that_ends_before_the_signal_comes_is_left_alone(sleeper, monkeypatch):
    forked = Forked(sleeper.pid)
    sleeper.kill()
    sleeper.wait(PATIENCE)
    monkeypatch.setattr(forked, "poll", lambda: None)

    forked.kill()

    assert sleeper.returncode == -signal.SIGKILL
