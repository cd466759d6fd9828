"""A made-up runner: days, runs, files and check-in lines with a planted trigger."""
