"""In which language does the command line speak? `--lang` anywhere on the line, else the locale: Chinese or English."""

from collections.abc import Mapping, Sequence

from kg.messages import LANGUAGES

__all__ = ["chosen_language"]

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_FLAG = "--lang"


def chosen_language(arguments: Sequence[str], environment: Mapping[str, str], system_locale: str | None = None) -> str:
    """Return zh or en. The last valid `--lang` wins, then the first of LC_ALL, LC_MESSAGES and LANG that is set.

    Where none is set (Windows), the name of the system's locale decides.

    >>> chosen_language(["build", "规划.docx"], {"LANG": "zh_CN.UTF-8"})
    'zh'
    >>> chosen_language(["build", "--lang", "en"], {"LC_ALL": "zh_CN.UTF-8"})
    'en'
    """
    asked = [value for value in _asked(arguments) if value in LANGUAGES]
    if asked:
        return asked[-1]
    set_ones = (environment[name] for name in _VARIABLES if environment.get(name))
    spoken = next(set_ones, system_locale or "").lower()
    return "zh" if spoken.startswith(("zh", "chinese")) else "en"


def _asked(arguments: Sequence[str]) -> list[str]:
    """Return the values given with `--lang`, as `--lang zh` or `--lang=zh`, up to a lone `--`."""
    values = []
    for at, word in enumerate(arguments):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == _FLAG:
            values.append(value if equals else next(iter(arguments[at + 1 : at + 2]), ""))
    return values
