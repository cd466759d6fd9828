"""The report for a physio or doctor: what it says, section by section, and how it looks on paper and on a page."""
