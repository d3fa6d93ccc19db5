"""HTTP in, arguments out; results and refusals into the envelope of the Bot API."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, unquote

from playground.arguments import Arguments, Upload
from playground.errors import ApiError

if TYPE_CHECKING:
    from collections.abc import Mapping

PARAMETER_BYTES = 2**20
REQUEST_BYTES = 50 * 2**20
FILES_PER_REQUEST = 50
JSON_TYPE = "application/json"
FORM_TYPE = "application/x-www-form-urlencoded"
DISPOSITION = re.compile(r';\s*([a-zA-Z]+\*?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;]*))')

encode_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Encoded(bytes):
    """A result that is already JSON."""

    __slots__ = ()


class Described:
    """A result with a sentence beside it, as setWebhook gives."""

    __slots__ = ("description", "result")

    def __init__(self, result: Any, description: str) -> None:
        self.result = result
        self.description = description


def success(result: Any) -> bytes:
    if isinstance(result, Encoded):
        return b'{"ok":true,"result":' + result + b"}"
    if isinstance(result, Described):
        body = {"ok": True, "result": result.result, "description": result.description}
        return encode_json(body).encode()
    return b'{"ok":true,"result":' + encode_json(result).encode("utf-8", "replace") + b"}"


def failure(error: ApiError) -> bytes:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return encode_json(body).encode("utf-8", "replace")


def read_arguments(query: Mapping[str, str] | None, content_type: str, body: bytes) -> Arguments:
    """Query string and body together; where both name an argument the query string wins."""
    arguments = Arguments()
    if body:
        kind = content_type.partition(";")[0].strip().lower()
        if kind == FORM_TYPE:
            refuse_large(body)
            arguments.values = read_form(body)
        elif kind == JSON_TYPE:
            refuse_large(body)
            arguments.values = read_json(body)
        elif kind == "multipart/form-data":
            read_multipart(arguments, content_type, body)
    if query:
        arguments.values.update(query)
    return arguments


def refuse_large(body: bytes) -> None:
    if len(body) > PARAMETER_BYTES:
        raise ApiError(413, "Request Entity Too Large: the parameters of the request are too big")


def read_form(body: bytes) -> dict[str, Any]:
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError:
        raise ApiError(400, "Bad Request: strings must be encoded in UTF-8") from None
    values: dict[str, Any] = {}
    for name, value in pairs:
        values.setdefault(name, value)
    return values


def read_json(body: bytes) -> dict[str, Any]:
    """The members of a JSON object; a top-level null is the text "null", as the real server reads it."""
    try:
        parsed = json.loads(body)
    except UnicodeDecodeError:
        raise ApiError(400, "Bad Request: strings must be encoded in UTF-8") from None
    except ValueError:
        raise ApiError(400, "Bad Request: can't parse the request body as JSON object") from None
    if not isinstance(parsed, dict):
        raise ApiError(400, "Bad Request: the request body must be a JSON object")
    return parsed


def read_multipart(arguments: Arguments, content_type: str, body: bytes) -> None:
    boundary = dict_of_parameters(content_type).get("boundary", "")
    if not boundary:
        raise ApiError(400, "Bad Request: boundary field not found")
    text_bytes = 0
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary.encode())[1:]:
        if part.startswith(b"--"):
            break
        head, _, content = part.partition(b"\r\n\r\n")
        headers = read_headers(head)
        names = dict_of_parameters(headers.get("content-disposition", ""))
        name = names.get("name", "")
        if "filename" in names or "filename*" in names:
            arguments.files.setdefault(name, upload(names, headers, content))
            continue
        text_bytes += len(content)
        arguments.values.setdefault(name, decoded(content))
    if text_bytes > PARAMETER_BYTES:
        refuse_large(body)
    if len(arguments.files) > FILES_PER_REQUEST:
        raise ApiError(413, "Request Entity Too Large: too many files in the request")


def upload(names: dict[str, str], headers: dict[str, str], content: bytes) -> Upload:
    name = names.get("filename", "")
    if "filename*" in names:
        name = unquote(names["filename*"].rpartition("'")[2])
    # Browsers and clients differ in how they write quotes and line ends inside a quoted name.
    name = name.replace("%22", '"').replace("%0D", "").replace("%0A", "")
    return Upload(name.rpartition("/")[2].rpartition("\\")[2], content, headers.get("content-type", ""))


def decoded(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise ApiError(400, "Bad Request: strings must be encoded in UTF-8") from None


def read_headers(head: bytes) -> dict[str, str]:
    headers: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").split("\r\n"):
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    return headers


def dict_of_parameters(header: str) -> dict[str, str]:
    """`form-data; name="a"; filename="b"` -> {"name": "a", "filename": "b"}."""
    found: dict[str, str] = {}
    for match in DISPOSITION.finditer(header):
        quoted = match[2]
        value = match[3].strip() if quoted is None else re.sub(r"\\(.)", r"\1", quoted)
        found.setdefault(match[1].lower(), value)
    return found
