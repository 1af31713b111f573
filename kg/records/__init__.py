"""Records: a plan's graph as flat mappings, one a thing, target, section and relation."""

from kg.records.decisions import decision_id, decision_record, finding_record, standing_record
from kg.records.passages import Json, Record
from kg.records.plan import KIND_OF_CLASS, place_in_export, records

__all__ = [
    "KIND_OF_CLASS",
    "Json",
    "Record",
    "decision_id",
    "decision_record",
    "finding_record",
    "place_in_export",
    "records",
    "standing_record",
]
