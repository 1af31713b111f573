"""The example plan has the topic leads that a person reads in it, in their order, and no other."""

import csv
from pathlib import Path

from extract.readers import read_source
from extract.structure import read_document

ROOT = Path(__file__).parents[3]


def test_the_example_has_the_leads_that_a_person_reads() -> None:
    document = read_document(read_source(ROOT / "examples" / "yicheng-digest.txt"))
    with (ROOT / "tests" / "golden" / "example" / "leads.tsv").open(encoding="utf-8", newline="") as file:
        kept = [line for line in file if not line.startswith("#")]
    wanted = [row["lead"] for row in csv.DictReader(kept, delimiter="\t", quoting=csv.QUOTE_NONE)]
    found = [block.lead.of(document.text) for block in document.blocks if block.lead]
    assert found == wanted
