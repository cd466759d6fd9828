"""What now: a dated plan that fits the condition, the stage, the days one has and what was logged."""
