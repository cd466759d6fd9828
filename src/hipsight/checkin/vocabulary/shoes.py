"""Names by which runners call shoes; pairs known from the journal come on top of these."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind

#: Names that mean a shoe wherever they stand.
MODELS = (
    "pegasus, pegs, peg, clifton, cliftons, bondi, bondis, kayano, kayanos, nimbus, cumulus, "
    "novablast, novablasts, vaporfly, vaporflys, vaporflies, alphafly, alphaflys, endorphin, "
    "endorphins, endorphin speed, endorphin speeds, endorphin pro, speedgoat, speedgoats, "
    "kinvara, kinvaras, adrenaline, adrenalines, glycerin, glycerins, wave rider, wave riders, "
    "wave inspire, 1080s, 880s, ultraboost, ultraboosts, altra, altras, escalante, torin, torins, "
    "lone peak, lone peaks, rincon, rincons, arahi, arahis, brooks, hoka, hokas, asics, saucony, "
    "sauconys, nike, nikes, nb, new balance, mizuno, mizunos, inov8, topo, adios, adizero, "
    "peregrine, peregrines, cascadia, cascadias, superblast, superblasts, magic speed, metaspeed, "
    "sl2, evo sl, takumi, zoom fly, invincible, infinity run, structure, tempo next, nimbuses, "
    "supernova, adidas, on cloudmonster, cloudmonster, cloudmonsters, salomon, salomons, merrell, "
    "karhu, skechers, puma, deviate nitro, velociti, vomero, vomeros, streakfly, dragonfly, "
    "spikes, racing flats, carbon plates, zoomx, noosa, gel nimbus, gel kayano, gt 2000, gt-2000, "
    "hyperion, hyperions, levitate, sense ride, ultra glide, mafate, challenger, tecton, zinal, "
    "brooks ghost, brooks launch, hoka mach, saucony ride, saucony guide, saucony triumph, new "
    "balance rebel, adidas boston, nb 1080, nb 880, new balance 1080, new balance 880, novas, "
    "boston 12, nike free, five fingers, vibrams, carbons, super shoes, supershoes"
)

#: Names that are also plain words: a shoe only after "in the", "in my", "wore" or a new/old.
AFTER_IN = (
    "ghost, ghosts, ride, rides, guide, guides, launch, mach, machs, boston, bostons, rebel, "
    "rebels, triumph, triumphs, hurricane, flow, wave, tempus, old pair, new pair, torrent, "
    "torrents, flats, trainers, racers, carbon shoes, trail shoes, road shoes, free, frees, "
    "swift, prophecy, catamount, caldera, tempos"
)

#: How people call pairs of these names.
NICKNAMES: dict[str, tuple[str, ...]] = {
    "pegasus": ("peg", "pegs", "peggies"),
    "novablast": ("novas", "nova"),
    "endorphin": ("endo", "endos"),
    "vaporfly": ("vaporflies", "vapors", "vfs"),
    "alphafly": ("alphaflies", "alphas"),
    "speedgoat": ("goats", "goat"),
    "adrenaline": ("gts",),
    "superblast": ("supers",),
}

TABLES = (
    (Kind.SHOE, {True: MODELS}),
    (
        Kind.SHOE_WORD,
        {"shoes": ("shoes, shoe, trainers, pair, kicks, sneakers, runners, insoles, orthotics")},
    ),
    (
        Kind.NEW,
        {
            "new": (
                "new, brand new, brand-new, first run in, first outing in, debut, debuted, broke out, maiden "
                "run in, breaking in, unboxed, first time in, fresh pair, fresh pair of, new pair of, "
                "switched to, bought, started wearing, broke in"
            )
        },
    ),
    (
        Kind.RETIRED,
        {
            "retired": (
                "retired, retiring, binned, retire, threw out, chucked, last run in, farewell, final run in, "
                "said goodbye to"
            )
        },
    ),
)
