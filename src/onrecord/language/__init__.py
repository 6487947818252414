"""Languages: the parser behind its Protocol, name finders, and the languages' rules and word lists."""
