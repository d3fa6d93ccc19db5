"""Reads a programme's folder whole, or says everything that is wrong with it at once."""

import hashlib
import json
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from programmes import (
    activity_checks,
    consultation_checks,
    course_checks,
    mentoring_checks,
    roadmap_checks,
    section_checks,
)
from programmes.campaigns import Campaigns
from programmes.complaints import complaints
from programmes.events import Events
from programmes.expansion import Expansion
from programmes.programme import Programme
from programmes.questionnaire_checks import questionnaire_problems
from programmes.questionnaires import Questionnaire
from programmes.reading import read
from programmes.strictness import Section
from programmes.vocabulary import Vocabulary

_HERE = Path(__file__).parent
_QUESTIONNAIRES = "questionnaires"
_VOCABULARY = ("positions", "subjects", "competences")
_SECTIONS: dict[str, type[Section]] = {
    name: field.annotation
    for name, field in Programme.model_fields.items()
    if isinstance(field.annotation, type) and issubclass(field.annotation, Section)
}


class ProgrammeError(Exception):
    """A programme that cannot be used; `problems` holds every defect as «file: path inside: expected»."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


def find(name: str) -> Path:
    """The folder of a programme, named as here («nms-2023») or by a path; raises ProgrammeError."""
    for folder in (_HERE / name, Path(name).expanduser()) if name.strip() else ():
        if folder.is_dir():
            return folder.resolve()
    known = sorted(passport.parent.name for passport in _HERE.glob("*/passport.yaml"))
    raise ProgrammeError([f"{name}: no such programme, expected a folder or one of: {', '.join(known)}"])


def load(folder: Path) -> Programme:
    """The programme in the folder; raises ProgrammeError with all problems of all files."""
    if not folder.is_dir():
        raise ProgrammeError([f"{folder}: no such folder"])
    reading = _Reading(folder)
    reading.names()
    sections = reading.sections()
    sections[_QUESTIONNAIRES] = reading.questionnaires(sections)
    reading.campaigns(sections)
    reading.activities(sections)
    reading.consultations(sections)
    reading.courses(sections)
    reading.roadmap(sections)
    if reading.problems:
        raise ProgrammeError(reading.problems)
    return Programme(**sections)


def fingerprint(questionnaire: Questionnaire) -> str:
    """Sha256 of everything the questionnaire says: equal content, equal fingerprint."""
    # Without defaults: a new optional field must not turn every published questionnaire into another one.
    content = questionnaire.model_dump(mode="json", exclude_defaults=True)
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class _Reading:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[str] = []

    def names(self) -> None:
        """Complains about what is missing and about what nobody would read."""
        wanted = {f"{name}.yaml" for name in _SECTIONS} | {_QUESTIONNAIRES}
        present = {path.name for path in self.folder.iterdir() if not path.name.startswith(".")}
        for name in sorted(present - wanted):
            alike = get_close_matches(name, sorted(wanted), n=1, cutoff=0.8)
            self._complain(name, [f"unknown name{f', did you mean {alike[0]}?' if alike else ''}"])
        required = {f"{name}.yaml" for name in _SECTIONS if Programme.model_fields[name].is_required()}
        for name in sorted((required | {_QUESTIONNAIRES}) - present):
            self._complain(name, ["required, but missing"])

    def sections(self) -> dict[str, Any]:
        """Every section that could be read, by name."""
        read_well: dict[str, Any] = {}
        for name, kind in _SECTIONS.items():
            file = f"{name}.yaml"
            if not (self.folder / file).is_file():
                continue
            written = read(self.folder / file)
            self._complain(file, written.problems)
            if written.content is not None:
                section, defects = complaints(kind, written.content)
                self._complain(file, defects)
                if section is not None:
                    read_well[name] = section
        if "positions" in read_well:
            self._complain("positions.yaml", section_checks.position_problems(read_well["positions"]))
        if "consent" in read_well:
            self._complain("consent.yaml", section_checks.consent_problems(read_well["consent"]))
        if "mentoring" in read_well:
            self._complain("mentoring.yaml", mentoring_checks.mentoring_problems(read_well["mentoring"]))
        return read_well

    def questionnaires(self, sections: dict[str, Any]) -> dict[str, Questionnaire]:
        vocabulary = self._vocabulary(sections)
        written = self._written_questionnaires()
        if not written and (self.folder / _QUESTIONNAIRES).is_dir():
            self._complain(_QUESTIONNAIRES, ["expected at least one questionnaire that can be read"])
        if vocabulary is not None and written:
            self._complain("competences.yaml", section_checks.exit_problems(vocabulary.competences, written))
        expansion = Expansion(written, vocabulary)
        read_well: dict[str, Questionnaire] = {}
        for name in written:
            file = f"{_QUESTIONNAIRES}/{name}.yaml"
            questionnaire, defects = complaints(Questionnaire, expansion.expand(name))
            self._complain(file, [*expansion.problems[name], *defects])
            if questionnaire is None:
                continue
            read_well[name] = questionnaire
            if questionnaire.code != name:
                self._complain(file, [f"code: expected {name}, like the file"])
            if vocabulary is not None:
                self._complain(file, questionnaire_problems(questionnaire, vocabulary))
        return read_well

    def campaigns(self, sections: dict[str, Any]) -> None:
        """One whose questionnaire has mistakes of its own is not told of them twice."""
        written = {path.stem for path in (self.folder / _QUESTIONNAIRES).glob("*.yaml")}
        if "campaigns" in sections and written:
            problems = section_checks.campaign_problems(sections["campaigns"], sections.get("calendar"), written)
            self._complain("campaigns.yaml", problems)

    def activities(self, sections: dict[str, Any]) -> None:
        """Complains about routes that speak of what is not there; broken sections have been told of already."""
        activities = sections.get("activities")
        if activities is None:
            return
        if all(name in sections for name in _VOCABULARY):
            vocabulary = Vocabulary(**{name: sections[name] for name in _VOCABULARY})
            self._complain("activities.yaml", activity_checks.activity_problems(activities, vocabulary))
        if not self._is_broken(_QUESTIONNAIRES):
            self._complain("activities.yaml", activity_checks.form_problems(activities, sections[_QUESTIONNAIRES]))

    def consultations(self, sections: dict[str, Any]) -> None:
        if "consultations" in sections:
            problems = consultation_checks.consultation_problems(
                sections["consultations"], sections.get("competences"), sections.get("modules")
            )
            self._complain("consultations.yaml", problems)

    def courses(self, sections: dict[str, Any]) -> None:
        courses = sections.get("courses")
        if courses is None:
            return
        if "positions" in sections:
            self._complain("courses.yaml", course_checks.group_problems(courses, sections["positions"]))
        if courses.needs is not None and not self._is_broken(_QUESTIONNAIRES):
            self._complain("courses.yaml", course_checks.needs_problems(courses.needs, sections[_QUESTIONNAIRES]))

    def roadmap(self, sections: dict[str, Any]) -> None:
        """What is broken is not told of twice."""
        if "roadmap" in sections and not self._is_broken("campaigns") and not self._is_broken("events"):
            campaigns, events = sections.get("campaigns", Campaigns()), sections.get("events", Events())
            problems = roadmap_checks.roadmap_problems(sections["roadmap"], sections.get("passport"), campaigns, events)
            self._complain("roadmap.yaml", problems)

    def _is_broken(self, name: str) -> bool:
        return any(problem.startswith(f"{self.folder.name}/{name}") for problem in self.problems)

    def _vocabulary(self, sections: dict[str, Any]) -> Vocabulary | None:
        if any(name not in sections for name in _VOCABULARY):
            return None
        vocabulary = Vocabulary(**{name: sections[name] for name in _VOCABULARY})
        self._complain("competences.yaml", section_checks.competence_problems(vocabulary))
        self._complain("subjects.yaml", section_checks.subject_problems(vocabulary))
        return vocabulary

    def _written_questionnaires(self) -> dict[str, object]:
        folder = self.folder / _QUESTIONNAIRES
        contents: dict[str, object] = {}
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name.startswith("."):
                continue
            file = f"{_QUESTIONNAIRES}/{path.name}"
            if path.suffix != ".yaml":
                self._complain(file, ["unknown name, expected *.yaml"])
                continue
            written = read(path)
            self._complain(file, written.problems)
            if written.content is not None:
                contents[path.stem] = written.content
        return contents

    def _complain(self, file: str, problems: Iterable[str]) -> None:
        self.problems += [f"{self.folder.name}/{file}: {problem}" for problem in problems]
