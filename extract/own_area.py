"""By which names does a plan call its own area? 驿城区, 驿城, and the areas above it."""

from functools import cache

from extract.divisions import area_at, short_name

__all__ = ["area_names"]


@cache
def area_names(area: str | None) -> tuple[str, ...]:
    """Return the names by which a plan's own area and the areas above it go, longest first.

    >>> area_names("驻马店市驿城区")
    ('驻马店市', '驻马店', '驿城区', '驿城')
    """
    found = area_at(area) if area else None
    if not found:
        return ()
    names = {name for part in (*found.above, found.name) for name in (part, short_name(part))}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))
