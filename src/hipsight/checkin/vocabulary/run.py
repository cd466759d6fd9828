"""Words for runs: kinds, parts, surfaces, weather, and reasons to stop."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind
from hipsight.model.records import RunKind, Surface

RUN = (
    "ran, run, runs, running, jog, jogs, jogged, jogging, miler, shuffle, shuffled, trot, "
    "trotted, plod, plodded, outing, loop, out and back, runch, run commute, ran home, ran to "
    "work, run home, run to work, run in to work, commute run, group run, club run, runner, lap "
    "of, laps, laps of, strava, garmin, headed out, got out for, got in, knocked out, banged out, "
    "cranked out, logged, clocked, double, streaker, plogging"
)

KINDS: dict[RunKind, str] = {
    RunKind.EASY: (
        "easy, ez, recovery, recovery run, easy run, recovery jog, easy jog, slow, gentle, relaxed, "
        "zone 2, z2, zone two, aerobic, base run, easy effort, easy pace, conversational, steady "
        "easy, chilled, very easy, super easy, nice and easy, shakeout, shake out, steady, ga, "
        "general aerobic, base miles, mellow, maf, mp+90, slow and steady, leisurely, easy miles, "
        "easy mile"
    ),
    RunKind.LONG: (
        "long, long run, lsd, lr, long slow distance, longrun, sunday long run, long one, longish, "
        "mlr, medium long, medium long run, my long run, weekend long run"
    ),
    RunKind.TEMPO: (
        "tempo, tempo run, threshold, threshold run, lt, lt run, mp, marathon pace, half marathon "
        "pace, hmp, hm pace, 10k pace, cruise intervals, progression, progression run, progressive, "
        "fast finish, steady state, marathon effort, goal pace, race pace, up tempo, up-tempo, "
        "uptempo, sub-t, subthreshold, sub threshold, hm effort, half marathon effort, mp miles, lt "
        "miles, tempo miles, sweet spot, m pace, t pace, tempo pace, threshold pace, marathon goal "
        "pace, hard effort"
    ),
    RunKind.INTERVALS: (
        "intervals, interval, speedwork, speed work, speed session, speed, track session, track "
        "workout, fartlek, fartleks, repeats, mile repeats, yasso, yasso 800s, yassos, vo2, vo2max, "
        "vo2 max, ladder, pyramid, reps, 200s, 300s, 400s, 600s, 800s, 1000s, 1200s, 1600s, quarters, "
        "session on track, on offs, on/offs, billats, mile reps, k reps, km reps, 5k pace, 3k pace, "
        "mile pace, i pace, r pace, workout, kenyan, mona fartlek, wasdale, michigan, sprints, speed "
        "day, speed training, interval session, intervals session, tabata"
    ),
    RunKind.HILLS: (
        "hill repeats, hill reps, hill sprints, hills, hill, hilly, hill session, hill workout, hill "
        "intervals, hill work, hilly run, hilly route, hilly loop, rolling hills, vert, undulating, "
        "hill training, hill sprint, rolling, mountainous, big climb, lots of climbing, hill loop, "
        "hill charges, hillwork, hilly course"
    ),
    RunKind.RACE: (
        "race, raced, racing, time trial, tt, relay leg, turkey trot, fun run, xc race, cross country "
        "race, pb, pr, chip time, gun time, finish line, place overall, race day, raced hard, podium"
    ),
    RunKind.WALK_RUN: (
        "walk run, walk/run, run/walk, run walk, run-walk, walk-run, c25k, couch to 5k, jog walk, "
        "jog/walk, walk jog, walk/jog, galloway, jeffing, jeffed, run walk run, run/walks, walk run "
        "intervals, run walk intervals, run/walk intervals, return to run"
    ),
}

#: Distances known by name, in metres; the first said with a time is a race.
RACE_DISTANCES: dict[float, str] = {
    5000.0: "parkrun, park run",
    21097.5: "half marathon, half, hm, half-marathon",
    42195.0: "marathon, full marathon",
}

SURFACES: dict[Surface, str] = {
    Surface.ROAD: (
        "road, roads, pavement, pavements, tarmac, asphalt, concrete, sidewalk, sidewalks, street, "
        "streets, bike path, paved, blacktop, on road, promenade, cycle path, boardwalk, paved path, "
        "city streets, paved trail, bitumen, footpath"
    ),
    Surface.TRAIL: (
        "trail, trails, trail run, singletrack, single track, fire road, fire roads, towpath, tow "
        "path, gravel, dirt, dirt road, dirt roads, woods, forest, fells, fell, mountain, mountains, "
        "off road, off-road, offroad, bridleway, bridle path, moor, canal path, wooded, muddy trails, "
        "technical, rail trail, woodland, forest tracks, forest track, coast path, canal, trail loop, "
        "fell run, trail race, on trails, coastal path, crushed gravel, river path, moors, nature "
        "trail"
    ),
    Surface.TRACK: "track, oval, on track, at track, tartan, 400m track, indoor track",
    Surface.TREADMILL: (
        "tm, treadmill, treddie, mill, dreadmill, treadie, tready, on mill, tredmill, on treadmill, "
        "treadmil, belt, hamster wheel, tm run, treadmill run"
    ),
    Surface.GRASS: (
        "grass, field, fields, turf, playing field, playing fields, pitch, golf course, meadow, xc, "
        "cross country, grassy"
    ),
    Surface.MIXED: (
        "mixed surface, mixed surfaces, mixed terrain, mix of road and trail, half road half trail, "
        "road and trail, mixed, trail and road, road/trail"
    ),
}

CAMBER = (
    "camber, cambered, cambered road, cambered roads, banked, sloped road, slanted road, crown of "
    "road, crowned road, slanted, road camber, slope of road, sloping road, canted, tilted road, "
    "slanted roads, sloped roads, crowned roads, crown in road, sloped shoulder, steep camber, "
    "bad camber, camber of road, heavy camber"
)

WEATHER = (
    "rain, raining, rainy, wet, wind, windy, hot, heat, humid, humidity, snow, snowy, ice, icy, "
    "sunny, sun, cold out, freezing, frost, frosty, fog, foggy, drizzle, cool, warm, chilly, "
    "storm, stormy, muggy, overcast, cloudy, breezy, headwind, mud, muddy, slippery, dark, "
    "sweaty, gusty, blustery, downpour, pouring, soaked, degrees, sleet, hail, thunder, sticky, "
    "dewpoint, dew point, feels like, crisp, baking, scorching, drizzly, steamy, slush, slushy, "
    "cold and wet, cold weather, brisk, polar vortex, tailwind, cold morning, freezing cold, cold "
    "rain, bitter cold, misty, clear, tropical, soggy, wintry, really cold outside, frigid, cold "
    "outside, cold wind, cold and windy, cold and rainy"
)

STOP = (
    "stopped, cut short, cut it short, cutting it short, cut run short, bailed, bailed out, "
    "called it, called it quits, called it day, turned back, turned around, walked home, dnf, "
    "dnfed, dnf'd, pulled out, abandoned, had to stop, packed it in, pulled plug, pulled pin, "
    "quit, gave up, had to quit, walked it in, stopped early, ended early, finished early, "
    "aborted, abort, pulled up, dropped out, bagged it, had to walk, walked rest, walked back, "
    "walked last, limped home, hobbled home, limped back, uber home, got uber home, called wife "
    "for ride, shut it down, shut down, cut run, threw in towel, cut workout short, had to cut, "
    "cut it to, cut it at, bailed at, cut my run short, cut to, knocked it on head, cut long run "
    "short, stop and walk, forced to stop, forced me to stop, made me stop, pulled over, called a "
    "cab, got a lift home, got lift home, jacked it in, cutting short, cut off, cut, had to bail, "
    "decided to stop, bailed on last, had to pull up, reduced to walk, walk home"
)

PARTS: dict[str, str] = {
    "warm_up": (
        "wu, w/u, warm up, warmup, warm-up, warming up, warm ups, to warm up, w/up, wup, warmed up, "
        "up, warm up jog, warmup jog, wu jog"
    ),
    "cool_down": (
        "cd, c/d, cool down, cooldown, cool-down, warm down, warmdown, wd, to cool down, down, cooled "
        "down, cool down jog, cooldown jog"
    ),
    "within": (
        "of which, incl, including, included, inc, with last, with middle, with first, w/, with, "
        "containing, featuring, midway with, last, final, middle, first, opening, latter, in middle, "
        "every, splits, split, mid"
    ),
}

TOTAL = (
    "total, in total, all in, all told, altogether, tot, for total, totalling, totaling, total "
    "of, overall, for day, on day, in all"
)

RECOVERY = (
    "jog recovery, jog rest, jog recoveries, rest between, rest, recoveries, rec, floats, walk "
    "recovery, walk recoveries, jog back, jogs, standing rest, rest interval, jog, easy between, "
    "easy jog between, walk between, recovery jogs, in between, between, jogging recovery, rests"
)

#: Words that begin a second outing of the day.
OUTINGS: dict[str, str] = {
    "am": (
        "am, a.m, morning run, this morning's run, morning, before work, before breakfast, early run, "
        "am run, this morning i ran, in am"
    ),
    "lunch": ("at lunch, lunchtime, lunch run, lunch, lunchtime run, lunch time, at lunchtime"),
    "pm": (
        "pm, p.m, evening run, evening, after work, afternoon run, night run, pm run, in pm, this "
        "evening i ran, late run, evening jog"
    ),
    "second": (
        "second run, 2nd run, run 2, second outing, run two, another run, then another, double day, "
        "and again, and another"
    ),
}

EFFORT = "rpe, effort, perceived effort, perceived exertion, exertion"

TABLES = (
    (Kind.SURFACE, SURFACES),
    (Kind.RUN, {"run": RUN}),
    (Kind.RUN_KIND, KINDS),
    (
        Kind.STRIDES,
        {"strides": ("strides, striders, strider, stride outs, pick ups, pickups, stride, drills")},
    ),
    (Kind.RACE_DISTANCE, RACE_DISTANCES),
    (Kind.CAMBER, {"camber": CAMBER}),
    (Kind.WEATHER, {"weather": WEATHER}),
    (Kind.STOP, {"stop": STOP}),
    (Kind.PART, PARTS),
    (Kind.TOTAL, {"total": TOTAL}),
    (Kind.RECOVERY, {"recovery": RECOVERY}),
    (Kind.OUTING, OUTINGS),
    (Kind.EFFORT, {"effort": EFFORT}),
    (
        Kind.RUN,
        {
            "run": (
                "recovery run, group run, solo run, test run, shakeout run, wee run, short run, little run, "
                "quick run, progression, club session"
            )
        },
    ),
)
