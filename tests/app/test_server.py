"""Starting the app: the address, taken ports, Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.app import server
from timeline.errors import TimelineError

Serve = Callable[[Path], str]


def test_a_taken_port_is_one_line(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(TimelineError, match=f"port {port} of 127.0.0.1 cannot be used") as told:
            server.run(tmp_path / "case.db", port=port, browser=False)
    assert "\n" not in str(told.value)
    assert "--port" in str(told.value)


def test_the_next_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr(server, "FIRST_PORT", taken.getsockname()[1])
        assert server._free_port("127.0.0.1", None) > taken.getsockname()[1]


@pytest.mark.parametrize("host", ["203.0.113.9", "no such host"])
def test_an_address_that_is_not_ours_is_one_line(host: str, tmp_path: Path) -> None:
    with pytest.raises(TimelineError, match="cannot be used"):
        server.run(tmp_path / "case.db", host=host, port=8599, browser=False, open_to_all=True)


def test_nothing_is_told_to_anybody() -> None:
    settings = server.configuration("127.0.0.1", 8501)
    assert settings["browser.gatherUsageStats"] is False
    assert settings["server.address"] == "127.0.0.1"
    assert settings["client.showErrorDetails"] == "none"


def test_every_answer_is_guarded_and_other_names_refused(serve: Serve, case_file: Path) -> None:
    address = serve(case_file)
    for path in ("/", "/_stcore/health", "/sources", "/static/none.js"):
        try:
            answered = urllib.request.urlopen(address + path, timeout=20)
        except urllib.error.HTTPError as error:
            answered = error
        with answered:
            assert "default-src 'self'" in answered.headers["content-security-policy"]
            assert answered.headers["x-content-type-options"] == "nosniff"
            assert answered.headers["referrer-policy"] == "no-referrer"
    request = urllib.request.Request(address, headers={"Host": "evil.example"})
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(request, timeout=20)
    refused.value.close()
    assert refused.value.code == 400


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX knows them")
def test_it_says_where_and_ends_with_ctrl_c(case_file: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from timeline.app.server import run; "
        "run(Path(sys.argv[1]), browser=True)"
    )
    without_display = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY")
    }
    process = subprocess.Popen(
        [sys.executable, "-u", "-c", code, str(case_file)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=without_display,
    )  # fmt: skip
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert f"The timeline of {case_file} is at http://127.0.0.1:8" in first
    assert "Traceback" not in err
    assert "Stopped." in out
    assert process.returncode == 0
