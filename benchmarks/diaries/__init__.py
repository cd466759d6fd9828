"""Daily tables of made-up people, by a process that shares nothing with `hipsight.simulation`.

A method that is tuned to one simulator learns the simulator. Here pain is made another way (hidden bursts, a
tissue that fails past its capacity, good and bad regimes; flares that peak late, last for days or are gone
tomorrow), people rest for days, write when it hurts or only on run days, and train by the week.
"""
