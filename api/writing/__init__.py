"""What writes through the server: decisions of people. Off unless the server is started with a write token."""
