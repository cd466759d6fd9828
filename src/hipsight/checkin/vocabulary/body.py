"""Words for places on the body and for sides."""

from __future__ import annotations

from hipsight.checkin.atoms import Kind
from hipsight.model.body import Side, Site

#: Written in the singular; the plural of a paired part means both sides.
SITES: dict[Site, str] = {
    Site.HIP: (
        "hip, hip joint, hip socket, hip area, hip region, hip bone, hipbone, ball and socket, inside "
        "hip, deep in hip, deep hip, iliac crest, pelvis, pelvic area, labrum, top of hip, hip "
        "pointer"
    ),
    Site.FRONT_HIP: (
        "front hip, front of hip, hip flexor, flexor, hip crease, crease, crease of hip, crease in "
        "front, psoas, iliopsoas, hip front, anterior hip, top of thigh, top of leg, hip fold, "
        "iliacus, where leg meets hip, front of pelvis, upper quad, front of my pelvis"
    ),
    Site.OUTER_HIP: (
        "outer hip, outside hip, outside of hip, side of hip, side hip, hip side, lateral hip, "
        "greater trochanter, trochanter, bony bit, bony part, bony knob, bony lump, bony bump, bony "
        "point, bony spot, bony bit on side, bony bit of hip, bony bit on outside, bony bit on "
        "outside of hip, bony bit on side of hip, bony part of hip, bony part on side, point of hip, "
        "hip bursa, bursa, tfl, outer part of hip, outer side of hip, outside part of hip, outer edge "
        "of hip, tensor fasciae latae, trochanteric bursa, outer right hip, outer left hip, outer hip "
        "bone"
    ),
    Site.GROIN: "groin, groin area, groin crease, deep in groin, deep groin, inguinal",
    Site.INNER_THIGH: (
        "inner thigh, inside thigh, inside of thigh, inside of leg, inner leg, adductor, adductors "
        "magnus, inside upper thigh, upper inner thigh, inner upper thigh, adductor longus"
    ),
    Site.THIGH: (
        "thigh, quad, quadricep, quadriceps, front of thigh, rectus femoris, vmo, upper thigh, front thigh"
    ),
    Site.OUTER_THIGH: (
        "outer thigh, outside thigh, outside of thigh, side of thigh, itb, it band, i t band, "
        "iliotibial band, itband, it-band, side of leg, outside of leg, outer leg, itbs, outside of "
        "upper leg"
    ),
    Site.BUTTOCK: (
        "glute, gluteal, gluteus, glute med, glute medius, gluteus medius, glute max, gluteus "
        "maximus, glute min, butt, butt cheek, buttcheek, bum, bum cheek, buttock, arse, ass, ass "
        "cheek, arse cheek, piriformis, piri, piris, backside, back of hip, rear hip, posterior hip, "
        "rump, tush, behind hip, deep glute, glut, upper glute, cheek, booty, bottom cheek, sciatic "
        "nerve, deep in glute, deep in butt, deep butt, side of butt, upper butt"
    ),
    Site.SIT_BONE: (
        "sit bone, sitbone, sitting bone, sitz bone, ischial tuberosity, high hamstring, upper "
        "hamstring, high hammy, high ham, top of hamstring, hamstring attachment, hamstring "
        "insertion, hamstring origin, proximal hamstring, hamstring tendon, upper hammy, under butt, "
        "under butt cheek, under glute, base of butt, bottom of butt, ischium, bone i sit on, bony "
        "bit i sit on, hamstring at sit bone, top of hammy, bottom of glute, butt bone, lower glute, "
        "lower butt, hamstring attachment at sit bone, where hamstring meets butt, where hamstring "
        "meets glute, glute hamstring tie in, hamstring up by sit bone"
    ),
    Site.HAMSTRING: (
        "hamstring, hammy, hammie, ham, back of thigh, biceps femoris, back of leg, hammy's, hamstring belly"
    ),
    Site.LOWER_BACK: (
        "lower back, low back, lumbar, small of back, si joint, sij, si, sacrum, sacroiliac, s i joint, "
        "back spasm, base of spine, tailbone, coccyx, lower spine, ql, sacral area, sacroiliac joint, "
        "low-back, lowerback"
    ),
    Site.LOWER_ABDOMEN: (
        "lower abdomen, lower ab, lower abs, lower belly, lower tummy, lower stomach, lower "
        "abdominal, low abs, lower abdominals"
    ),
    Site.PUBIC_BONE: ("pubic bone, pubis, pubic symphysis, pubic area, symphysis, pubic region, pubic"),
    Site.KNEE: (
        "knee, kneecap, knee cap, patella, front of knee, inside of knee, inner knee, back of knee, "
        "behind knee, medial knee, patellar tendon, meniscus, below knee, above knee"
    ),
    Site.OUTER_KNEE: (
        "outer knee, outside of knee, outside knee, side of knee, lateral knee, itb at knee, outside "
        "my knee, it band at knee, outer side of knee, itb by knee, it band by knee, itb near knee, "
        "lateral side of knee"
    ),
    Site.CALF: "calf, soleus, gastroc, calf muscle, lower calf, upper calf",
    Site.SHIN: ("shin, shinbone, tibia, shin splint, shinsplint, shin bone, post tib, posterior tibial"),
    Site.ANKLE: "ankle, peroneal, peroneals tendon",
    Site.ACHILLES: "achilles, achilles tendon, achillies, achiles",
    Site.FOOT: (
        "foot, heel, arch, toe, big toe, plantar fascia, plantar, ball of foot, top of foot, "
        "metatarsal, forefoot, midfoot, plantar fasciitis, bottom of foot, pinky toe, sole of foot"
    ),
}

