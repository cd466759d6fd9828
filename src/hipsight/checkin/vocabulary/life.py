"""Words for sleep, stress, sitting, illness, travel, drink, medicine, the cycle, rest and clinicians."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind

SLEEP = (
    "slept, sleep, asleep, sleeping, of sleep, hrs sleep, kip, in bed for, night's sleep, nights "
    "sleep, nap, shut eye, shuteye"
)

SLEEP_SAID: dict[str | None, str] = {
    "poor": (
        "slept badly, slept terribly, slept poorly, slept awful, slept horribly, slept like crap, "
        "slept like shit, bad sleep, poor sleep, terrible sleep, awful sleep, crap sleep, rubbish "
        "sleep, rough night, bad night, poor night, terrible night, awful night, restless night, "
        "sleepless night, insomnia, up all night, couldn't sleep, can't sleep, hardly slept, barely "
        "slept, slept rubbish, slept rough, didn't sleep well, didn't sleep much, didn't sleep, no "
        "sleep, up all night with baby, up with baby, up with kids, up with kid, kids up all night, "
        "kid up all night, baby up all night, tossed and turned, tossing and turning, lousy sleep, "
        "shitty sleep, horrible sleep, broken sleep, interrupted sleep, not much sleep, little sleep, "
        "slept bad, lack of sleep, short on sleep, sleep deprived, sleep poor, sleep bad, sleep "
        "terrible, sleep was bad, sleep was poor, sleep was terrible, sleep was awful, sleep was "
        "rubbish, sleep awful, sleep crap, sleep rubbish, slept crap, slept shit, poor night's sleep, "
        "bad night's sleep, rubbish night's sleep, terrible night's sleep, sleep has been bad, sleep "
        "has been terrible, sleep was crap, not enough sleep, slept not great, slept not well, baby "
        "woke, underslept, fitful sleep, slept fitfully, up half night, late night, restless sleep, "
        "not sleeping well, sleep's been bad, sleep not great, didn't get much sleep, sleep sucked, "
        "sleep was shit, sleep was lousy, awful night's sleep"
    ),
    "good": (
        "slept well, slept great, slept good, slept fine, slept like log, slept like baby, slept like "
        "rock, good sleep, great sleep, solid sleep, good night's sleep, good nights sleep, good "
        "night, great night, decent sleep, slept ok, slept okay, sleep good, sleep great, sleep was "
        "good, sleep was great, great night's sleep, slept really well, slept soundly, slept in, "
        "slept amazing, slept deeply, decent night's sleep, solid night's sleep, slept so well, slept "
        "brilliantly, sleep fine, sleep ok, sleep was fine, sleep was ok, slept decent, slept very "
        "well, slept pretty well, slept better, lovely sleep"
    ),
}

STRESS: dict[str | None, str] = {
    None: "stress, stress level, stress levels, stress score",
    "high": (
        "stressed, stressful, stressed out, high stress, stress high, stress through roof, very "
        "stressed, super stressed, crazy at work, crazy day at work, work crazy, work is crazy, work "
        "is mental, work mental, work insane, work was crazy, work was mental, mental at work, work's "
        "mad, work mad, work is nuts, work nuts, busy at work, hectic, hectic day, deadline, "
        "deadlines, deadline day, big deadline, anxious, anxiety, frazzled, overwhelmed, stressed to "
        "max, stress is high, stress was high, lots of stress, lot of stress, stressing, stressful "
        "day, stressful week, work stress, stressful day at work, rough day at work, tough day at "
        "work, horrible day at work, argument with boss, maxed out at work, hell week at work, burned "
        "out, burnt out, work has been crazy, work hell, work's been crazy, exam stress, exams, manic "
        "at work, work manic, work chaos, nightmare at work, stress up, work stress high, slammed at "
        "work, work slammed, crunch time at work, mad day at work, mad at work, crazy busy, work was "
        "hectic, stress very high, really stressed, so stressed"
    ),
    "medium": (
        "bit stressed, little stressed, somewhat stressed, kinda stressed, moderate stress, medium "
        "stress, stress medium, stress moderate, stress ok, normal stress, some stress, slightly "
        "stressed, average stress, stress normal, mild stress, stress so-so, stress average, stress "
        "med, stress was moderate, stress mid, mid stress, stress was medium, stress is medium, "
        "stress is moderate"
    ),
    "low": (
        "low stress, no stress, stress low, not stressed, stress free, stress-free, chill day, stress "
        "is low, stress was low, little stress, stress none, not stressful, minimal stress, zero "
        "stress, stress minimal, relaxing day, calm day, stress nil, stress very low, low-stress, "
        "stress fine, not much stress, stress zero, quiet day at work"
    ),
}

SITTING: dict[str | None, str] = {
    None: (
        "sat, sitting, at desk, at my desk, desk, seated, desk work, desk time, sat at desk, sitting "
        "at desk, desk job, at computer, sat down, in meetings, zoom calls, sit, in chair, in office "
        "chair, at laptop, at a desk"
    ),
    "high": (
        "sat all day, sitting all day, desk all day, at desk all day, sat at desk all day, sitting at "
        "desk all day, all day at desk, all day at my desk, desk day, long day at desk, long desk "
        "day, sat lot, sitting lot, lots of sitting, lot of sitting, in meetings all day, meetings "
        "all day, back to back meetings, chained to desk, glued to desk, all day sitting, sat on my "
        "arse all day, sat on my ass all day, at computer all day, stuck at desk all day, stuck at "
        "desk, all day meetings, sedentary day, all day in meetings, desk bound, deskbound, zoom all "
        "day, zoom calls all day, in chair all day, too much sitting, sat too much, sat way too much, "
        "day of meetings, sat all afternoon, sat all morning, whole day sitting, full day at desk, on "
        "laptop all day, long day sitting, at desk for hours, sat for hours, sitting for hours, "
        "sitting way too much, sitting too much, all day at computer, on my butt all day"
    ),
    "low": (
        "not much sitting, standing desk all day, on my feet all day, on feet all day, little "
        "sitting, hardly sat, didn't sit much, low sitting, hardly sat down, stood all day, standing "
        "all day, minimal sitting"
    ),
}

ILLNESS: dict[str, str] = {
    "cold": (
        "have cold, got cold, head cold, caught cold, a cold, cold coming on, coming down with cold, "
        "still have cold, stuffy nose, runny nose, bit of cold, man flu, sniffles, snotty, getting "
        "over cold, got a cold, stinking cold, chest cold, cold symptoms, common cold, coming down "
        "with something, nasty cold, heavy cold, got this cold, kids cold, bad cold, sniffly, full of "
        "cold, this cold, streaming cold"
    ),
    "fever": (
        "fever, feverish, temperature of, running temperature, high temperature, temp of 38, temp of "
        "39, temp of 101, temp of 102, chills, chills and fever, fever and chills, shivers, low grade "
        "fever, night sweats, shivering, low-grade fever, got temperature, have temperature, running "
        "a temp"
    ),
    "flu": "flu, influenza, flu-like, flu like symptoms",
    "covid": "covid, tested positive, corona, covid positive",
    "stomach bug": (
        "stomach bug, food poisoning, vomiting, threw up, diarrhea, diarrhoea, norovirus, stomach "
        "flu, puking, gi bug, tummy bug, vomited, gastro, throwing up, stomach upset, upset stomach, "
        "dodgy tummy"
    ),
    "sick": (
        "sick, ill, unwell, under weather, not well, run down, poorly, lurgy, virus, infection, "
        "viral, came down with something, feeling sick, feeling ill, feeling unwell, sick day, feel "
        "sick, felt sick, still sick, felt ill, feeling poorly, sick as dog, home sick, rundown"
    ),
    "cough": "cough, coughing, chesty, chesty cough, bronchitis, chest infection",
    "sore throat": "sore throat, scratchy throat, strep, throat sore",
    "sinus": ("congested, congestion, sinus, sinus infection, sinuses, stuffed up, bunged up"),
    "headache": "headache, migraine, head ache",
    "nausea": "nausea, nauseous, nauseated",
}

TRAVEL = (
    "long flight, flight, flew, flying, flights, drove, long drive, drive to, drive home, hour "
    "drive, hr drive, road trip, travel, travelled, traveled, traveling, travelling, travel day, "
    "jet lag, jetlag, jet lagged, jetlagged, plane, on plane, car ride, hours in car, hours "
    "driving, driving, in car, long car ride, train journey, long journey, red eye, redeye, "
    "airport, long haul, hours on plane, hours on train, in car for, on train for, on plane for, "
    "long car journey, day of travel, long train ride, on the road all day, drive, time zone, "
    "time zones"
)

DRINKS: dict[str, str] = {
    "drink": (
        "beer, beers, wine, glass of wine, glasses of wine, glass of red, glasses of red, pint, "
        "pints, drink, drinks, cocktail, cocktails, whiskey, whisky, gin, g&t, g&ts, gin and tonic, "
        "gin and tonics, margarita, margaritas, vodka, prosecco, ipa, ipas, bottle of wine, booze, "
        "alcohol, cider, lager, champagne, units, guinness, old fashioned, shots, martini, glasses "
        "wine, negroni, tequila, bourbon, glass wine, vino, bevvies, cans, units of alcohol, bottles "
        "of beer, glass of prosecco, large glass of wine, bubbly, beer or two, wines, alcoholic "
        "drinks, bevs, margs"
    ),
    "hungover": (
        "hungover, hangover, hung over, drunk, boozy, drank, tipsy, wasted, boozed, boozy night, "
        "boozy lunch, too much wine, too many beers, too much beer, drank too much, night out, on the "
        "piss, went out drinking, drinking"
    ),
}

MEDICINES: dict[str, str] = {
    "ibuprofen": (
        "ibuprofen, advil, nurofen, motrin, brufen, ibu, vitamin i, ibuprofin, iboprofen, ibuprophen, "
        "ib profen, ibruprofen, ibuprofens, advils, ibuleve, ibuprofen gel"
    ),
    "paracetamol": (
        "paracetamol, tylenol, acetaminophen, panadol, calpol, acetomenaphen, paracetemol, "
        "paracetamols, acetominophen"
    ),
    "naproxen": "naproxen, aleve, naprosyn, naproxin, alleve",
    "aspirin": "aspirin, disprin, asprin",
    "diclofenac": "diclofenac, voltaren, voltarol, voltarol gel, voltaren gel, diclo",
    "meloxicam": "meloxicam, mobic",
    "celecoxib": "celecoxib, celebrex",
    "etoricoxib": "etoricoxib, arcoxia",
    "codeine": "codeine, co-codamol, cocodamol, co codamol",
    "tramadol": "tramadol",
    "gabapentin": "gabapentin, neurontin",
    "pregabalin": "pregabalin, lyrica",
    "prednisone": ("prednisone, oral steroids, steroids, steroid pack, medrol, medrol dose pack, dose pack"),
    "prednisolone": "prednisolone",
    "cortisone injection": (
        "cortisone injection, cortisone shot, steroid injection, steroid shot, cortisone, cortisone "
        "jab, steroid jab, cortisone shots"
    ),
    "painkiller": (
        "painkiller, painkillers, pain killer, pain killers, pain meds, pain med, pain pills, pain "
        "pill, nsaid, nsaids, anti-inflammatories, anti inflammatories, anti-inflammatory, anti "
        "inflammatory, meds, antiinflammatory, antiinflammatories"
    ),
    "antibiotics": "antibiotics, antibiotic, amoxicillin, ciprofloxacin, cipro",
    "muscle relaxant": (
        "muscle relaxant, muscle relaxer, muscle relaxants, muscle relaxers, flexeril, cyclobenzaprine"
    ),
    "antihistamine": ("antihistamine, zyrtec, claritin, benadryl, allergy meds, loratadine, cetirizine"),
}

PERIODS: dict[str, str] = {
    "period_start": (
        "period started, got my period, started my period, period arrived, period came, my period "
        "came, first day of period, first day of my period, day one of period, period today, period "
        "began, aunt flo arrived, aunt flow arrived, came on my period, got period, period starts, "
        "new cycle, period start, period has started, started period, period just started, af "
        "arrived, af came, period due and arrived, period showed up, period finally came, came on "
        "today, day 1 of my period, day 1 of period, period hit, day 1 period, period day 1, p day 1, "
        "shark week started, day one of my period, on day 1 of my period, period day one, started "
        "bleeding"
    ),
    "period": (
        "on my period, period, on period, time of month, that time of month, menstruating, "
        "menstruation, period cramps, menstrual cramps, shark week, bleeding, on rag, my period, aunt "
        "flo, mid period, heavy period"
    ),
}

REST = (
    "rest day, rested, day off, took day off, off day, no run, no running, didn't run, did not "
    "run, didnt run, skipped run, skipped my run, skipped today's run, skip run, no run today, "
    "zero day, unplanned rest, took it off, complete rest, full rest, total rest, rest day today, "
    "took today off, scheduled rest, planned rest, forced rest, couldn't run, can't run, took "
    "rest day, took rest, off today, day of rest, unable to run, skipped running, resting, no "
    "training, took off, not running, nothing today, enforced rest, rest today, another rest day, "
    "skipped my long run, skipped long run, skipped workout, skipped it, skipped today, bailed on "
    "run, missed run, missed my run, no miles, resting up, rest again, days off, rest up, rest "
    "and recover, no exercise, dns, no activity, 0 miles, zero miles, called off run, wasn't able "
    "to run, no running today, lazy day"
)

CLINICIANS: dict[str, str] = {
    "physio": (
        "physio, physiotherapist, pt, physical therapist, physical therapy, physiotherapy, physio "
        "appointment, pt appointment, dpt"
    ),
    "doctor": (
        "doctor, doc, gp, dr, sports doc, sports doctor, ortho, orthopedist, consultant, surgeon, "
        "sports med, sports medicine, orthopod, specialist, physician, orthopaedic, radiologist, er, "
        "a&e, urgent care, rheumatologist"
    ),
    "chiropractor": "chiropractor, chiro",
    "osteopath": "osteopath, osteo",
    "massage therapist": (
        "massage therapist, masseuse, sports massage, massage, sports masseuse, massage appointment, "
        "lmt, deep tissue massage, masseur"
    ),
    "scan": (
        "mri, x-ray, xray, x ray, bone scan, ultrasound, ct scan, dexa, mri results, xrays, x-rays, mri scan"
    ),
    "acupuncturist": "acupuncturist, acupuncture, dry needling, dry needled",
}

SAID = (
    "said, says, thinks, reckons, told me, diagnosed, suspects, suggested, suggests, recommends, "
    "recommended, advised, showed, shows, confirmed, cleared me, gave me, wants me to, thought, "
    "ruled out, mentioned, found, prescribed, believes, diagnosis, came back with"
)

SLEEP_WORDS: dict[str | None, str] = {None: SLEEP, **SLEEP_SAID}

TABLES = (
    (Kind.SLEEP, SLEEP_WORDS),
    (Kind.STRESS, STRESS),
    (Kind.SITTING, SITTING),
    (Kind.ILLNESS, ILLNESS),
    (Kind.TRAVEL, {"travel": TRAVEL}),
    (Kind.DRINK, DRINKS),
    (Kind.MEDICINE, MEDICINES),
    (Kind.PERIOD, PERIODS),
    (Kind.CYCLE_DAY, {"cycle": "cycle day, day of cycle, of cycle, of my cycle, cycle, in cycle"}),
    (Kind.REST, {"rest": REST}),
    (Kind.CLINICIAN, CLINICIANS),
    (Kind.SAID, {"said": SAID}),
    (
        Kind.LEVEL,
        {
            "low": "low, little, minimal",
            "medium": "medium, moderate, average, mid, med, so-so, middling",
            "high": "high, very high, big, lots, sky high, through roof",
        },
    ),
)
