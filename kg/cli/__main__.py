"""Runs the command line as `python -m kg.cli`, for a checkout that is on the path but not installed."""

from kg.cli.app import main

raise SystemExit(main())
