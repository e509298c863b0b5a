"""Fetch what the report can do without but is better with, from npm, before building or testing.

``python tools/assets.py`` writes the small Plotly bundle into the package (``plotly-cartesian``, a
third of the full one and exactly of the version the installed plotly carries, with its licence) and
axe-core into ``build/``, where the accessibility tests look for it. Neither is in git.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from pathlib import Path

from timeline.report import bundle

ROOT = Path(__file__).resolve().parents[1]
AXE = "axe-core@4.14.1"
SMALL_PACKAGE = "plotly.js-cartesian-dist-min"


def fetch(package: str, wanted: dict[str, Path]) -> None:
    """Copy files of an npm package to where they are wanted.

    Raises:
        subprocess.CalledProcessError: if npm is missing the package or the network.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", package]
        done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603 - fixed words
        archive = Path(folder) / done.stdout.strip().splitlines()[-1]
        with tarfile.open(archive) as files:
            for name, target in wanted.items():
                member = files.extractfile(f"package/{name}")
                if member is None:
                    message = f"{package} holds no {name}"
                    raise FileNotFoundError(message)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(member.read())
                print(f"{target.relative_to(ROOT)}: {target.stat().st_size:,} bytes")


def main() -> None:
    """Fetch both."""
    data = ROOT / "timeline" / "report" / "data"
    version = bundle.version(bundle.full_script())
    fetch(
        f"{SMALL_PACKAGE}@{version}",
        {"plotly-cartesian.min.js": data / bundle.SMALL, "LICENSE": data / "plotly.LICENSE"},
    )
    fetch(AXE, {"axe.min.js": ROOT / "build" / "axe.min.js"})


if __name__ == "__main__":
    main()
