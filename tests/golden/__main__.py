"""Write the golden samples of the watch formats and the expected records beside all samples anew."""

from __future__ import annotations

import datetime as dt
import json
import sys

from tests.golden.expectations import HERE, SAMPLES, read_sample
from tests.unit.importers.made_exports import (
    GARMIN_NIGHT,
    STRAVA_ENGLISH,
    STRAVA_GERMAN,
    apple_record,
    apple_workout,
    garmin_run,
    make_apple,
    make_csv,
    make_garmin_activities,
    polar_channels,
    polar_session,
    strava_row,
)
from tests.unit.importers.made_files import (
    CYCLING,
    FILE_ID,
    RUNNING,
    START,
    SWIMMING,
    TRACK,
    TRAIL,
    TRANSITION,
    FitWriter,
    Leg,
    fit_time,
    make_fit,
    make_gpx,
    make_tcx,
)


def _settings() -> bytes:
    writer = FitWriter()
    writer.define(0, 0, FILE_ID)
    writer.write(0, 2, fit_time(START))
    return writer.build()


def _strava_english() -> bytes:
    rows = [
        {"id": 1, "date": "Apr 26, 2025, 12:02:42 AM", "name": "Long run", "type": "Run", "elapsed_shown": 7000,
         "distance_shown": 18.2, "private_note": "right hip 3/10 from mile 7, slept 6 h", "gear": "Blue pair",
         "filename": "activities/11.fit.gz", "elapsed": 7000.0, "moving": 6800.0, "distance": 18200.5,
         "ascent": 120.5, "heart_rate": 151.0, "effort": 6.0, "Long Run": 1.0},
        {"id": 2, "date": "Apr 27, 2025, 5:00:00 PM", "name": "Swim", "type": "Swim", "elapsed_shown": 1800,
         "distance_shown": 1000, "elapsed": 1800.0, "moving": 1800.0, "distance": 1000.0},
        {"id": 3, "date": "", "name": "No date", "type": "Run"},
    ]  # fmt: skip
    return make_csv(STRAVA_ENGLISH, [strava_row(STRAVA_ENGLISH, **row) for row in rows])


def _strava_german() -> bytes:
    row = {
        "id": 4, "date": "21.07.2026, 15:09:27", "name": "Lauf am Nachmittag", "type": "Lauf",
        "elapsed_shown": 1390, "distance_shown": "2,81", "elapsed": 1390.0, "moving": 1380.0,
        "distance": 2810.2, "effort": 3.0,
    }  # fmt: skip
    return make_csv(STRAVA_GERMAN, [strava_row(STRAVA_GERMAN, **row)])


def _apple() -> bytes:
    route = '  <WorkoutRoute><FileReference path="/workout-routes/route_1.gpx"/></WorkoutRoute>\n'
    return make_apple(
        apple_workout(START, inside=route),
        apple_workout(START + dt.timedelta(days=1), kind="TraditionalStrengthTraining"),
        apple_record("SleepAnalysis", "2026-01-14 23:10:00 +0100", "2026-01-15 06:40:00 +0100", "AsleepCore"),
        apple_record("MenstrualFlow", "2026-01-03 12:00:00 +0100", "2026-01-03 12:00:00 +0100", "Light"),
        beats=2,
    )


def _bearable() -> bytes:
    rows = (
        "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n"
        '"2nd Mar 2026","2026-03-02","Monday","am","Symptom","2","Left hip pain (Moderate)",""\n'
        '"2nd Mar 2026","2026-03-02","Monday","pm","Symptom","1","Headache (Mild)",""\n'
        '"2nd Mar 2026","2026-03-02","Monday","","Sleep quality","2","",""\n'
        '"2nd Mar 2026","2026-03-02","Monday","mid","Mood","7","Calm",""\n'
        '"2nd Mar 2026","2026-03-02","Monday","","Lifestyle","","Caffeine - Little | \U0001f4a3 Stress - A lot",""\n'
        '"1st Mar 2026","2026-03-01","Sunday","Day 1","Period","Period","Bleeding level (Heavy)",""\n'
        '"28th Feb 2026","28th Feb 2026","Saturday","pm","Symptom","4","Groin (Unbearable)",""\n'
        '"?","?","Saturday","pm","Symptom","4","Groin (Unbearable)",""\n'
    )
    return rows.encode()


