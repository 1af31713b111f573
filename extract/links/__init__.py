"""What leads to what? Links between entities with their basis: structure, containment of names, similarity."""
