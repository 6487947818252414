"""What speaks for and against two claims telling of one event: functions, each with a reason that can be read."""
