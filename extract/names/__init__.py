"""What is named in a text? Finders of names, pure functions from text to mentions, one kind a file."""
