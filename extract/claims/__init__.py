"""What does a plan state? Patterns over a document that make entities, targets and links, one kind a file."""
