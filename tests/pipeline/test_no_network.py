"""A build opens no connection: every socket is refused, in the build and in its workers."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

GUARD = """
import sys

def refuse(event, arguments):
    if event.startswith("socket."):
        raise RuntimeError(f"{event} during a build")

sys.addaudithook(refuse)
"""


def test_a_build_and_its_workers_open_no_socket(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(GUARD)
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.txt").write_text("The mayor of Koper resigned on Monday, two days after a fire.")
    (articles / "b.html").write_text(
        "<html><head><title>Fire</title></head><body><article><p>A fire broke out in Piran on"
        " 3 May 2031. <img src='http://example.org/x.png'></p></article></body></html>"
    )
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    command = [sys.executable, "-m", "timeline", "build", str(articles), "-o", f"{tmp_path}/out"]
    result = subprocess.run(
        [*command, "--published", "2031-05-06", "--workers", "1"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "socket" not in result.stderr
    assert "in 2 articles" in result.stderr
    proof = [sys.executable, "-c", "import socket; socket.socket()"]
    guarded = subprocess.run(proof, env=environment, capture_output=True, text=True, check=False)
    assert "during a build" in guarded.stderr
