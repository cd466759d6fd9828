"""Words that say whose, when and whether: plans, other people, history, joints between clauses, filler."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind

PLAN = (
    "will, i'll, ill run, going to, gonna, tomorrow, tmrw, tmr, plan, planning, plan is, planned, "
    "planning on, hoping to, hope to, hope hip, hope this, hope it, hopefully, want to, wanted "
    "to, would like, would love, supposed to, meant to, scheduled, was meant to, might, may try, "
    "thinking of, thinking about, next week, next month, next weekend, intend, intending, instead "
    "of, aiming for, aiming to, goal is, try to, signed up, sign up, coming up, let's see, tbd, "
    "was going to, upcoming, training for, target is, to do, next sunday, next saturday, was "
    "hoping, on schedule, on the schedule, called for, plan called for, plan says, plan said, "
    "would have, could have, should have, in two weeks, in weeks, weeks out, days out, days to "
    "go, weeks to go, ready for, the plan was, later this week, looking forward to, hoping for, "
    "debating, due to run"
)

OTHER = (
    "wife, husband, hubby, partner, girlfriend, boyfriend, gf, bf, son, daughter, kid, kids, mum, "
    "mom, dad, brother, sister, friend, friends, buddy, mate, mates, coach, he, she, they, his, "
    "her, their, neighbour, neighbor, boss, colleague, coworker, co-worker, everyone, my son's, "
    "my daughter's, wife's, husband's, dog's, fiance, fiancee, teammate, spouse, roommate, "
    "someone, training partner, running buddy, running partner"
)

HISTORY = (
    "this year, for week, this week, for month, this month, weekly mileage, mileage this week, "
    "ytd, year to date, lifetime, so far, on these shoes, in these shoes, on them, on shoes, to "
    "date, last year, last month, years ago, used to, last week, weekly total, week total, month "
    "total, monthly total, since january, since surgery, months ago, weekly miles, per week, a "
    "week, week's mileage, annual, all time, total for week, weekly, mpw, kpw, weekly volume, "
    "back in, last season, last time i ran, per day, last spring, last summer, last fall, last "
    "winter, last autumn, for year, every week, weeks ago, years back, week ago, year ago, month "
    "ago, miles old, in my 20s, so far this week, in last week, on clock, on odometer, running "
    "total, since last, past week, past month, in past, last weekend, each week, mileage total, "
    "weekly km"
)

#: "sat" before one of these is sitting, otherwise it may be Saturday.
AFTER_SAT = frozenset(
    {
        "all",
        "at",
        "for",
        "in",
        "on",
        "down",
        "through",
        "around",
        "too",
        "most",
        "a",
        "lot",
        "way",
        "there",
        "still",
    }
    | {"with", "about", "nearly", "over", "here"}
)
#: "back" after one of these is a direction, otherwise it may be the lower back.
BEFORE_BACK = frozenset(
    {
        "came",
        "got",
        "ran",
        "out",
        "way",
        "jogged",
        "walked",
        "run",
        "is",
        "it's",
        "pain",
        "hip",
        "go",
        "going",
        "come",
    }
    | {"went", "cut", "back", "hiked", "rode", "drove"}
)

LINKS: dict[str, str] = {
    "and": "and, &, as well as, or, n, nor",
    "but": ("but, though, however, although, except, apart from, other than, yet, only, just, until it"),
    "then": "then, before, after that, followed by, later, afterward then, next",
    "because": (
        "because, cause, cos, coz, bc, b/c, due to, so, since, thanks to, while, whilst, when, where, "
        "which, as, bcs, cuz"
    ),
}

#: Plain words that need no meaning of their own, so that they are not listed as not understood.
FILLER = (
    "longest shortest fastest slowest tested neighborhood neighbourhood energy ready weekend "
    "month year minute second season streak "
    "beautiful lovely weird surprisingly finally unfortunately apparently sunrise sunset quick "
    "short shortly gentle usual normal "
    "couple whatever everything nothing something anything else instead ago lap loops loop "
    "route path hills bridge "
    "family husband wife kids work office car train bus shop store "
    "a an the my i me it its it's i'm i've i'd im ive id we us our you your he him this that "
    "these those there here of on in at to for from with by into onto over under about around up "
    "out is was were are be been being am has have had do did done does doing got get getting "
    "gotten gets had went go goes going come came coming very really quite pretty so too rather "
    "bit little lot lots kind kinda sort sorta of maybe perhaps probably possibly guess think "
    "thought like likely slightly somewhat super fairly mostly mainly especially still also too "
    "already even ever always again almost nearly actually basically honestly just only today now "
    "day days week weeks morning evening afternoon night time times while during before after as "
    "than then if when where which who what how that all any some one thing things much more most "
    "less least least no not yes yeah yep ok okay oh ah ha haha lol ugh meh hmm phew yay woohoo "
    "well back out down off way through across along near next past per each every other another "
    "same different few several couple mile miles km k min mins minutes hour hours pace avg "
    "average averaged averaging total approx approximately roughly ish felt feel feels feeling "
    "feelings made make makes making take took taking taken keep kept keeping seem seems seemed "
    "say says tell told know knew let lets put see saw look looks looked try tried trying want "
    "wanted need needed should would could can can't will won't might must may first last second "
    "third new old start started starting starts end ended ending finish finished finishes "
    "finishing stop stops began begin done early late later soon long short whole half part rest "
    "both side spot place point area level good bad nice great fine better best worse worst easy "
    "hard fast slow high low big small deep overall general otherwise definitely certainly "
    "clearly anyway course mid plus minus extra run running walk ran legs body shoes route "
    "weather work home house park city town beach river lake canal school church gym club group "
    "friend dog solo alone early lunch breakfast dinner coffee bed water gel gels food monday "
    "tuesday wednesday thursday friday saturday sunday this mr mrs and or but because since "
    "though although until unless via without within towards toward upon against between onto "
    "don't didn't doesn't wasn't isn't couldn't wouldn't shouldn't haven't hasn't aren't weren't "
    "that's there's what's he's she's let's we're they're you're left right score rated rating "
    "out scale ten x times sets set reps rep each warm cool up watch gps forgot number hey hi "
    "dear log note notes update entry session training workout exercise exercising"
)

TABLES = (
    (Kind.PLAN, {"plan": PLAN}),
    (Kind.OTHER, {"other": OTHER}),
    (Kind.HISTORY, {"history": HISTORY}),
    (Kind.LINK, LINKS),
)
