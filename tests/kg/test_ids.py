"""An identifier is the start of the hash of the JSON array of its parts, whatever they are."""

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from kg.ids import short_hash

parts = st.lists(st.none() | st.integers() | st.booleans() | st.text(st.characters(exclude_categories=["Cs"])))


@given(parts)
def test_the_hash_is_that_of_the_compact_json_array(found: list[str | int | None]) -> None:
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    assert short_hash(*found) == hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]
