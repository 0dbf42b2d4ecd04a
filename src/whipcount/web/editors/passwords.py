"""Passwords as they are kept: scrypt with a salt, so that whoever reads the file cannot sign in by it.

Cost as OWASP's cheat sheet on the storage of passwords has it for scrypt with 32 MiB: N = 2^15, r = 8, p = 3. The
numbers stand in every hash, so that a later version may ask for more.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import unicodedata
from base64 import b64decode, b64encode

SHORTEST, LONGEST = 12, 1000  # letters
_COST, _BLOCK, _TIMES = 15, 8, 3
_SALT, _KEY = 16, 32
_HASH = re.compile(
    r"scrypt\$(?P<cost>1[0-7])\$(?P<block>8)\$(?P<times>[1-8])"
    r"\$(?P<salt>[A-Za-z0-9+/]{22}==)\$(?P<key>[A-Za-z0-9+/]{43}=)"
)
# Takes as long as another and fits no password that anybody could find: an unknown name is not told by the time.
OF_NOBODY = f"scrypt${_COST}${_BLOCK}${_TIMES}${b64encode(bytes(_SALT)).decode()}${b64encode(bytes(_KEY)).decode()}"


def hashed(password: str) -> str:
    """A password as it may be written down; another one each time."""
    salt = secrets.token_bytes(_SALT)
    key = _key(password, salt, _COST, _BLOCK, _TIMES)
    return f"scrypt${_COST}${_BLOCK}${_TIMES}${b64encode(salt).decode()}${b64encode(key).decode()}"


def is_hash(text: str) -> bool:
    """Whether a text is what `hashed` makes."""
    return _HASH.fullmatch(text) is not None


def fits(password: str, kept: str) -> bool:
    """Whether a hash was made of this password. It takes about a quarter of a second and 32 MB, and holds no lock."""
    read = _HASH.fullmatch(kept)
    if read is None or len(password) > LONGEST:
        return False
    cost, block, times = (int(read[name]) for name in ("cost", "block", "times"))
    return hmac.compare_digest(_key(password, b64decode(read["salt"]), cost, block, times), b64decode(read["key"]))


def _key(password: str, salt: bytes, cost: int, block: int, times: int) -> bytes:
    """The same letters have the same key however a keyboard puts them together (NFKC)."""
    plain = unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
    room = 128 * block * (2**cost + times + 2) + 1_000_000
    return hashlib.scrypt(plain, salt=salt, n=2**cost, r=block, p=times, maxmem=room, dklen=_KEY)
