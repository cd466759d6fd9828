"""Lines runners type in an emergency, each with the flag it must raise; and harmless ones in similar words.

They go the whole way: through the check-in language and the red flags, as `hipsight log` and `hipsight today` do.
"""

import datetime as dt

import pytest

from hipsight.checkin.parser import understand
from hipsight.model.preferences import Preferences
from hipsight.model.timeline import Timeline
from hipsight.warnings.log_window import LogWindow
from hipsight.warnings.red_flags import raised_flags

TODAY = dt.date(2026, 3, 20)

EMERGENCIES = {
    "cannot_bear_weight": [
        "my right leg just won't support me",
        "ran 3 miles then could hardly put any weight on right leg",
        "can't take more than two steps, left hip",
        "hip gave way at mile 5, can't walk on it now",
        "had to be carried home, right groin, cannot stand",
        "can barely walk since the long run, groin 8/10",
        "R hip agony, cant weightbear",
        "leg won't take my weight this morning",
        "on crutches since last night, hip",
        "can't put my foot down, hip pain 9/10",
        "woke up and I can not walk, left hip",
        "unable to stand on right leg",
        "cannot put my weight on left leg",
        "not able to walk after the run",
        "couldnt take a single step, groin 9/10",
        "stopped at 12k, cannot put any load on the left leg",
        "left leg buckles when I try to stand",
        "I literally can't walk",
        "too painful to stand on my right leg",
        "too sore to walk, groin 9",
        "hopping around on one leg because the other won't hold me",
        "needed help getting home, couldn't put right foot on the ground",
        "leg collapsed under me",
    ],
    "crack_or_pop_then_worse": [
        "felt a snap in my groin mid stride and went down",
        "loud crack in right hip at 8k, had to stop",
        "sudden severe groin pain at mile 4, had to stop",
        "hip went crack on the downhill",
        "right foot points outwards and the leg is shorter since the fall",
        "sudden excruciating pain in my left hip on the descent",
        "heard a pop in my hip, can't run",
        "something popped in my groin and I fell",
        "something went in my hip at mile 9, 10/10 pain",
        "out of nowhere unbearable hip pain mid run",
        "sharp crack then pain shot through the hip",
        "leg looks turned outwards",
    ],
    "fever_with_hip_pain": [
        "hip 6/10, temperature of 39",
        "groin really sore and I've had the shivers all night",
        "right hip hot and swollen, can't move it",
        "hip 5/10 and running a fever",
        "fever 38.9, hip hurts",
        "hip hurts 4/10, drenched in sweat at night, feel ill",
        "temp 38.7 and hip pain",
        "hip 4/10 and burning up, 39.5",
        "hip joint red and hot, feeling rough",
        "hip pain, chills, feel awful",
    ],
    "groin_pain_with_night_pain_or_limp": [
        "groin 3/10 on the run, aches at night now",
        "deep groin ache, limping on the stairs",
        "front of hip 4/10 even when walking to the shop",
        "groin pain woke me at 3am",
        "groin 2/10 all day, also when lying in bed doing nothing",
        "hip flexor 5/10, hobbling around the house",
        "groin hurts when I hop on that leg",
        "groin 4/10, limp since wednesday",
        "groin ache even at rest on the sofa",
        "groin 3/10, could not sleep for the pain",
        "front hip hurts just walking the dog",
    ],
    "bulge_with_pain": [
        "hard lump in my groin that won't go back in",
        "lump in groin really painful and I threw up",
        "the hernia won't push back in and hurts",
        "bulge in my groin, been sick twice",
        "groin bulge is rock hard and sore",
        "lump in my groin is hard and I can't push it in",
        "my hernia is stuck and I am vomiting",
    ],
    "saddle_numbness": [
        "can't feel between my legs since yesterday",
        "numb when I wipe, back pain 6/10",
        "peed myself on the run and both legs feel weak",
        "back killing me, can't control my bladder",
        "numbness in my groin and bum, can't empty my bladder",
        "both legs tingling and weak, low back pain",
        "lost feeling in my genitals",
        "can't hold my pee or poo",
        "no feeling when wiping",
        "genitals are numb",
        "haven't been able to pee all day, back pain",
        "bowel accident today, legs weak",
    ],
    "leg_swelling_or_breathless": [
        "short of breath lying down, calf sore",
        "calf red hot and swollen, leg tight",
        "my left leg is swollen and purple",
        "calf swelled up overnight",
        "chest tight and short of breath just sitting",
        "can't catch my breath, chest hurts",
        "swelling in my right calf, painful and warm",
        "leg went cold and pale",
        "coughed up blood after the run",
        "calf is twice the size of the other one",
        "pain in my chest and can't breathe properly",
        "left calf swollen, hot",
        "struggling to breathe lying down",
    ],
    "sudden_testicular_pain": [
        "left ball is agony out of nowhere",
        "my testicle is swollen and sore",
        "sharp pain in left testicle since tonight",
        "testicles hurting really bad",
        "right nut swollen",
    ],
    "high_energy_injury": [
        "hit by a car on the run, hip looks out of place",
        "fell hard off the trail, hip looks deformed",
        "knocked down by a car, hip pain 9",
        "came off the bike at speed, hip looks dislocated",
    ],
    "pop_behind_with_bruise": [
        "pop at the sit bone in a sprint, big bruise down my hamstring",
    ],
    "leg_weakness": [
        "foot is dropping, can't lift my toes",
    ],
}

