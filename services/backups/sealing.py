"""Files closed with a passphrase, in the format of age (age-encryption.org/v1): its own tools open them too."""

import base64
import hashlib
import hmac
import os
from collections.abc import Iterator
from typing import BinaryIO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

INTRO = b"age-encryption.org/v1\n"
LABEL = b"age-encryption.org/v1/scrypt"
WORK = 17
"""A guess costs 128 megabytes and a good part of a second; a small server bears it once a night."""
MOST_WORK = 20
CHUNK, TAG = 65536, 16
LONGEST_LINE = 128


class Writer(Protocol):
    def write(self, some: bytes, /) -> int: ...


class CannotOpen(Exception):
    """The text says why, for an operator."""


def is_sealed(start: bytes) -> bool:
    return start.startswith(INTRO)


def seal(source: BinaryIO, target: BinaryIO, passphrase: str) -> None:
    file_key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapped = ChaCha20Poly1305(_stretched(passphrase, salt, WORK)).encrypt(bytes(12), file_key, None)
    header = INTRO + b"-> scrypt %s %d\n%s\n---" % (_encoded(salt), WORK, _encoded(wrapped))
    target.write(header + b" " + _encoded(_mac(file_key, header)) + b"\n" + nonce)
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    pieces = _chunks(source, CHUNK)
    target.writelines(
        cipher.encrypt(_number(number, is_last=is_last), piece, None) for number, piece, is_last in pieces
    )


def unseal(source: BinaryIO, target: Writer, passphrase: str) -> None:
    """Raises CannotOpen for a wrong passphrase, and for a file that is not as it was sealed."""
    file_key = _file_key(source, passphrase)
    nonce = source.read(16)
    cipher = ChaCha20Poly1305(_derived(file_key, nonce, b"payload"))
    try:
        for number, piece, is_last in _chunks(source, CHUNK + TAG):
            target.write(cipher.decrypt(_number(number, is_last=is_last), piece, None))  # any writer will do
    except InvalidTag:
        raise CannotOpen("the file is cut short or damaged") from None


def _file_key(source: BinaryIO, passphrase: str) -> bytes:
    intro, stanza, body, end = (source.readline(LONGEST_LINE) for _ in range(4))
    words = stanza.split()
    if intro != INTRO or words[:2] != [b"->", b"scrypt"] or len(words) != 4 or not end.startswith(b"--- "):
        raise CannotOpen("the file is not closed with a passphrase, or its beginning is damaged")
    try:
        salt, wrapped, mac, work = _decoded(words[2]), _decoded(body), _decoded(end[4:]), int(words[3])
    except ValueError:
        raise CannotOpen("the beginning of the file is damaged") from None
    if not 1 <= work <= MOST_WORK:
        raise CannotOpen("the file asks for more work than a server should do; open it with age")
    try:
        file_key = ChaCha20Poly1305(_stretched(passphrase, salt, work)).decrypt(bytes(12), wrapped, None)
    except InvalidTag:
        raise CannotOpen("the passphrase is wrong") from None
    if not hmac.compare_digest(mac, _mac(file_key, intro + stanza + body + b"---")):
        raise CannotOpen("the beginning of the file is damaged")
    return file_key


def _chunks(source: BinaryIO, size: int) -> Iterator[tuple[int, bytes, bool]]:
    """Pieces with their number, and whether it is the last: a file cut between two pieces is noticed."""
    number, chunk = 0, source.read(size)
    while True:
        following = source.read(size)
        yield number, chunk, not following
        if not following:
            return
        number, chunk = number + 1, following


def _number(number: int, *, is_last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([is_last])


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    room = 2**work * 1024 + 2**21
    return hashlib.scrypt(passphrase.encode(), salt=LABEL + salt, n=2**work, r=8, p=1, maxmem=room, dklen=32)


def _derived(file_key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, purpose).derive(file_key)


def _mac(file_key: bytes, header: bytes) -> bytes:
    return hmac.digest(_derived(file_key, b"", b"header"), header, "sha256")


def _encoded(value: bytes) -> bytes:
    return base64.b64encode(value).rstrip(b"=")


def _decoded(value: bytes) -> bytes:
    value = value.strip()
    return base64.b64decode(value + b"=" * (-len(value) % 4), validate=True)
