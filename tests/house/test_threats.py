"""What is written about threats is true: every proof named is a test, and no secret stands in the repository."""

import ast
import re
import subprocess

import pytest

from tests.house.plan import ROOT, imported, modules

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
PROOF = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
SECRETS = {
    "token of a bot": re.compile(r"\b\d{8,10}:[A-Za-z0-9_-]{35}\b"),
    "private key": re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    "key of a cloud": re.compile(r"\b(AKIA[0-9A-Z]{16}|AIza[\w-]{35}|t1\.[A-Z0-9a-z_-]{80,})\b"),
    "token of a forge": re.compile(
        r"\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{60,}|glpat-[\w-]{20}|pypi-AgE\w{50,})\b"
    ),
    "token of a session": re.compile(r"\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}\b"),
}
SAMPLES = {
    "token of a bot": "1234567890:" + "AbC-d_" * 5 + "efghi",
    "private key": "-----BEGIN " + "RSA PRIVATE KEY-----",
    "key of a cloud": "AKIA" + "ABCDEFGHIJKLMNOP",
    "token of a forge": "ghp_" + "a1" * 18,
    "token of a session": "eyJ" + "a" * 20 + ".eyJ" + "b" * 20 + "." + "c" * 30,
}
PLAINLY_NOBODYS = re.compile(r"test|nobody|demo|fake|AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw", re.IGNORECASE)
"""Words no real token holds by chance, and the token the manual of the Bot API shows."""


def test_every_proof_is_a_test():
    proofs = PROOF.findall(PAGE)
    assert len(proofs) > 40
    functions: dict[str, set[str]] = {}
    for file, name in proofs:
        if file not in functions:
            tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
            kinds = ast.FunctionDef | ast.AsyncFunctionDef
            functions[file] = {node.name for node in tree.body if isinstance(node, kinds)}
        assert name.startswith("test_"), name
        assert name in functions[file], f"{file}::{name}"


def test_every_threat_has_a_proof():
    rows = [line for line in PAGE.splitlines() if re.match(r"\| T\d+ \|", line)]
    assert [int(re.findall(r"\d+", row)[0]) for row in rows] == list(range(1, len(rows) + 1))
    assert [row for row in rows if not PROOF.search(row)] == []


@pytest.mark.parametrize("kind", SECRETS)
def test_what_looks_like_a_secret_is_known_as_one(kind: str):
    assert SECRETS[kind].search(f"x = {SAMPLES[kind]!r}")


def test_no_secret_stands_in_a_file_of_the_repository():
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode:
        pytest.skip("not a repository: which files belong to the project is not known")
    for name in listed.stdout.decode().split("\0")[:-1]:
        path = ROOT / name
        if not path.is_file() or path.suffix in {".png", ".lock"}:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        for kind, pattern in SECRETS.items():
            found = [one for one in pattern.finditer(text) if not PLAINLY_NOBODYS.search(one[0])]
            assert not found, f"{name}: a {kind}"


def test_files_are_opened_in_one_place_and_fetched_in_one():
    """Whatever is sent, pictures and documents of every kind, is passed on by its id and never opened, but for tables."""
    readers = {
        path.stem
        for path, tree in modules("services", "handlers", "bot", "scheduler", "models").items()
        if imported(tree) & {"openpyxl.load_workbook", "zipfile.ZipFile", "docx.opc", "PIL", "PIL.Image", "tarfile"}
    }
    assert readers == {"staff_package", "staff_weighing"}
    fetchers = [path.stem for path in modules("services", "handlers", "bot") if ".download(" in path.read_text("utf-8")]
    assert fetchers == ["documents"]
