"""onrecord: who did what to whom, where and when, and who says so, through whom."""
