"""Words for how a pain behaves: when it comes and goes, and what brings it on."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind
from hipsight.model.body import Behaviour

#: Some phrases say two things.
BEHAVIOURS: dict[tuple[Behaviour, ...], str] = {
    (Behaviour.WARMS_UP,): (
        "loosened up, loosened, loosens up, loosen up, loosening up, loosened off, loosens, "
        "loosening, warms up, warmed out of it, warms out of it, ran itself off, ran it off, run off, "
        "worked itself out, worked itself loose, worked its way out, eased off, eased up, eased, "
        "eases, eases off, easing, easing off, eased as i went, easing up, better as i went, better "
        "as i warmed up, better once warm, better once warmed up, better once i warmed up, fine once "
        "warm, ok once warm, fine once warmed up, fine once i warmed up, ok once warmed up, ok once i "
        "warmed up, good once warmed up, good once i warmed up, fine after warming up, ok after "
        "warming up, better after warming up, gone once warm, gone once warmed up, gone once i warmed "
        "up, warmed into it, improved as i went, better with running, improved as run went on, better "
        "as run went on, better as it went on, got better, got better as, gets better, getting "
        "better, gets better as i run, settled, settled down, settles, settles down, settling, calmed "
        "down, calmed, faded, fades, faded away, fading, wore off, wears off, dissipated, subsided, "
        "melted away, quietened down, quieted down, quietened, quieted, quiets down, went away, goes "
        "away, gone away, disappeared, disappears, vanished, cleared up, let go, let up, backed off "
        "on its own, worked itself, shook out, shook it out, sorted itself out, came good, loosen as "
        "i went, loosened as i went, warmed up nicely, warmed up ok, warmed up fine, then gone, then "
        "fine, then ok, then good, gone after warm up, gone after warmup, gone after warming up, "
        "better after warm up, fine after warm up, ok after warm up, died down, dies down, dropped "
        "off, chilled out, simmered down, lessened, lessens, diminished, tapered off, ran out of it"
    ),
    (Behaviour.WORSENS,): (
        "got worse, gets worse, getting worse, getting worse as, worse as i went, worse as run went "
        "on, worse as it went on, worsened, worsens, worsening, worse and worse, worse each mile, "
        "worse every mile, worse towards end, worse toward end, worse by end, worse late, worse later "
        "on, worse with distance, built up, builds up, building, builds, built, building up, build "
        "up, crept up, ramped up, ramping up, ramps up, increasing, increased, increases, "
        "intensified, progressively worse, escalated, grew, grew worse, growing, kept getting worse, "
        "went downhill, worse at end, worse near end, worse as i ran, got bad, got really bad, "
        "getting bad, went up to, up to, rising to, rising, rose to, rose, climbing to, worse as run "
        "progressed, worse the further i went, worse longer i went"
    ),
    (Behaviour.GONE_AFTER_RUN,): (
        "gone after, gone afterwards, gone afterward, gone after run, gone after i stopped, gone by "
        "evening, gone by tonight, gone by night, gone by bedtime, gone by dinner, gone by lunch, "
        "gone by time i got home, gone when i stopped, gone once i stopped, gone as soon as i "
        "stopped, stopped when i stopped, stopped hurting when i stopped, went away after, "
        "disappeared after, fine after, ok after, fine afterwards, ok afterwards, fine afterward, "
        "okay after, okay afterwards, good after, good afterwards, fine when i stopped, fine once i "
        "stopped, went when i stopped, went away when i stopped, went away once i stopped, went away "
        "as soon as i stopped, disappeared when i stopped, gone within hour, gone in hour, gone hour "
        "later, gone after shower, gone now, fine now, ok now, all gone, gone by afternoon, nothing "
        "after, nothing afterwards, no pain after, no pain afterwards, gone next day, gone by next "
        "day, gone by morning, gone this morning, settled after, settled afterwards, went away after "
        "run, eased after, eased afterwards, eased when i stopped, settled quickly after, settled by "
        "evening, all clear after, pain free after, pain-free after, pain free afterwards, quiet "
        "after, quiet afterwards"
    ),
    (Behaviour.AFTER_RUN,): (
        "worse after, worse afterwards, worse afterward, hurt after, hurts after, hurt afterwards, "
        "post run, post-run, postrun, after run, afterwards, afterward, after runs, after running, "
        "after i finished, after finishing, once i stopped, after i stopped, when i stopped, later "
        "that day, later in day, rest of day, later today, once i cooled down, after cooling down, "
        "when i cool down, once cooled down, in evening, this evening, that evening, by evening, "
        "hours later, hour later, hours after, an hour after, hour after, couple hours later, couple "
        "of hours later, later on, all evening, paid for it later, paid for it after, paid for it "
        "afterwards, after race, after workout, after long run, after session, tonight, by tonight, "
        "after today's run, after each run, after shower, when i finished, once finished, upon "
        "finishing, on finishing, this afternoon, that afternoon, in afternoon, all afternoon"
    ),
    (Behaviour.NEXT_MORNING,): (
        "next morning, morning after, in morning, in mornings, next day, day after, following day, "
        "following morning, out of bed, getting out of bed, got out of bed, first thing, first thing "
        "this morning, on waking, upon waking, when i woke up, when i got up, getting up this "
        "morning, first steps of day, woke up, woke up with, waking up, woke up feeling, this "
        "morning, this am, mornings, when i wake up, when i get up, on getting up, morning stiffness, "
        "first steps this morning, on waking this morning"
    ),
    (Behaviour.AT_NIGHT,): (
        "at night, overnight, during night, in night, in bed, night pain, through night, nighttime, "
        "night time, last night, nights, all night, when in bed, middle of night, at bedtime, by "
        "bedtime, trying to sleep, trying to fall asleep"
    ),
    (Behaviour.AT_NIGHT, Behaviour.WAKES): (
        "woke me, woke me up, wakes me, wakes me up, woken by, woken up by, waking me, waking me up, "
        "kept waking me, keeps waking me, woke me in night, woke me at night, kept me up, kept me "
        "awake, keeps me up, keeps me awake, keeping me awake, keeping me up, woken me up, woken me, "
        "up at night with, up all night with, woke up in night with, woke up at night with, woke from "
        "pain, woke with pain, woke up in pain, woke up from pain, waking at night, wakes me at "
        "night, wakes me up at night, woke me up at night, woke me up in night, woke from sleep, "
        "woken in night by, woken up in night, wake me, wake me up, waking up at night, waking up in "
        "night, woke up because of"
    ),
    (Behaviour.AFTER_SITTING,): (
        "after sitting, from sitting, when sitting, while sitting, sitting too long, after sitting "
        "all day, after sitting at desk, after long drive, after drive, after driving, after long "
        "flight, when i stand up, getting up from chair, getting up from desk, getting up from "
        "sitting, standing up from chair, standing up from desk, up from chair, up from desk, up from "
        "sofa, up from couch, out of chair, getting out of car, out of car, after desk, after day at "
        "desk, after car ride, sitting hurts, hurts to sit, hurts sitting, sit for long, sit too "
        "long, sitting for long, after meetings, when i get up after sitting, standing after sitting, "
        "painful to sit, sitting on it, to sit on, sitting at desk, standing up after sitting, when i "
        "sit, if i sit, with sitting, after long sit, getting up after sitting, sitting in car, "
        "sitting makes it worse, worse sitting, worse with sitting, after long meeting, after a "
        "movie, after long meetings, after commute, getting off sofa, getting off couch"
    ),
    (Behaviour.AT_REST,): (
        "at rest, even at rest, when resting, while resting, doing nothing, even sitting, even lying "
        "down, constant, constantly, even when resting, without moving, when still, sitting still, "
        "lying still, even when i'm not running, even when not running, all the time, round the clock"
    ),
    (Behaviour.WALKING,): (
        "walking, when walking, to walk, even walking, walking around, when i walk, walking about, on "
        "walks, walking hurts, while walking, on walking, can't walk, couldn't walk, could barely "
        "walk, can barely walk, hard to walk, struggled to walk, walking dog, hurts to walk, even to "
        "walk, barely walk, walking on it, walking to car"
    ),
    (Behaviour.STAIRS,): (
        "stairs, on stairs, going up stairs, going down stairs, up stairs, down stairs, upstairs, "
        "downstairs, climbing stairs, coming down stairs, going upstairs, going downstairs, steps at "
        "work, walking up stairs, walking down stairs, walking upstairs, walking downstairs, walking "
        "up steps"
    ),
    (Behaviour.LIMP,): (
        "limp, limping, limped, limps, hobble, hobbling, hobbled, hobbles, favoring, favouring, "
        "favored, favoured, favoring it, compensating, limped home, hobbled home, limping home, "
        "limpy, bit of limp, limping around, favouring it, altered gait, changed my gait, altering my "
        "gait, off my gait, gait off"
    ),
    (Behaviour.UPHILL,): (
        "uphill, uphills, on uphill, on uphills, going uphill, on climbs, on the climb, climbs, on "
        "ups, running uphill, going up hills, on way up, climbing hills"
    ),
    (Behaviour.DOWNHILL,): (
        "downhill, downhills, on downhill, on downhills, going downhill, on descents, on descent, "
        "every descent, on every descent, each descent, "
        "descents, descending, on downs, running downhill, going down hills, on way down"
    ),
    (Behaviour.FAST_RUNNING,): (
        "at speed, when i pick up pace, when i picked up pace, when i sped up, when i speed up, "
        "sprinting, when sprinting, on fast bits, on fast reps, on reps, on fast stuff, when pushing "
        "pace, pushing pace, at pace, when i go faster, when i went faster, going faster, when "
        "running fast, when running hard, running fast, running hard, at faster pace, on faster bits, "
        "at higher speed, at faster speeds, when i push pace, when i pushed pace, on strides, during "
        "strides, on faster reps, at faster paces, on hard efforts, when pushing hard, when i push "
        "it, on speedwork, during fast reps, during reps"
    ),
    (Behaviour.LYING_ON_SIDE,): (
        "couldn't sleep on left side, couldn't sleep on right side, couldn't sleep on that side, "
        "can't sleep on left side, can't sleep on right side, can't sleep on that side, "
        "lying on it, lying on side, lying on that side, lying on right side, lying on left side, lie "
        "on it, lie on that side, lie on side, lie on right side, lie on left side, to lie on, sleep "
        "on it, sleeping on it, sleep on that side, sleeping on that side, sleep on side, sleeping on "
        "side, couldn't sleep on it, can't sleep on it, can't lie on it, couldn't lie on it, lay on "
        "it, laying on it, laying on side, sleep on right side, sleep on left side, sleeping on right "
        "side, sleeping on left side, slept on it, laying on that side, laying on left side, laying "
        "on right side, to sleep on, rolling over in bed, roll over in bed, roll onto it, rolled onto "
        "it, on my side in bed, lie on my bad side, sleep on bad side"
    ),
    (Behaviour.SINGLE_LEG,): (
        "standing on one leg, on one leg, stand on one leg, putting on socks, putting socks on, "
        "putting on shoes, putting on trousers, putting pants on, putting on pants, pulling on socks, "
        "putting my socks on, single leg stance, on single leg, putting shoes on, getting dressed, "
        "put my socks on, put socks on, putting trousers on, weight on one leg"
    ),
}

TABLES = ((Kind.BEHAVIOUR, BEHAVIOURS),)
