"""The server: create_app(graph) gives an application over one graph directory, read only."""

from api.app import create_app

__all__ = ["create_app"]
