"""Load spikes, whispers, red flags and today's light, each with its reason."""
