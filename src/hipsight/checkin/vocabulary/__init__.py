"""What words mean: tables from text to meaning, one module for each area."""
