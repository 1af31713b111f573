"""Tools for agents: the graph behind the Model Context Protocol, read only; `api.agents.server` needs `plankg[mcp]`."""
