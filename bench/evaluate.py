"""How well is a plan read? The example against its golden facts; the seed against the shared gold, where it is."""

import csv
import json
import os
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from measure import ROOT, plankg

GOLDEN = ROOT / "tests" / "golden" / "example"
SHARED = Path(os.environ.get("PLANKG_SHARED", ROOT.parent / "shared"))
SEED_CHAPTERS = "第三章,第五章,第九章"
KINDS = {"projects": "project", "organisations": "organisation", "places": "place", "waters": "water", "goals": "goal"}


def folded(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split()).removesuffix("建设").removesuffix("项目")


def golden(name: str) -> Iterator[dict[str, str]]:
    with (GOLDEN / f"{name}.tsv").open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader((line for line in handle if not line.startswith("#")), delimiter="\t")


def exported(plan: Path, folder: Path) -> Path:
    graph, records = folder / "graph", folder / "records.jsonl"
    subprocess.run(plankg("build", str(plan), "--out", str(graph)), check=True, capture_output=True)
    command = plankg("export", str(graph), "--format", "jsonl", "--out", str(records))
    subprocess.run(command, check=True, capture_output=True)
    return records


def names_of(rows: Iterable[dict[str, object]], kind: str) -> list[set[str]]:
    found = (row for row in rows if row["kind"] == kind and row.get("tier", "confirmed") == "confirmed")
    return [{folded(str(name)) for name in (row["name"], *row.get("aliases", ()))} for row in found]  # type: ignore[misc]


def score_example(folder: Path) -> None:
    records = exported(ROOT / "examples" / "yicheng-digest.txt", folder)
    rows = [json.loads(line) for line in records.read_text(encoding="utf-8").splitlines()]
    print("the example against its golden facts (strict names)")
    print(f"{'kind':<16}{'gold':>6}{'found':>7}{'P':>7}{'R':>7}")
    for file, kind in KINDS.items():
        wanted = [{folded(name) for name in named(row)} for row in golden(file)]
        found = names_of(rows, kind)
        hit = sum(any(names & other for other in found) for names in wanted)
        right = sum(any(names & other for other in wanted) for names in found)
        precision, recall = right / max(len(found), 1), hit / max(len(wanted), 1)
        print(f"{kind:<16}{len(wanted):>6}{len(found):>7}{precision:>7.2f}{recall:>7.2f}")
    print("(goals: the golden facts hold the main goals and the vision only, so read the recall)")


def named(row: dict[str, str]) -> list[str]:
    return [name for name in (row["name"], *row.get("surfaces", "").split("|")) if name]


def score_seed(folder: Path) -> None:
    plan, scorer = SHARED / "plans" / "yicheng-14fyp.txt", SHARED / "tools" / "score.py"
    if not (plan.exists() and scorer.exists()):
        print("\nthe shared folder is not beside the checkout: the seed is not scored")
        return
    print(f"\nthe seed against the shared gold ({SEED_CHAPTERS})", flush=True)
    gold = SHARED / "gold" / "yicheng-ch03-05-09.jsonl"
    given = ["--gold", gold, "--pred", exported(plan, folder), "--text", plan]
    subprocess.run([sys.executable, scorer, *given, "--chapters", SEED_CHAPTERS, "--relations"], check=True)


def main() -> None:
    for score in (score_example, score_seed):
        with tempfile.TemporaryDirectory() as folder:
            score(Path(folder))


if __name__ == "__main__":
    main()
