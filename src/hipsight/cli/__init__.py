"""Arguments in, words out. `python -m hipsight.cli` is the command `hipsight`."""

import gc

# A command lives for a second and leaves hardly any cycles behind; looking for them while a thousand modules load
# took a sixth of the time that people wait.
gc.set_threshold(100_000, 20, 20)