#: Said in the plural, these mean both sides.
PLURALS: dict[Site, str] = {
    Site.HIP: "hips, hip joints, hip bones",
    Site.FRONT_HIP: "hip flexors, flexors, fronts of hips, front of hips, hf's",
    Site.OUTER_HIP: "outer hips, sides of hips, outsides of hips, outside of hips",
    Site.GROIN: "groins",
    Site.INNER_THIGH: "adductors, inner thighs",
    Site.THIGH: "quads, thighs",
    Site.OUTER_THIGH: "it bands, itbands, outer thighs",
    Site.BUTTOCK: "glutes, butt cheeks, bum cheeks, buttocks, cheeks, glute meds",
    Site.SIT_BONE: "sit bones, sitz bones, high hamstrings, sitbones, sitting bones",
    Site.HAMSTRING: "hamstrings, hammies, hams, hamstrings both",
    Site.KNEE: "knees",
    Site.CALF: "calves, calfs",
    Site.SHIN: "shins, shin splints",
    Site.ANKLE: "ankles",
    Site.FOOT: "feet, heels, arches, toes",
}

#: Parts the body map does not have: their complaints are kept in the line only.
ELSEWHERE = (
    "legs, leg, shoulder, shoulders, neck, stomach, tummy, belly, gut, guts, chest, arm, arms, "
    "elbow, wrist, hand, hands, upper back, ribs, rib, toenail, toenails, nipple, nipples, jaw, "
    "tooth, throat, lungs, abs, core muscles, body, side stitch, stitch, blister, blisters, eyes, "
    "head, ear"
)

SIDES: dict[Side, str] = {
    Side.LEFT: ("left, lhs, left side, left one, left hand side, left-hand side, lft, left-sided, lefty"),
    Side.RIGHT: ("right, rhs, right side, right one, right hand side, right-hand side, rgt, right-sided"),
    Side.BOTH: (
        "both, both sides, bilateral, bilaterally, each side, either side, both sides of, left and "
        "right, right and left, l and r, r and l"
    ),
}

TABLES = (
    (Kind.SITE, {(site, False): words for site, words in SITES.items()}),
    (Kind.SITE, {(site, True): words for site, words in PLURALS.items()}),
    (Kind.ELSEWHERE, {"elsewhere": ELSEWHERE}),
    (Kind.SIDE, SIDES),
)
