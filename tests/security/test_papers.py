"""Files the program makes hold words of people as words: no formula, no field, no link, no line of their own."""

import codecs
import csv
import re
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from models.events import Event
from programmes.questionnaires import Option, Question, Questionnaire
from services.events.event_calendars import calendar
from services.register.staff_vocabulary import Vocabulary
from services.reports import report_papers
from services.reports.report_charts import Season
from services.reports.report_papers import Filling, Part, Sheet
from services.workbooks import SIGNS
from tests.security.papers import FEW, HOSTILE, PLAIN, Feeder, drawing_modules, makers
from tests.unit.staff_samples import VOCABULARY
from tests.unit.test_event_calendars import event_of

MAKERS = makers()
DRAWS_FOR_OTHERS = {"drawing"}
ICS_NAMES = {
    "BEGIN", "END", "VERSION", "PRODID", "METHOD", "X-WR-CALNAME", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND",
    "SUMMARY", "STATUS", "LOCATION", "URL", "DESCRIPTION",
}  # fmt: skip


@pytest.fixture
def feeder(programme) -> Feeder:
    """Knows how to make what is no plain data, with hostile words in it too."""
    feeder = Feeder()
    words = "\n".join(HOSTILE[4:])
    asked = programme.questionnaires["diagnostics"]
    first = asked.questions[0].model_copy(update={"text": "=1+1", "help": words})
    feeder.ready = {
        **PLAIN,
        Event: event_of(title=words, place=words, description=words, link="https://example.org/=1"),
        Questionnaire: asked.model_copy(update={"title": "=2+2", "questions": (first, *asked.questions[1:])}),
        Question: first,
        Option: first.options[0].model_copy(update={"text": "=3+3"}),
        Vocabulary: VOCABULARY,
        # As many as there are hostile words for their months.
        Season: Season(words, [0, 1] * (len(HOSTILE) // 2) + [2] * (len(HOSTILE) % 2)),
        bytes: report_papers.default(words, HOSTILE, [(one, f"place {number}") for number, one in enumerate(HOSTILE)]),
        Filling: Filling({"place 0": words}, {f"place {number}": _section() for number in range(1, len(HOSTILE))}),
    }
    return feeder


def _section() -> Part:
    return Part(HOSTILE, [Sheet(HOSTILE[0], HOSTILE, [HOSTILE])], HOSTILE)


def test_everything_that_makes_files_is_tried():
    """Whoever adds a maker of files gives back `bytes` from a public function, and it is tried below."""
    assert drawing_modules() - DRAWS_FOR_OTHERS <= {name.partition(".")[0] for name in MAKERS}
    assert len(MAKERS) >= 19


@pytest.mark.filterwarnings("ignore:Glyph:UserWarning")  # of signs the letters of pictures have no shape for
@pytest.mark.parametrize("name", MAKERS)
def test_words_of_people_stay_words_in_every_file(name: str, feeder: Feeder):
    content = MAKERS[name](**feeder.arguments(MAKERS[name]))
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as package:
            parts = {part: package.read(part).decode("utf-8", "replace") for part in package.namelist()}
        (_check_document if "word/document.xml" in parts else _check_workbook)(content, parts)
    elif content.startswith(b"BEGIN:"):
        names = [re.split("[:;]", line)[0] for line in content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]]
        assert set(names) <= ICS_NAMES
        assert names.count("END") == 2 + ("X-WR-CALNAME" in names) * (FEW - 1)
    elif content.startswith(codecs.BOM_UTF8):
        cells = [
            cell for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";") for cell in row
        ]
        assert len(cells) >= len(HOSTILE)
        assert not [cell for cell in cells if cell.lstrip().startswith(SIGNS)]
    elif content.startswith(b"%PDF"):
        assert not re.search(rb"/(JavaScript|JS|URI|Launch|OpenAction|EmbeddedFile)\b", content)
    else:
        assert content.startswith(b"\x89PNG"), "a kind of file nobody has thought about yet"


def _check_workbook(content: bytes, parts: dict[str, str]) -> None:
    assert not [part for part in parts if re.search("externalLink|vbaProject|connections|embeddings", part)]
    sheets = [text for part, text in parts.items() if part.startswith("xl/worksheets/sheet")]
    assert not [text for text in sheets if re.search(r'<f[ >/]|<hyperlink|t="(e|str)"', text)]
    assert not [text for text in parts.values() if 'TargetMode="External"' in text]
    for sheet in load_workbook(BytesIO(content)).worksheets:
        for row in sheet:
            for cell in row:
                assert cell.data_type in {"s", "n"}, cell
                assert not str(cell.value or "").startswith(SIGNS) or cell.quotePrefix, cell


def _check_document(_content: bytes, parts: dict[str, str]) -> None:
    assert not re.search("<w:(instrText|fldSimple|hyperlink|object|altChunk)", parts["word/document.xml"])
    assert not [text for text in parts.values() if 'TargetMode="External"' in text]


def test_a_link_cannot_break_a_calendar():
    """What is kept as a link has no line breaks; were there one, no file is better than a forged one."""
    with pytest.raises(ValueError, match="CR or LF"):
        calendar(event_of(link="https://example.org/\r\nATTENDEE:mailto:a@example.org"), now=event_of().created_at)
