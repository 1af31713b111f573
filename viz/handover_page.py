"""How is the report of a check read and printed? One HTML file: no script, nothing from outside, all escaped."""

import re
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from kg.messages import say
from kg.report.handover import Handover

__all__ = ["handover_page"]

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Signs that steer a machine or turn the direction of writing."""


def handover_page(told: Handover) -> str:
    """Return the page; the same report gives the same page."""
    return _template().render(
        told=told,
        lang=told.lang,
        say=lambda key, **values: say(f"handover.{key}", told.lang, **values),
        css=Markup((files("viz") / "static" / "handover.css").read_text(encoding="utf-8")),  # noqa: S704 - our file
    )


def _shown(value: object) -> object:
    return _STEERING.sub("\ufffd", value) if type(value) is str else value


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("viz"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    return environment.get_template("handover.html.j2")
