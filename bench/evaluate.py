"""How well is a plan read? The example against its annotation; the seed against the shared gold, where that is.

Writes docs/evaluation.md. Options are handed on to `plankg evaluate`: --misses place lists what was missed.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import ROOT, plankg

PAGE = ROOT / "docs" / "evaluation.md"
SHARED = Path(os.environ.get("PLANKG_SHARED", ROOT.parent / "shared"))
SEED = SHARED / "plans" / "yicheng-14fyp.txt"
SCORER = SHARED / "tools" / "score.py"
CHAPTERS = "第三章,第五章,第九章"
HEAD = """# How well plans are read

Made by `make evaluate`; every figure below comes from it. P is the share of what was found that is right, R the share
of the core things of the annotation that were found, F1 their harmonic mean. Strict: a name is equal but for signs.
Relaxed: one name holds most of the other. Candidates, which are listed for a person, are not scored.

[Samples of two other plans](evaluation-sampled.md), read by the makers, say what to expect where nothing is annotated.

## The example

Chapters 5, 8 and 9 of [the example](../examples/yicheng-digest.txt), annotated by hand, by reading, before any output
was looked at: [the annotation](../examples/yicheng-digest.gold.jsonl). `plankg evaluate --misses place` lists what was
missed of a kind, and what was found that the annotation lacks.
"""
SEED_HEAD = """
## The seed plan

Its chapters 3, 5 and 9 against the gold that stands beside the plan, by the scorer that stands beside it.
"""


def printed(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


def seed_table(folder: Path) -> str:
    """Return what the shared scorer prints for the seed's chapters."""
    graph, records = folder / "graph", folder / "records.jsonl"
    printed(*plankg("build", str(SEED), "--out", str(graph)))
    printed(*plankg("export", str(graph), "--format", "jsonl", "--out", str(records)))
    gold = SHARED / "gold" / "yicheng-ch03-05-09.jsonl"
    given = ("--gold", str(gold), "--pred", str(records), "--text", str(SEED), "--chapters", CHAPTERS, "--relations")
    return printed(sys.executable, str(SCORER), *given)


def main() -> None:
    command = plankg("evaluate", "--lang", "en")
    if sys.argv[1:]:
        print(printed(*command, *sys.argv[1:]))
        return
    page = f"{HEAD}\n{printed(*command)}"
    if SEED.exists() and SCORER.exists():
        with tempfile.TemporaryDirectory() as folder:
            table = seed_table(Path(folder))
        page += f"{SEED_HEAD}\n```\n{table}```\n"
    else:
        print("the shared folder is not beside the checkout: the seed is not scored", file=sys.stderr)
        page += "".join(PAGE.read_text(encoding="utf-8").partition(SEED_HEAD)[1:]) if PAGE.exists() else ""
    PAGE.write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
