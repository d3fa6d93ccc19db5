"""Files of a report: nothing in them wakes up a spreadsheet, and places cut up by Word are found."""

from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import Unfitting
from services.reports import report_csv, report_papers
from services.reports.report_papers import Filling, Part, Sheet
from services.reports.report_templates import Known, checked
from services.workbooks import SIGNS


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=20))
def test_no_text_is_a_formula(text: str):
    assert not report_csv.guarded(text).lstrip(" ").startswith(SIGNS)


def test_our_own_numbers_stay_numbers():
    written = report_csv.write(["=1"], [[report_csv.Number("-1,5"), "-1,5", None]]).decode("utf-8-sig")
    assert written == "'=1\r\n-1,5;'-1,5;\r\n"


def test_a_place_cut_into_runs_by_word():
    made, out = Document(), BytesIO()
    line = made.add_paragraph("In ")
    for piece in ("[[ ye", "ar", " ]", "] all"):
        line.add_run(piece)
    made.sections[0].footer.paragraphs[0].add_run("[[year]]")
    made.add_paragraph("[[ Staff ]]")
    made.save(out)
    assert checked(out.getvalue(), Known({"year"}, {"staff"})) == 1
    part = Part(["Line"], [Sheet("Title", ["No.", "What"], [["1", "<b>&"]])], ["None"])
    filled = Document(BytesIO(report_papers.fill(out.getvalue(), Filling({"year": "2025/26"}, {"staff": part}))))
    texts = [one.text for one in filled.paragraphs]
    assert texts == ["In 2025/26 all", "Line", "Title", "", "None"]
    assert filled.sections[0].footer.paragraphs[0].text == "2025/26"
    assert [cell.text for cell in filled.tables[0].rows[1].cells] == ["1", "<b>&"]


def test_a_document_that_fetches_something_is_refused():
    made, out = Document(), BytesIO()
    made.add_paragraph("[[staff]]")
    made.part.relate_to("https://example.org/x.png", "http://schemas.example.org/image", is_external=True)
    made.save(out)
    with pytest.raises(Unfitting, match="report-template-linked"):
        checked(out.getvalue(), Known((), {"staff"}))
