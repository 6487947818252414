"""The reading wing's second half: spans get identities, types, places and days."""
