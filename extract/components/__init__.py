"""How does spaCy run the finders? Factories of pipeline components, one a file, found through entry points."""
