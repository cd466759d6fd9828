"""Is it getting better: pain-free distance, severity by week."""