MADE = {
    "apple_health/export.xml": _apple,
    "strength_log/hevy.csv": lambda: (
        b"title,start_time,end_time,description,exercise_title,superset_id,exercise_notes,set_index,set_type,weight_kg,"
        b"reps,distance_km,duration_seconds,rpe\n"
        b'Legs,"12 Jun 2026, 08:34","12 Jun 2026, 09:20",,Squat (Barbell),,,0,normal,60,8,,,\n'
        b'Legs,"12 Jun 2026, 08:34","12 Jun 2026, 09:20",,Squat (Barbell),,,1,normal,70.5,6,,,\n'
        b'Legs,"12 Jun 2026, 08:34","12 Jun 2026, 09:20",,Plank,,,0,normal,,,,90,\n'
    ),
    "strength_log/strong.csv": lambda: (
        b"Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
        b'2024-01-01 09:15:00,"Leg day",1h,"Squat (Barbell)",1,100.0,5.0,0,0.0,,,\n'
        b'2024-01-01 09:15:00,"Leg day",1h,"Squat (Barbell)",Rest Timer,0,0,0,90.0,,,\n'
    ),
    "strength_log/fitnotes.csv": lambda: (
        b"Date,Exercise,Category,Weight,Weight Unit,Reps,Distance,Distance Unit,Time,Comment\n"
        b"2024-06-01,Plank,Abs,0,kgs,0,,,0:01:30,\n2024-06-01,Deadlift,Back,135,lbs,5,,,,\n,Row,Back,1,kgs,1,,,,\n"
    ),
    "runkeeper/cardioActivities.csv": lambda: (
        b"Activity Id,Date,Type,Route Name,Distance (km),Duration,Average Pace,Average Speed (km/h),Calories Burned,"
        b"Climb (m),Average Heart Rate (bpm),Friend's Tagged,Notes,GPX File\n"
        b"a1,2026-03-28 08:33:29,Running,,3.24,26:11,8:06,7.41,245.0,59,106,,left hip 2/10,2026-03-28-083329.gpx\n"
        b"a2,2026-03-29 08:33:29,Cycling,,22.3,1:15:00,,,,,,,,\na3,,Running,,1,5:00,,,,,,,,\n"
    ),
    "garmin_activities/list.json": lambda: make_garmin_activities(
        garmin_run(START, 1, description="right hip 2/10 at night"), garmin_run(START, 2, parent=True)
    ),
    "garmin_activities/list_with_gear.json": lambda: (
        make_garmin_activities(garmin_run(START, 1), garmin_run(START + dt.timedelta(days=1), 2)).rstrip(b"]")
        + b',{"gearDTOS":[{"gearPk":7,"displayName":"Blue pair","gearTypeName":"Shoes"}],'
        b'"gearActivityDTOs":{"7":[{"activityId":2}]}}]'
    ),
    "polar_sessions/training-session-2026-01-15-older.json": lambda: json.dumps(
        polar_session(START, seconds=60, note="left hip 3/10")
    ).encode(),
    "polar_sessions/training-session-2026-01-15-newer.json": lambda: json.dumps(
        polar_channels(START, seconds=60), sort_keys=True
    ).encode(),
    "oura_sleep/sleepmodel.csv": lambda: (
        b"id;average_hrv;bedtime_end;bedtime_start;day;total_sleep_duration;type\n"
        b"a1;65;2026-06-01T06:30:00+00:00;2026-05-31T23:15:00+00:00;2026-06-01;25200;long_sleep\n"
        b"a2;;2026-06-01T14:40:00+00:00;2026-06-01T14:00:00+00:00;2026-06-01;1800;late_nap\n"
        b"a3;;2026-06-02T02:30:00+00:00;2026-06-02T02:00:00+00:00;2026-06-02;1200;deleted\n"
        b"a4;;2026-06-03T02:30:00+00:00;2026-06-03T02:00:00+00:00;;1200;long_sleep\n"
    ),
    "oura_sleep/trends.csv": lambda: (
        b"date,Sleep Score,Total Sleep Score,Total Sleep Duration,Bedtime Start\n"
        b"2021-03-04,80,78,27000,\n2021-03-05,,,,\n"
    ),
    "bearable/export.csv": _bearable,
    "garmin_wellness/nights_sleepData.json": lambda: json.dumps([GARMIN_NIGHT]).encode(),
    "strava_activities/english.csv": _strava_english,
    "strava_activities/german.csv": _strava_german,
    "fit/easy_run_with_a_pause.fit": lambda: make_fit(Leg(seconds=900, climb_m_s=0.05), pause=(400, 75)),
    "fit/trail_run_without_distance.fit": lambda: make_fit(
        Leg(seconds=400, sub_sport=TRAIL), says_distance=False
    ),
    "fit/track_run_without_place_and_zone.fit": lambda: make_fit(
        Leg(seconds=300, sub_sport=TRACK), offset_h=None, with_positions=False
    ),
    "fit/triathlon.fit": lambda: make_fit(
        Leg(sport=SWIMMING, seconds=200, speed_m_s=1.0),
        Leg(sport=TRANSITION, seconds=40, speed_m_s=1.0),
        Leg(sport=CYCLING, seconds=200, speed_m_s=9.0),
        Leg(sport=RUNNING, seconds=400),
    ),
    "fit/cut_short.fit": lambda: make_fit(Leg(seconds=500))[:14_000],
    "fit/settings.fit": _settings,
    "fit/clock_not_set.fit": lambda: make_fit(
        Leg(seconds=60), start=dt.datetime(1989, 12, 31, 0, 5, tzinfo=dt.UTC), offset_h=None
    ),
    "gpx/two_segments.gpx": lambda: make_gpx(
        range(0, 401, 2), range(700, 1101, 2), name="Tempo on the track"
    ),
    "gpx/without_type.gpx": lambda: make_gpx(range(0, 301, 3), type_word=None, sensors="none"),
    "gpx/without_times.gpx": lambda: make_gpx(range(20), with_times=False),
    "tcx/two_laps.tcx": lambda: make_tcx(200, 250, notes="easy"),
    "tcx/bike.tcx": lambda: make_tcx(60, sport="Biking", speed_m_s=8.0),
    "tcx/cut_short.tcx": lambda: make_tcx(120, start=START)[:40_000],
}


def main() -> None:
    """Write samples that are made by code, then the JSON beside every sample."""
    for name, make in MADE.items():
        path = HERE / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(make())
    for sample in sorted({*SAMPLES, *(HERE / name for name in MADE)}):
        expected = json.dumps(read_sample(sample), indent=1, ensure_ascii=False, sort_keys=True)
        sample.with_name(f"{sample.name}.json").write_text(expected + "\n")
        sys.stdout.write(f"{sample.relative_to(HERE)}\n")


if __name__ == "__main__":
    main()
