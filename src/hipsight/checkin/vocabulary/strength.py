"""Words for strength exercises, training that is not running, and tests done on oneself."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind

EXERCISES: dict[str, str] = {
    "squat": (
        "squats, squat, back squats, back squat, goblet squats, goblet squat, front squats, front "
        "squat, air squats, bw squats, bodyweight squats, wall squats, sumo squats, barbell squats, "
        "squatted"
    ),
    "single-leg squat": (
        "single leg squats, single-leg squats, one leg squats, pistol squats, pistols, sl squats, "
        "one-legged squats, pistol squat, single legged squats"
    ),
    "split squat": (
        "split squats, split squat, bulgarian split squats, bulgarians, bulgarian split squat, bss, "
        "rear foot elevated split squats"
    ),
    "lunge": (
        "lunges, lunge, walking lunges, reverse lunges, side lunges, lateral lunges, forward lunges, "
        "walking lunge, curtsy lunges, lunged"
    ),
    "deadlift": (
        "deadlifts, deadlift, dl, dls, deads, trap bar deadlift, trap bar deadlifts, deadlifted, sumo "
        "deadlifts, sumo deadlift"
    ),
    "romanian deadlift": (
        "rdl, rdls, romanian deadlifts, romanian deadlift, stiff leg deadlifts, stiff legged deadlifts"
    ),
    "single-leg deadlift": (
        "single leg deadlifts, single-leg deadlifts, single leg deadlift, sl deadlifts, sl rdl, sl "
        "rdls, single leg rdl, single leg rdls, sldl, sldls, single-leg rdls, single-leg rdl, one leg "
        "deadlifts"
    ),
    "bridge": (
        "bridges, glute bridges, glute bridge, bridge, hip bridges, hip bridge, bridging, gluteal bridges"
    ),
    "single-leg bridge": (
        "single leg bridges, single-leg bridges, single leg bridge, single leg glute bridges, "
        "single-leg glute bridges, sl bridges, one leg bridges, marching bridges, single leg glute "
        "bridge, single-leg glute bridge, sl glute bridges"
    ),
    "hip thrust": (
        "hip thrusts, hip thrust, thrusts, barbell hip thrusts, thrusters, single leg hip thrusts"
    ),
    "clamshell": "clamshells, clams, clamshell, clam shells, clam shell, clam",
    "band walk": (
        "band walks, monster walks, crab walks, lateral band walks, banded walks, monster walk, crab "
        "walk, lateral walks, side steps, band walk, banded side steps, banded side walks, x-band "
        "walks, x band walks, banded lateral walks, band side steps, banded crab walks, sidesteps "
        "with band, lateral band walk, band work"
    ),
    "side plank": "side planks, side plank, copenhagens off knees",
    "plank": "planks, plank, front plank, forearm plank",
    "copenhagen": ("copenhagens, copenhagen, copenhagen planks, copenhagen plank, copenhagen adductor"),
    "step-up": "step ups, step-ups, stepups, step up, box step ups, box step-ups",
    "step-down": ("step downs, step-downs, step down, stepdowns, eccentric step downs, lateral step downs"),
    "calf raise": (
        "calf raises, heel raises, heel drops, calf raise, single leg calf raises, heel drop, "
        "eccentric calf raises, heel raise, calf drops"
    ),
    "side leg raise": (
        "side leg raises, leg raises, side-lying leg raises, side lying leg raises, hip abductions, "
        "hip abduction, leg lifts, side leg lifts, straight leg raises, side lying leg lifts, "
        "side-lying leg lifts, hip abductor machine, abductor machine, abduction machine, abductions, "
        "side lying abduction, hip adductor machine, abductor/adductor machine, standing hip "
        "abduction"
    ),
    "bird dog": "bird dogs, bird dog, bird-dogs, bird-dog",
    "dead bug": "dead bugs, dead bug, deadbugs, deadbug",
    "fire hydrant": "fire hydrants, fire hydrant, hydrants",
    "donkey kick": "donkey kicks, donkey kick, kickbacks, glute kickbacks",
    "hip hike": "hip hikes, hip hike, hip hitches, pelvic drops, hip drops, hip hitch",
    "nordic curl": ("nordics, nordic curls, nordic hamstring curls, nordic curl, nordic hamstrings, nordic"),
    "hamstring curl": (
        "hamstring curls, ham curls, leg curls, leg curl, hamstring curl, swiss ball curls, hamstring "
        "sliders, hamstring slides, slider curls, hamstring walkouts"
    ),
    "leg press": "leg press, leg presses, single leg press",
    "leg extension": "leg extensions, leg extension, quad extensions",
    "adductor squeeze exercise": "adductor squeezes, ball squeezes, isometric squeezes",
    "isometric": "isometrics, isos, isometric holds, isometric, iso holds",
    "plyometrics": (
        "plyos, plyo, plyometrics, box jumps, jump squats, hops, bounding, pogo hops, pogos, jump "
        "rope, skipping rope, skips, a skips, depth jumps, jumping, single leg hops, squat jumps, "
        "broad jumps, box jump, jumping jacks, burpees, jump lunges, double unders, single-leg hops"
    ),
    "kettlebell swing": ("kettlebell swings, kb swings, kettlebells, kettlebell, kettle bell swings, swings"),
    "press-up": "push ups, pushups, push-ups, press ups, press-ups, pressups",
    "pull-up": "pull ups, pullups, pull-ups, chin ups, chinups",
    "sit-up": "sit ups, situps, sit-ups, crunches, ab work, abs work, russian twists",
    "wall sit": "wall sits, wall sit, wall-sit, wall-sits",
    "good morning": "good mornings",
    "core": "core, core work, core workout, core session, core routine, abs session",
    "hip exercises": (
        "hip exercises, hip strength, hip work, glute work, glute exercises, glute strength, hip "
        "routine, glute activation, hip strengthening, glute routine, glute session, hip circuit, hip "
        "stability, hip and core, hip/glute work, glute circuit, myrtl, myrtl routine, glute med "
        "work, glute workout, band exercises, hip drills, hip stuff"
    ),
    "rehab": (
        "rehab, pt exercises, physio exercises, rehab exercises, prehab, pt homework, rehab work, "
        "physio homework, my exercises, physio routine, pt routine, rehab routine, exercises, pt "
        "work, physio work, strength exercises, rehab session, pt stuff, physio stuff, physio rehab"
    ),
    "strength": (
        "strength, strength training, strength work, strength session, gym, weights, lifting, lifted, "
        "gym session, s&c, weight training, leg day, legs day, lower body, weight session, resistance "
        "training, st, weight lifting, weightlifting, circuits, circuit, strength circuit, bodypump, "
        "body pump, crossfit, hit gym, leg workout, hiit, strength class, bootcamp, boot camp, upper "
        "body, gym work, strength workout, strengthening, f45, barrys, orangetheory, lower body "
        "strength, full body"
    ),
}

CROSS: dict[str, str] = {
    "ride": (
        "ride, easy ride, long ride, "
        "bike, biked, bike ride, cycle ride, cycling, cycled, spin, spin class, spin bike, stationary "
        "bike, peloton, turbo, turbo trainer, zwift, biking, indoor bike, exercise bike, mtb, "
        "mountain biking, bike commute, bicycle, spinning, spun, on bike, cycled to work, rode, "
        "trainer ride, ride on trainer, indoor cycling, recumbent bike, assault bike, cycle to work, "
        "ebike, e-bike, wattbike, gravel ride, bike trainer, rode bike"
    ),
    "swim": ("swim, swam, swimming, pool swim, laps in pool, open water swim, lap swim"),
    "elliptical": ("elliptical, cross trainer, crosstrainer, arc trainer, eliptical, elliptigo, x-trainer"),
    "row": "rowing, rowed, row, erg, rower, rowing machine, concept2, erged",
    "walk": (
        "walk, walked, dog walk, walks, long walk, walked dog, brisk walk, power walk, treadmill "
        "walk, ruck, rucked, walked to work, lunch walk, easy walk, nordic walking, evening walk, "
        "morning walk, speed walk"
    ),
    "hike": "hike, hiked, hiking, day hike, hikes",
    "aqua jog": (
        "aqua jog, aqua jogging, aqua jogged, pool run, pool running, water running, deep water "
        "running, pool jog, pool jogging, deep water run, aqua running, aqua run, aquajog, "
        "aquajogging, aquajogged"
    ),
    "stair climber": (
        "stairmaster, stair master, stair climber, step machine, stepper, stair machine, "
        "stairclimber, stair stepper"
    ),
    "ski": (
        "ski, skied, skiing, xc ski, xc skiing, nordic ski, cross country skiing, snowboarding, ski "
        "erg, skierg, cross country ski"
    ),
    "yoga": "yoga, hot yoga, yoga class, yin yoga, yoga session, vinyasa",
    "pilates": "pilates, reformer, pilates class, reformer pilates",
    "football": "football, soccer, 5 a side, five a side, footy",
    "tennis": "tennis, squash, padel, badminton, pickleball",
    "climbing": "bouldering, rock climbing, climbing wall, climbing gym",
    "skating": "skating, ice skating, rollerblading, inline skating",
    "basketball": "basketball, netball, volleyball, rugby, hockey",
    "dance": "dance class, zumba, dancing, barre, barre class",
    "golf": "golf, round of golf",
    "gardening": (
        "gardening, yard work, yardwork, shovelling snow, shoveling snow, digging garden, shoveled "
        "snow, raking leaves"
    ),
    "kayak": "kayaking, kayak, paddle boarding, paddleboarding, sup",
    "cross-training": (
        "cross training, cross-training, cross train, xt, x-train, xtrain, crosstraining, cross "
        "trained, x training, x-training, cardio machine"
    ),
}

#: `only` tests are tests wherever they stand; the others only with a result.
TESTS: dict[str, str] = {
    "hop": (
        "hop test, hop tests, single leg hop test, hopped, hopping, hop, hopping test, hopped on it, "
        "single leg hop, one leg hop, single-leg hop, to hop, hop on one leg, single-leg hop test, "
        "hops on"
    ),
    "single_leg_stand": (
        "single leg stand, single-leg stand, one leg stand, one-leg stand, stood on one leg, standing "
        "on one leg test, stork, stork test, stork stand, flamingo, single leg balance, one leg "
        "balance, balance test, single-leg balance, one-leg balance, balance on one leg, balanced on, "
        "sl balance, sl stand, single leg stance test, 30s stand, stood, balanced, one legged stand, "
        "trendelenburg, trendelenburg test, standing balance, balance"
    ),
    "single_leg_squat": (
        "single leg squat, single-leg squat, single leg squat test, single-leg squat test, one leg "
        "squat, sl squat, one-leg squat, pistol test, one legged squat"
    ),
    "bridge": (
        "bridge test, bridge hold, single leg bridge test, single-leg bridge test, bridge hold test, "
        "glute bridge test, single leg bridge hold, single-leg bridge hold"
    ),
    "adductor_squeeze": (
        "squeeze test, adductor squeeze, adductor squeeze test, fist squeeze, adductor test, ball "
        "squeeze test, fist between knees, squeeze"
    ),
    "fadir": "fadir, fadir test, fadirs, faddir, impingement test",
    "faber": "faber, faber test, figure 4 test, figure four test, fabers",
    "thomas": "thomas test",
    "straight_leg_raise": "slr, straight leg raise test, slump test, straight leg raise",
    "resisted_abduction": (
        "resisted abduction, derotation test, external derotation test, resisted external derotation"
    ),
    "log_roll": "log roll, log roll test",
    "step_down": "step down test, step-down test",
    "ober": "ober, ober test, obers, ober's test",
    "plank": "plank test, side plank test",
    "calf_raise": "calf raise test, heel raise test",
    "sit_to_stand": "sit to stand, sit to stand test, sit-to-stand",
    "palpation": (
        "pressed on, poking it, poked it, press on it, tender to touch, tender to press, pressing on "
        "it, sore to touch, hurts to touch, hurts to press"
    ),
}

RESULTS: dict[str, str] = {
    "ok": ("rock steady, stable, passed, negative, no wobble, rock solid, no wobbles"),
    "wobble": (
        "wobbly, wobble, wobbled, shaky, unsteady, wobbles, hip drop, hip dropped, fell over, lost "
        "balance, tipped, wobbling, collapsed, pelvis dropped, trembling, unstable, flailing, "
        "flailed, knee caved, caved, hips dropped, wobblier, wobbling all over"
    ),
    "positive": "positive, fail, failed, +ve",
}

CARE = (
    "foam roll, foam rolled, foam rolling, rolled, stretch, stretched, stretching, stretches, "
    "iced, ice bath, icing, heat pad, heating pad, mobility, mobility work, massage gun, "
    "theragun, lacrosse ball, roller, rolling, ice pack, epsom bath, hot bath, epsom salts, kt "
    "tape, taped, compression, tens, hip mobility, hip stretches, hip openers, stretched hips, "
    "hip flexor stretch, hip flexor stretches, pigeon pose, pigeon stretch, glute stretches, "
    "figure 4, figure four, figure 4 stretch, figure four stretch, rolled glutes, rolled it band, "
    "rolled itb, rolled quads, foam rolled hips, stretched hip flexors, leg swings, dynamic warm "
    "up, dynamic warmup, hot tub, sauna, tennis ball, elevated, foam rolled glutes, rolled glute, "
    "itb rolling, quad stretch, quad stretches, hip circles, nerve glides, nerve flossing, "
    "dynamic stretching, hamstring stretches, calf stretches, hip opener, rolled out, foam rolled "
    "quads, foam rolled it band, pigeon, arnica, biofreeze, deep heat, tiger balm, cupping, "
    "normatec, recovery boots"
)

TABLES = (
    (Kind.EXERCISE, EXERCISES),
    (Kind.CROSS, CROSS),
    (Kind.TEST, TESTS),
    (Kind.RESULT, RESULTS),
    (Kind.CARE, {"care": CARE}),
)
