"""Docks, dialogs, models; no logic that a test would want without a window."""
