"""How is spaCy imported? Without its command line, whose two hundred modules of web clients nothing here needs.

`import spacy` imports its command line for one function, `spacy.info`. That takes a third of the time of the import and
a twentieth of that of a build.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any, Final

__all__ = ["import_spacy"]

_COMMAND_LINE: Final = "spacy.cli"
_INFO: Final = "spacy.cli.info"


def import_spacy() -> ModuleType:
    """Return spaCy; its command line is imported when somebody asks for it."""
    if "spacy" not in sys.modules:
        standing_in = {name: ModuleType(name) for name in (_COMMAND_LINE, _INFO)}
        standing_in[_COMMAND_LINE].__path__ = []
        standing_in[_INFO].__dict__["info"] = _info
        sys.modules.update(standing_in)
        try:
            import_module("spacy")
        finally:
            for name in standing_in:
                del sys.modules[name]
    return sys.modules["spacy"]


def _info(*arguments: Any, **options: Any) -> Any:  # noqa: ANN401 - spaCy's own
    """Return what `spacy.info` returns."""
    return import_module(_INFO).info(*arguments, **options)
