"""The log as an HL7 FHIR bundle (R4B): for a record system that takes one, checked by the library on the way out.

Codes of LOINC and UCUM stand only where they are certain (pain severity 0-10, sleep duration, exercise duration and
distance); everything else is said in words. Nothing says who it is unless the person ticked it.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import uuid
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hipsight.model.journal_entry import Entry
from hipsight.model.life_records import Sleep
from hipsight.model.records import Pain, Run
from hipsight.model.units import METRES_PER_KM

_LOINC, _UCUM = "http://loinc.org", "http://unitsofmeasure.org"
_CATEGORY = "http://terminology.hl7.org/CodeSystem/observation-category"
_PROFILE_NOTE = "Reported by the runner; made by hipsight. Not a diagnosis."

#: LOINC code and its name, by what is observed.
_CODES: Mapping[str, tuple[str, str]] = {
    "pain": ("72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported"),
    "sleep": ("93832-4", "Sleep duration"),
    "distance": ("55430-3", "Walking distance unspecified time Pedometer"),
    "duration": ("55411-3", "Exercise duration"),
}


def fhir_bundle(
    entries: Iterable[Entry],
    *,
    at: dt.datetime,
    name: str | None = None,
    birth_year: int | None = None,
    answers: Iterable[tuple[str, str]] = (),
    report: bytes | None = None,
) -> str:
    """The bundle as JSON, validated.

    Args:
        entries: What was logged.
        at: When it is written, with its offset.
        name: The person's name, if it is to stand there.
        birth_year: The year, if it is to stand there.
        answers: Question and answer of the interview.
        report: The physio report as a PDF.

    Raises:
        ValueError: The library found the bundle not to be FHIR (a bug here).
    """
    from fhir.resources.R4B.bundle import Bundle  # noqa: PLC0415 - half a second, needed here alone

    kept = list(entries)
    resources = [_patient(name, birth_year), *_observations(kept), *_condition(kept)]
    resources += [_questionnaire_response(answers, at)] if (answers := tuple(answers)) else []
    resources += [_document(report, at)] if report is not None else []
    bundle = Bundle.model_validate(
        {
            "resourceType": "Bundle",
            "type": "collection",
            "timestamp": at.isoformat(),
            "entry": [{"fullUrl": f"urn:uuid:{one['id']}", "resource": one} for one in resources],
        }
    )
    text: str = bundle.model_dump_json(indent=1)
    return text + "\n"


_PATIENT_ID = str(uuid.uuid5(uuid.NAMESPACE_URL, "hipsight:patient"))
_SUBJECT = {"reference": f"urn:uuid:{_PATIENT_ID}"}


def _patient(name: str | None, birth_year: int | None) -> dict[str, Any]:
    patient: dict[str, Any] = {"resourceType": "Patient", "id": _PATIENT_ID}
    if name:
        patient["name"] = [{"text": name}]
    if birth_year is not None:
        patient["birthDate"] = str(birth_year)
    return patient


def _id_of(entry: Entry, part: str = "") -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"hipsight:{entry.id}:{part}"))


def _observations(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    for entry in entries:
        record = entry.record
        if isinstance(record, Pain):
            yield from _pain(entry, record)
        elif isinstance(record, Sleep) and record.hours is not None:
            yield _observation(entry, "sleep", _quantity(record.hours, "h", "h"), record.day.isoformat())
        elif isinstance(record, Run) and record.suspect is None:
            yield from _run(entry, record)


def _pain(entry: Entry, pain: Pain) -> Iterator[dict[str, Any]]:
    worst = pain.worst
    if worst is None:
        return
    made = _observation(entry, "pain", _quantity(worst, "{score}", "{score}"), pain.day.isoformat())
    if pain.site is not None:
        side = f"{pain.side} " if pain.side else ""
        made["bodySite"] = {"text": f"{side}{pain.site.replace('_', ' ')}"}
    told = [*pain.quality, *pain.behaviour]
    if told:
        made["note"] = [{"text": ", ".join(word.replace("_", " ") for word in told)}]
    yield made


def _run(entry: Entry, run: Run) -> Iterator[dict[str, Any]]:
    when = run.day.isoformat() if run.starts_at is None else run.starts_at.isoformat()
    if run.distance_m is not None:
        value = _quantity(round(run.distance_m / METRES_PER_KM, 3), "km", "km")
        made = _observation(entry, "distance", value, when, part="distance")
        made["code"] = {"text": "Running distance"}  # the code speaks of walking
        yield made
    if run.duration_s is not None:
        value = _quantity(round(run.duration_s / 60, 2), "min", "min")
        yield _observation(entry, "duration", value, when, part="duration")


def _observation(entry: Entry, what: str, value: dict[str, Any], when: str, part: str = "") -> dict[str, Any]:
    code, display = _CODES[what]
    category = "survey" if what == "pain" else "activity"
    return {
        "resourceType": "Observation",
        "id": _id_of(entry, part),
        "status": "final",
        "category": [{"coding": [{"system": _CATEGORY, "code": category}]}],
        "code": {"coding": [{"system": _LOINC, "code": code, "display": display}], "text": display},
        "subject": _SUBJECT,
        "performer": [_SUBJECT],
        "effectiveDateTime": when,
        "valueQuantity": value,
    }


def _quantity(value: float, unit: str, code: str) -> dict[str, Any]:
    return {"value": value, "unit": unit, "system": _UCUM, "code": code}


def _condition(entries: Iterable[Entry]) -> Iterator[dict[str, Any]]:
    """The complaint as reported: where it hurts most often. No name of a disease."""
    places: dict[str, list[dt.date]] = {}
    for entry in entries:
        record = entry.record
        if isinstance(record, Pain) and not record.absent and record.site is not None:
            side = f"{record.side} " if record.side else ""
            places.setdefault(f"{side}{record.site.replace('_', ' ')}", []).append(record.day)
    if not places:
        return
    place, days = max(places.items(), key=lambda one: (len(one[1]), one[0]))
    yield {
        "resourceType": "Condition",
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"hipsight:condition:{place}")),
        "verificationStatus": {
            "coding": [
                {
                    "system": "http://terminology.hl7.org/CodeSystem/condition-ver-status",
                    "code": "unconfirmed",
                }
            ]
        },
        "code": {"text": f"Pain when running, {place}"},
        "bodySite": [{"text": place}],
        "subject": _SUBJECT,
        "onsetDateTime": min(days).isoformat(),
        "asserter": _SUBJECT,
        "note": [{"text": _PROFILE_NOTE}],
    }


def _questionnaire_response(answers: Iterable[tuple[str, str]], at: dt.datetime) -> dict[str, Any]:
    return {
        "resourceType": "QuestionnaireResponse",
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, "hipsight:interview")),
        "status": "completed",
        "subject": _SUBJECT,
        "authored": at.isoformat(),
        "item": [
            {"linkId": str(number), "text": question, "answer": [{"valueString": answer}]}
            for number, (question, answer) in enumerate(answers, start=1)
        ],
    }


def _document(report: bytes, at: dt.datetime) -> dict[str, Any]:
    return {
        "resourceType": "DocumentReference",
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, f"hipsight:{hashlib.sha256(report).hexdigest()}")),
        "status": "current",
        "subject": _SUBJECT,
        "date": at.isoformat(),
        "description": "Pain and running: report for a physio or doctor",
        "content": [
            {
                "attachment": {
                    "contentType": "application/pdf",
                    "data": base64.b64encode(report).decode(),
                    "title": "Physio report",
                }
            }
        ],
    }