HARMLESS = [
    "couldn't stand still before the race",
    "can't stand hills",
    "couldn't put weight on the bar today, gym full",
    "felt a bit of a pop of energy at mile 5",
    "6 mi easy, hip fine",
    "can't walk past a bakery after a long run",
    "could not stand the heat, 5k easy",
    "cracked on with the day, 8k easy",
    "popped into the shop, 5 km",
    "hip popped and clicked, no pain",
    "knuckles cracked, 10k",
    "hip 2/10, no fever",
    "hip 3/10; watched Saturday Night Fever",
    "goosebumps and chills from the crowd at the race",
    "hip 2/10. hay fever bad today",
    "cabin fever so ran 10k, hip 1/10",
    "hip 2/10, kid has a fever",
    "hip 3/10, my son had a high temperature",
    "groin fine, no limp",
    "groin 2/10, not limping any more",
    "groin 2/10, woke early and fresh",
    "groin 2/10, walked 3 miles no problem",
    "bulging backpack, 8 miles",
    "no bulge, groin 1/10",
    "saddle sore after the bike, 2 h ride",
    "numb hands in the cold, 5 miles",
    "numb toes for the first mile",
    "can't pee without thinking of the race lol",
    "needed to pee at mile 3",
    "stopped to pee twice",
    "calf tight, not swollen",
    "calf sore 3/10",
    "chest strap died, 10k",
    "short of breath on the intervals",
    "out of breath on the hill, hip fine",
    "breathless at the top of the climb",
    "dropped the ball on training",
    "ball of my foot sore 2/10",
    "tennis ball massage on glute, hip 1/10",
    "medicine ball 3x10",
    "weights: bench and squats 3x8",
    "could not walk away from the cake",
    "legs heavy, both legs weak after squats 5x5",
    "both legs tired",
    "cold legs to begin with, warmed up",
    "sweaty night, hot room, 7h sleep",
    "hip 2/10, woke the kids at 6",
    "walking 5 km, hip 0/10",
    "my wife can't walk, broken ankle; I did 5k, hip 1/10",
    "limp handshake, 5k",
    "dropped my foot placement cue, cadence 178",
    "snapped a shoelace at mile 3",
    "crack of dawn run 10k",
    "phone cracked, 8k easy",
    "something snapped on my bike",
    "swollen ankle 2/10",
    "hip 1/10, hot day 33 degrees",
    "temperature 30C, 10k, hip 1/10",
    "ran at 38 degrees, hip 2/10",
    "no pain, no numbness, no problems",
    "car nearly hit me, 5 mi, hip 0",
    "fell on the trail, scraped knee, hip ok",
    "bad mood, lost control of my diet, hip 0",
    "no chest pain, just tired",
    "yesterday's limp is gone, groin 0/10",
    "short of breath at the end of the rest intervals",
    "lump in my throat at the finish, hip 1/10",
    "sick of running in the rain",
    "hamstring pop quiz at physio: all fine",
    "can't take the stairs two at a time yet, knee 1/10",
    "puked after the intervals, hip 0/10",
    "couldn't walk after the marathon last year, fine now",
    "can hardly wait for the race",
    "barely walked today, rest day",
    "legs wouldn't go today, 5k slow",
    "hardly stood all day, sat 9h",
    "could not stand being indoors",
    "could barely keep up with the group, 10k tempo",
    "weights: could hardly put up 60 kg bench",
    "heard a pop song on the radio",
    "ran past a crack in the road",
    "sudden downpour, awful weather",
    "suddenly felt great, 12k",
    "massive sudden hill at mile 3",
    "no fever any more, hip 1/10",
    "caught a cold, hip 0",
    "burning up in the sun, 30 degrees",
    "hip 2/10 hot yoga",
    "hot bath, hip 1/10",
    "groin 2/10, no pain at night",
    "groin 1/10; hip hop class",
    "groin 0/10 walking",
    "new vest has a lump in it",
    "threw up a bit of dust, trail 8k",
    "legs numb from the ice bath",
    "numb fingers",
    "needed a wee at 10k",
    "both legs weak on the last hill",
    "swollen feet after the ultra",
    "calf blue sleeve",
    "calf massage, cold",
    "chest day at the gym, bench 3x8",
    "yoga ball pain free",
    "left ball of foot hurts 2/10",
    "hurts my ball of foot",
    "balls deep in marathon training, hip 0",
    "lacrosse ball on glute hurts but good",
    "drove the car 6 hours, hip stiff",
    "stepped off the kerb for a car, all fine",
    "10 mm drop shoes",
    "lost weight this month: 2kg by plan, hip 1/10",
    "groin fine, did not limp",
    "hip 3/10 after tempo, gone after",
    "outer hip sore 3/10 when lying on that side at night",
    "hip 2/10 popped on the first steps",
    "worst run ever, hip 1/10",
    "knee 3/10 worse on stairs",
]


def flags(line):
    preferences = Preferences()
    records = understand(line, today=TODAY, day=None, preferences=preferences).records
    window = LogWindow(
        today=TODAY,
        timeline=Timeline(first_day=TODAY, days=1, numbers={}),
        records=tuple(records),
        lines=((TODAY, line),),
        preferences=preferences,
    )
    return [flag.id for flag in raised_flags(window)]


@pytest.mark.parametrize(
    ("line", "flag"), [(line, flag) for flag, lines in EMERGENCIES.items() for line in lines]
)
def test_an_emergency_raises_its_flag_however_it_is_put(line, flag):
    assert flag in flags(line)


@pytest.mark.parametrize("line", HARMLESS)
def test_harmless_lines_in_similar_words_raise_nothing(line):
    assert flags(line) == []


def test_a_very_long_line_is_searched_at_once():
    assert flags("a" * 1_000_000) == []
    assert flags("an easy day. " * 5_000 + "cannot walk") == ["cannot_bear_weight"]
