"""Words for pain, what it feels like, how it behaves, and for its absence."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind
from hipsight.model.body import Quality

PAIN = (
    "pain, pains, painful, hurt, hurts, hurting, hurty, ouch, owie, soreness, discomfort, "
    "painfully, in pain, pain level, pain score, symptoms, symptom, ouchy, ow, hurted, agony, "
    "pain scale"
)

#: Pain without a score.
COMPLAINT = (
    "twinged, twinging, aware, when i cough, when coughing, with coughing, "
    "coughing hurts, when i sneeze, when sneezing, "
    "sore, tight, tightness, tightened, tightened up, tightening, tightening up, seized, seized "
    "up, seizing up, niggle, niggles, niggling, niggly, twinge, twinges, twingey, twingy, "
    "barking, barked, bark, grumbly, grumbling, grumbled, grumpy, cranky, angry, unhappy, mad at "
    "me, playing up, played up, acting up, acted up, flared, flaring, flare, flared up, flare up, "
    "flare-up, flaring up, tweaky, tweaked, tweak, pulled, strained, strain, killed me, killing "
    "me, killing, screaming, screamed, complaining, complained, talking to me, talking, nagging, "
    "nag, nagged, bother, bother me, bothering, bothering me, bothered me, bothered, bugging, "
    "bugging me, bugged me, irritated, irritation, annoyed, annoying, aggravated, 🔥, 😩, 😖, 🤕, 😣, "
    "😢, 😭, 😬, 👎, aggravates, aggravate, inflamed, tender, tenderness, uncomfortable, awareness, "
    "aware of, gripey, whinging, whingeing, moaning, moaned, protesting, protested, hurty, not "
    "right, wasn't right, isn't right, not great, wasn't great, not happy, wasn't happy, isn't "
    "happy, not good, wasn't good, not feeling good, isn't good, not 100%, pinging, pinged, "
    "trouble, playing silly buggers, dodgy, iffy, rubbish, awful, terrible, miserable, bad, "
    "worse, rough, beat up, beaten up, bruised, spasm, spasms, spasming, cramp, cramped, "
    "cramping, knot, knots, knotted, jammed, jammy, zinger, zingers, zing, shooting, sensitive, "
    "gave me grief, giving me grief, giving me trouble, gave me trouble, giving me gip, gyp, "
    "giving me gyp, flaky, wonky, creaky, noticeable, noticed, locked up, tugging, pulling, "
    "strange, weird, funny, off, moody, feisty, fussy, sensation, trashed, wrecked, destroyed, "
    "not loving it, not pleased, not impressed, not thrilled, said nope, said no, not loving, "
    "still there, still present, there again, again, came back, is back, was back, returned, "
    "reared its head, made itself known, let me know, letting me know, on fire, sciatica, "
    "tendinitis, tendonitis, tendinopathy, bursitis, injured, swollen, puffy, hurt like hell, "
    "hurt like a bitch, lit up, whining, whined, a problem, a issue, issue, issues, problems, "
    "problem, tightish, soreish, achey-ish, not too bad, not bad, wasn't too bad, wasn't bad, not "
    "so bad, wasn't so bad, not terrible, isn't too bad, not as bad, wasn't as bad, weak, "
    "weakness, unstable, wobbly, heavy, felt something, something in, something, lingering, "
    "persisted, persistent, persists, hanging around, hangs around, murmur, murmurs, whisper, "
    "whispers, whispering, grouchy, crabby, sulking, testy, sulky, pissed off, pissed, sketchy, "
    "hot spot, kicking off, giving out, squawking, squawk, squeaky, rears its head, unhappy with "
    "me, got to me, reminded me, spoke up, speaking up, chirping, chirped, piping up, piped up, "
    "hello, said hello, saying hello, tugged, tugs, pull, catching, catchy, presence felt, a bit "
    "much, bad again, unsettled, temperamental, can't bear weight, cannot bear weight, couldn't "
    "bear weight, unable to bear weight, can't put weight, couldn't put weight, can't weight "
    "bear, bear weight, weight bearing, can barely stand, couldn't stand on it, can't stand on "
    "it, can barely stand on it, can't put any weight, couldn't put any weight, can't put full "
    "weight, bulge, bulging, lump, saddle, saddle area, bladder, bowel, bowels, peeing myself, "
    "can't pee, lost control, between legs, down below, testicle, testicles, drop foot, foot "
    "drop, short leg, turned out, heard a crack, gave way completely, owwie, agonising, "
    "agonizing, excruciating, brutal, unbearable, nasty, gimpy, rusty, gammy, bust, knackered, "
    "sorer, tighter, painful again"
)

QUALITIES: dict[Quality, str] = {
    Quality.SHARP: (
        "sharp, sharper, sharply, knife, knife like, like a knife, electric, jolt, jab, jabbing, jabs"
    ),
    Quality.DULL: ("dull, dully, low grade, low-level, low level, vague, background, deep dull"),
    Quality.ACHE: ("ache, aches, achy, achey, aching, ached, toothache, tooth ache, achiness, dull-achey"),
    Quality.BURNING: "burning, burn, burns, burned, burny, burnt",
    Quality.STABBING: "stabbing, stab, stabby, stabs, stabbed, stabbing pain",
    Quality.PINCHING: (
        "pinch, pinching, pinchy, pinched, pinches, nip, nipping, nippy, impinging, impingement, pinchey"
    ),
    Quality.STIFF: (
        "stiff, stiffness, stiffen, stiffened, stiffened up, stiffening, stiffens, stiffens up, "
        "stiffer, stiffish, stiff as board"
    ),
    Quality.TINGLING: (
        "tingle, tingles, tingling, tingly, pins and needles, pins & needles, buzzing, zapping, "
        "prickly, prickling, fizzy, electric shock, electric shocks"
    ),
    Quality.NUMB: "numb, numbness, dead leg, went dead",
    Quality.CLICKING: (
        "felt a pop, heard a pop, click, clicks, clicking, clicky, clicked, pop, popping, popped, "
        "pops, snapping, snap, snaps, clunk, clunks, clunking, clunky, clunked, snapped, cracking, "
        "crunching, crunchy, grinding, creaking, poppy"
    ),
    Quality.LOCKING: "locking, locks, locked, locks up, locking up, catching and locking",
    Quality.GIVING_WAY: (
        "giving way, gave way, gives way, buckled, buckling, gave out, gives out, buckles, went from under me"
    ),
    Quality.THROBBING: "throb, throbs, throbbing, throbbed, throbby, pulsing, pounding",
}


FINE = (
    "fine, ok, okay, good, great, happy, quiet, silent, behaved, behaving, behaving itself, "
    "behaved itself, no complaints, no complaint, excellent, perfect, normal, all good, no "
    "issues, no issue, no problems, no problem, no trouble, no drama, no dramas, no worries, "
    "solid, loose, pain free, pain-free, painfree, painless, pain less, symptom free, "
    "symptom-free, asymptomatic, 100%, feeling good, awesome, amazing, brilliant, fab, fantastic, "
    "super, calm, cooperative, cooperated, cooperating, held up, held up well, held together, "
    "holding up, all clear, no niggles, no niggle, didn't notice, trouble free, niggle free, "
    "niggle-free, issue free, wasn't an issue, not an issue, not a problem, wasn't a problem, no "
    "bother, didn't bother me, not bothering me, well, fresh, smooth, alright, all right, strong, "
    "felt strong, feels strong, a-ok, 👍, 👌, ✅, 😀, 🙂, 😊, 🎉, 🙌, no pain whatsoever, hardly noticed, "
    "spot on, nice, healthy, ache free, ache-free, without complaint, without issue, without "
    "issues, without problems, without problem, without incident, without trouble, without a "
    "peep, not a peep, no sign of, no signs of, no twinges, no twinge, no reaction, no flare, "
    "didn't complain, played nice, hung in there, hung on, playing nice, played ball"
)

BETTER = (
    "better, much better, lots better, way better, a lot better, bit better, slightly better, "
    "improving, improved, improvement, less, milder, easier than, not as sore, not as tight, less "
    "sore, less tight, better than, worse than, same as, similar to, on mend, coming along, about "
    "same, unchanged, no worse, no better, no change, no different, not any worse, not any better"
)

GONE = (
    "gone, go away, stopped hurting, no longer hurt, no longer hurts, no longer sore, none left, nothing now"
)

NO = (
    "no, not, none, never, without, w/o, zero, nothing, nowt, nada, zip, zilch, nil, didn't, "
    "don't, doesn't, wasn't, isn't, aren't, weren't, hasn't, haven't, didnt, dont, doesnt, wasnt, "
    "isnt, arent, hasnt, havent, not any, barely any, hardly any, free of, no more, neither, nor, "
    "ain't, zero sign of, absence of, lack of, can't feel, couldn't feel, cannot feel, skipped, "
    "skip, missed, cancelled, canceled, ditched"
)

START = (
    "from start, from very start, from beginning, from first step, from step one, from get go, "
    "from get-go, from off, straight away, straightaway, immediately, right away, right from "
    "start, from word go, from gun, from outset, at outset, at start, from mile 0, from door, at "
    "beginning, early on, whole run, entire run, whole way, all the way, throughout, start to "
    "finish, from minute one, right off bat, off bat, on start, to start, to start with, at "
    "first, initially, all run, whole time, entire time, entire way, the whole thing, every step, "
    "each step, from km 0, out the door, out door, first few minutes, starting out, on starting, "
    "first few strides, begin with, to begin with"
)

TABLES = (
    (Kind.PAIN, {"pain": PAIN}),
    (Kind.COMPLAINT, {"complaint": COMPLAINT}),
    (Kind.QUALITY, QUALITIES),
    (Kind.FINE, {"fine": FINE}),
    (Kind.BETTER, {"better": BETTER}),
    (Kind.GONE, {"gone": GONE}),
    (Kind.NO, {"no": NO}),
    (Kind.START, {0.0: START}),
    (
        Kind.HALFWAY,
        {
            0.5: (
                "halfway, half way, half-way, midway, mid run, mid-run, halfway through, halfway in, "
                "half way through, half way in, midway through, at turnaround, at turn around"
            )
        },
    ),
    (Kind.UNTIL, {"until": "until, till, til, 'til, before it"}),
    (
        Kind.FELT,
        {
            "felt": (
                "never more than, never above, no more than, never over, never got above, didn't go above, "
                "nothing above, not more than, never went above, never got past, felt, feel, feels, feeling, "
                "felt it, feel it, could feel, can feel, could feel it, noticed it, know about it, "
                "knew about it, some, bit of, touch of, hint of, slight, mild, moderate, severe, kicked in, "
                "kicks in, kicking in, came on, comes on, coming on, started, starts, set in, "
                "sets in, started up, "
                "crept in, creeps in, appeared, showed up, shows up, popped up, turned up, began, surfaced, "
                "started in, wouldn't shut up"
            )
        },
    ),
)
