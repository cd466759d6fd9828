"""The app: pages and an interface for scripts over the same workflows as the command line."""
