"""spaCy is imported without its command line, and lacks nothing for those who ask for it."""

import subprocess
import sys


def _told(program: str) -> str:
    run = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return run.stdout.strip()


def test_its_command_line_is_not_imported() -> None:
    program = (
        "import sys\nfrom extract.mentions import make_pipeline\nmake_pipeline(None)\n"
        "print(*sorted({'spacy', 'spacy.cli', 'requests'} & set(sys.modules)))"
    )
    assert _told(program) == "spacy"


def test_its_command_line_is_there_for_who_asks() -> None:
    program = (
        "from extract.spacy_library import import_spacy\nspacy = import_spacy()\n"
        "print(spacy.info(silent=True)['spacy_version'] == spacy.__version__)\n"
        "import spacy.cli\nprint(callable(spacy.cli.download))"
    )
    assert _told(program).split() == ["True", "True"]
