"""The nouns of onrecord: frozen types, one file each. `docs/glossary.md` says what each word means."""
