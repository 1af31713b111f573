"""`python -m ontology` writes the table of terms in ontology/README.md anew."""

from pathlib import Path

from ontology.table import with_table


def main() -> None:
    """Rewrite the table; nothing else of the page changes."""
    page = Path(__file__).with_name("README.md")
    page.write_text(with_table(page.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
