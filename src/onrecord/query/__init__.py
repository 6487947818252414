"""One question type for terminal, web, exports and programs."""
