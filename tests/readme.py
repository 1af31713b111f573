"""Which commands do the READMEs show, and what do they print? `python -m tests.readme` writes the outputs anew."""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support import ROOT

__all__ = ["LOCALES", "commands", "fenced", "played", "shown"]

LOCALES = {"README.md": "C.UTF-8", "README.zh-CN.md": "zh_CN.UTF-8"}
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def fenced(name: str, kind: str) -> list[str]:
    """Return the bodies of a document's fenced blocks of a kind."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return [body for language, body in _FENCE.findall(text) if language == kind]


def commands(block: str) -> list[str]:
    """Return the commands of a console block, in order."""
    return [line[2:] for line in block.splitlines() if line.startswith("$ ")]


def shown(text: str) -> list[str]:
    """Return the lines that are shown, with what changes from run to run taken out."""
    return [re.sub(r"\d+\.\d+ (s|秒)\b", "0.0 s", line.rstrip()) for line in text.splitlines() if line.strip()]


def played(name: str, folder: Path) -> list[str]:
    """Return a document's console blocks as they come out when its commands are run in a folder, one after another.

    Raises:
        RuntimeError: if a command fails.
    """
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = os.environ | {"PATH": path, "LC_ALL": LOCALES[name], "COLUMNS": "100"}
    blocks = []
    for block in fenced(name, "console"):
        lines = []
        for command in commands(block):
            run = subprocess.run(
                ["bash", "-c", command], cwd=folder, env=environment, text=True, check=False, capture_output=True
            )
            if run.returncode not in (0, 1):
                message = f"{command}: {run.stderr}"
                raise RuntimeError(message)
            lines += [f"$ {command}", *(line.rstrip() for line in run.stdout.splitlines()), ""]
        blocks.append("\n".join(lines).rstrip("\n") + "\n")
    return blocks


def main() -> None:
    for name in LOCALES:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "examples").symlink_to(ROOT / "examples")
            fresh = iter(played(name, Path(folder)))
        path = ROOT / name
        text = path.read_text(encoding="utf-8")
        path.write_text(
            _FENCE.sub(lambda match: f"```console\n{next(fresh)}```" if match[1] == "console" else match[0], text),  # noqa: B023
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
