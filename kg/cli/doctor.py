"""`plankg doctor`: is the installation sound?"""

import json
from dataclasses import asdict

from kg.cli.command import command, option
from kg.cli.layout import table
from kg.cli.output import emit
from kg.cli.session import Session

__all__ = ["COMMAND"]

FOUND = 1


@command("doctor")
@option("--json", "as_json", is_flag=True, about="cli.opt_json")
def doctor(session: Session, *, as_json: bool) -> int:
    """Print what was looked at and how it stands; return 1 when something is wrong."""
    from kg.cli.health import WRONG, examined

    found = examined(session)
    if as_json:
        emit(json.dumps([asdict(item) for item in found], ensure_ascii=False, indent=2) + "\n")
    else:
        heads = [session.say(f"cli.doctor_{part}") for part in ("state", "what", "detail")]
        rows = [[session.say(f"cli.doctor_{item.state}"), item.what, item.detail] for item in found]
        emit(table(heads, rows))
    return FOUND if any(item.state == WRONG for item in found) else 0


COMMAND = doctor
