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
from widgets.serve import provisioner
from widgets.serve.limits import KERNEL_MEMORY
from widgets.serve.provisioner import ForkedProcess, ForkProvisioner, ForkServer

WHO = "import os, sys; print(os.getcwd(), 'widgets.ui.lesson' in sys.modules, os.environ['SEAT'])"


@pytest.fixture
def fork_server(monkeypatch):
    factory = KernelProvisionerFactory.instance()
    monkeypatch.setattr(factory, "default_provisioner_name", "law-at-the-door")
    monkeypatch.setattr(ForkProvisioner, "fork_server", begun := ForkServer())
    yield begun
    if ForkProvisioner.fork_server:
        ForkProvisioner.fork_server.end()


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


async def test_a_kernel_is_a_fork_of_the_nest_and_answers(fork_server, tmp_path):
    kernels = [await started(tmp_path, seat) for seat in (1, 2)]

    told = [await answer(kernel) for kernel in kernels]
    parents = {psutil.Process(kernel.provisioner.pid).ppid() for kernel in kernels}
    for kernel in kernels:
        await kernel.shutdown_kernel()

    assert told == [[str(tmp_path), "True", seat] for seat in ("1", "2")]
    assert parents == {fork_server.process.pid}
    await until(lambda: not alive({kernel.provisioner.pid for kernel in kernels}))


async def test_two_kernels_do_not_draw_the_same_numbers(fork_server, tmp_path):
    kernels = [await started(tmp_path, seat) for seat in (1, 2)]

    drawn = [await answer(each, "import random; print(random.random())") for each in kernels]
    for kernel in kernels:
        await kernel.shutdown_kernel(now=True)

    assert drawn[0] != drawn[1]


async def test_what_was_done_is_kept_in_no_history(fork_server, tmp_path):
    kernel = await started(tmp_path)

    code = "print(get_ipython().history_manager.enabled, get_ipython().history_manager.hist_file)"
    told = await answer(kernel, code)
    await kernel.shutdown_kernel(now=True)

    assert told[0] == "False"


async def test_a_kernel_that_is_killed_is_seen_to_have_ended(fork_server, tmp_path):
    kernel = await started(tmp_path)
    assert await kernel.is_alive()

    os.kill(kernel.provisioner.pid, signal.SIGKILL)
    await until(lambda: kernel.provisioner.process.poll() is not None)

    assert not await kernel.is_alive()
    await kernel.cleanup_resources()


async def test_where_there_is_no_nest_a_kernel_starts_as_jupyter_does(
    fork_server, tmp_path, monkeypatch
):
    fork_server.end()
    monkeypatch.setattr(ForkProvisioner, "fork_server", None)
    kernel = await started(tmp_path)

    told = await answer(kernel)
    parent = psutil.Process(kernel.provisioner.pid).ppid()
    await kernel.shutdown_kernel(now=True)

    assert (told[1], parent) == ("False", os.getpid())


async def test_a_nest_that_has_ended_is_done_without_and_another_begun(fork_server, tmp_path):
    first = await started(tmp_path, 1)
    os.kill(fork_server.process.pid, signal.SIGKILL)
    fork_server.process.wait(PATIENCE)

    second, third = [await started(tmp_path, seat) for seat in (2, 3)]
    told = [await answer(kernel) for kernel in (first, second, third)]
    for kernel in (first, second, third):
        await kernel.shutdown_kernel(now=True)

    assert [each[1] for each in told] == ["True", "False", "True"]
    assert ForkProvisioner.fork_server is not fork_server


async def test_a_nest_that_never_gave_a_kernel_is_not_begun_again(fork_server, tmp_path):
    os.kill(fork_server.process.pid, signal.SIGKILL)
    fork_server.process.wait(PATIENCE)

    kernel = await started(tmp_path)
    told = await answer(kernel)
    await kernel.shutdown_kernel(now=True)

    assert told[1] == "False"
    assert ForkProvisioner.fork_server is None


async def test_a_kernel_has_so_much_memory_and_no_more_however_it_was_begun(
    fork_server, tmp_path, monkeypatch
):
    code = f"""
try:
    kept = bytearray({KERNEL_MEMORY})
except MemoryError:
    print("refused", len(bytearray({KERNEL_MEMORY // 4})))
"""
    forked = await started(tmp_path, 1)
    monkeypatch.setattr(ForkProvisioner, "fork_server", None)
    alone = await started(tmp_path, 2)
    monkeypatch.setattr(ForkProvisioner, "fork_server", fork_server)

    told = [await answer(kernel, code) for kernel in (forked, alone)]
    for kernel in (forked, alone):
        await kernel.shutdown_kernel(now=True)

    assert told == [["refused", str(KERNEL_MEMORY // 4)]] * 2


async def test_a_nest_that_is_stopped_keeps_nobody_waiting_and_its_kernels_go_on(
    fork_server, tmp_path, monkeypatch
):
    first = await started(tmp_path, 1)
    fork_server._socket.settimeout(0.1)
    wait, ended = fork_server.process.wait, []
    monkeypatch.setattr(fork_server.process, "wait", lambda patience: ended.append(wait(patience)))
    os.kill(fork_server.process.pid, signal.SIGSTOP)

    second = await started(tmp_path, 2)
    told = [await answer(kernel) for kernel in (first, second)]
    for kernel in (first, second):
        await kernel.shutdown_kernel(now=True)

    assert [each[1] for each in told] == ["True", "False"]
    assert ended == [-signal.SIGKILL]  # it was not waited for until it ended by itself
    assert ForkProvisioner.fork_server not in (fork_server, None)


async def test_a_nest_is_waited_for_less_once_it_has_loaded(fork_server, tmp_path):
    before = fork_server._socket.gettimeout()
    kernel = await started(tmp_path)
    await kernel.shutdown_kernel(now=True)

    assert before == provisioner.LOADING > provisioner.SILENCE == fork_server._socket.gettimeout()


@pytest.fixture
def sleeper():
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as child:
        yield child
        child.kill()


def test_a_forked_process_is_asked_whether_it_lives(sleeper):
    forked = ForkedProcess(sleeper.pid)

    assert forked.poll() is forked.wait() is None
    forked.terminate()
    sleeper.wait(PATIENCE)
    assert forked.poll() == forked.wait() == 1


@pytest.mark.parametrize("kill", [ForkedProcess.kill, ForkedProcess.terminate])
def test_a_forked_process_that_has_ended_is_left_alone(sleeper, kill):
    forked = ForkedProcess(sleeper.pid)
    sleeper.kill()
    sleeper.wait(PATIENCE)

    kill(forked)

    assert forked.poll() == 1


def test_a_process_that_ends_before_the_signal_comes_is_left_alone(sleeper, monkeypatch):
    forked = ForkedProcess(sleeper.pid)
    sleeper.kill()
    sleeper.wait(PATIENCE)
    monkeypatch.setattr(forked, "poll", lambda: None)

    forked.kill()

    assert sleeper.returncode == -signal.SIGKILL
