from __future__ import annotations

from widgets.serve.channels import Channels
from widgets.serve.kernels import Kernels
from widgets.serve.settings import SETTINGS, Anyone


def test_every_reader_is_the_same_and_nobody_signs_in():
    anyone = Anyone()

    assert anyone.get_user(None).username == anyone.get_user(object()).username
    assert anyone.get_handlers() == []


def test_the_server_starts_no_kernel_anew_and_looks_every_second_whether_one_has_died():
    assert SETTINGS.VoilaConfiguration.multi_kernel_manager_class is Kernels
    assert SETTINGS.KernelRestarter.restart_limit == 0
    assert SETTINGS.KernelRestarter.time_to_dead <= 1


def test_what_a_page_shows_may_come_as_late_as_the_page_itself():
    executor = SETTINGS.VoilaExecutor

    assert executor.iopub_timeout == executor.timeout == executor.startup_timeout


def test_a_reader_sees_no_code_and_no_traceback():
    assert SETTINGS.VoilaConfiguration.strip_sources
    assert not SETTINGS.VoilaConfiguration.show_tracebacks


def test_a_line_s_channels_are_ours():
    assert SETTINGS.Voila.kernel_websocket_connection_class is Channels
