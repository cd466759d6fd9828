"""Confirming a suspicion: randomised blocks of doing and avoiding, and the exact answer at the end."""
