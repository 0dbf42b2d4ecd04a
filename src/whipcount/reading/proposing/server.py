"""A server that speaks the chat form of the OpenAI interface: vLLM, llama.cpp, Ollama, a vendor.

One question is one POST; nothing in an answer is followed or run, and a redirection is not followed, so that report and
key go nowhere but to the address a person gave. The connection is of the kind that reports are fetched by.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from whipcount.model.problem import Place, Problem, Unusable
from whipcount.reading.proposing.address import is_here
from whipcount.reading.proposing.asking import SEED, TOKENS

if TYPE_CHECKING:
    import httpcore

    from whipcount.reports.address import IP
    from whipcount.reports.wire import Stopwatch

_LARGEST = 2_000_000  # bytes of an answer
_TRIES = 3
_LONGEST_PAUSE = 30.0
_BUSY = (408, 409, 425, 429, 500, 502, 503, 504)
_UNKNOWN_FORM = (400, 404, 415, 422, 501)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What one try gave: status 0 and why, when nothing came; the seconds that a busy server asks us to wait."""

    status: int = 0
    body: bytes = b""
    pause: float = 0.0
    why: str = ""


@dataclass
class Server:
    """Where and what to ask.

    address: the base, such as http://127.0.0.1:8000/v1. model: the name the server knows it by. key: sent as a bearer
    token over https or to this machine only, and never shown. seconds: for one question, all tries together.
    pause: waits between two tries.
    """

    address: str
    model: str
    key: str | None = field(default=None, repr=False)
    seconds: float = 120.0
    pause: Callable[[float], None] = time.sleep
    _takes_schema: bool = True

    def ask(self, messages: list[dict[str, str]], schema: Mapping[str, Any]) -> str:
        """The text of the model's answer. Unusable with one Problem when there is none to be had."""
        if self._takes_schema:
            status, body = self._post(self._question(messages) | {"response_format": _format(schema)})
            if status not in _UNKNOWN_FORM:
                return self._content(status, body)
            self._takes_schema = False  # it cannot hold a model to a form; ask without one
        return self._content(*self._post(self._question(messages)))

    def models(self) -> list[str]:
        """The names of the models that the server offers."""
        status, body = self._exchange("GET", "/models", None)
        listed = self._parsed(status, body).get("data")
        names = [each.get("id") for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
        return [name for name in names if isinstance(name, str)]

    def _question(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        return {
            "model": self.model,
            "messages": messages,
            "temperature": 0,
            "seed": SEED,
            "max_tokens": TOKENS,
            "stream": False,
        }

    def _post(self, question: Mapping[str, Any]) -> tuple[int, bytes]:
        return self._exchange("POST", "/chat/completions", question)

    def _exchange(self, method: str, path: str, question: Mapping[str, Any] | None) -> tuple[int, bytes]:
        """Status and body, after as many tries as a busy or silent server is given."""
        watch = _stopwatch(self.seconds)
        given, wait = _Answer(), 0.0
        for number in range(_TRIES):
            if number and (wait > _LONGEST_PAUSE or wait >= _left(watch)):
                break
            if number:
                self.pause(wait)
            given = self._once(method, path, question, watch)
            if given.status and given.status not in _BUSY:
                return given.status, given.body
            wait = max(2.0**number, given.pause)
        raise Unusable(self._away(given))

    def _once(self, method: str, path: str, question: Mapping[str, Any] | None, watch: Stopwatch) -> _Answer:
        """One try; a fault of the connection is an answer without a status."""
        import httpcore  # noqa: PLC0415 - only a reader with a model needs it

        content = json.dumps(question).encode() if question is not None else None
        try:
            with (
                self._pool(watch) as pool,
                pool.stream(
                    method, self.address + path, headers=list(self.headers().items()), content=content
                ) as answer,
            ):
                named = {name.lower(): value for name, value in answer.headers}
                return _Answer(answer.status, self._body(answer.iter_stream()), _pause_asked(named.get(b"retry-after")))
        except (TimeoutError, httpcore.TimeoutException):
            return _Answer(why="it takes too long")
        except (OSError, httpcore.NetworkError, httpcore.ProtocolError) as error:
            return _Answer(why=str(error)[:100] or type(error).__name__)

    def _pool(self, watch: Stopwatch) -> httpcore.ConnectionPool:
        """Connections that go straight to the address, whatever proxy the environment names, and have a stopwatch."""
        import httpcore  # noqa: PLC0415 - only a reader with a model needs it

        from whipcount.reports.wire import Rules, Wire  # noqa: PLC0415 - the same

        rules = Rules(seconds=self.seconds, allowed=_loopback if is_here(self.address) else _any)
        return httpcore.ConnectionPool(network_backend=Wire(self.address, rules, watch))

    def _body(self, pieces: Iterable[bytes]) -> bytes:
        body = bytearray()
        for piece in pieces:
            body += piece
            if len(body) > _LARGEST:
                raise Unusable(self._wrong(f"an answer of more than {_LARGEST:,} bytes", "a short one"))
        return bytes(body)

    def headers(self) -> dict[str, str]:
        """What is sent beside a question; the key only where nobody on the way can read it."""
        safe = self.address.startswith("https://") or is_here(self.address)
        plain = {"Accept": "application/json", "Accept-Encoding": "identity", "Content-Type": "application/json"}
        return plain | ({"Authorization": f"Bearer {self.key}"} if self.key and safe else {})

    def _content(self, status: int, body: bytes) -> str:
        """The text of the first choice."""
        try:
            content = self._parsed(status, body)["choices"][0]["message"]["content"]
        except (KeyError, IndexError, TypeError):
            content = None
        if not isinstance(content, str):
            raise Unusable(self._wrong("an answer without a message", "the chat form of the OpenAI interface"))
        return content

    def _parsed(self, status: int, body: bytes) -> dict[str, Any]:
        if status in (401, 403):
            raise Unusable(self._unknown(status))
        if not 200 <= status < 300:
            raise Unusable(self._wrong(f"status {status}{self._said(body)}", "an answer"))
        try:
            answer = json.loads(body)
        except (ValueError, RecursionError):
            answer = None
        if not isinstance(answer, dict):
            raise Unusable(self._wrong("an answer that is no JSON object", "the chat form of the OpenAI interface"))
        return answer

    def _said(self, body: bytes) -> str:
        """What the server says of an error, on one line, and never the key."""
        try:
            error = json.loads(body)["error"]
            words = error["message"] if isinstance(error, dict) else error
        except (ValueError, KeyError, TypeError, RecursionError):
            return ""
        line = " ".join(str(words).split())
        return f" ({line.replace(self.key, '[key]') if self.key else line})"[:200]

    def _away(self, given: _Answer) -> Problem:
        said = f"status {given.status}{self._said(given.body)}" if given.status else given.why
        do = "Start the server, give its address with --model-url, or read without --model."
        expected = f"an answer within {self.seconds:g} seconds"
        return Problem(Place(self.address), f"the model server gives no answer: {said}", expected, do)

    def _unknown(self, status: int) -> Problem:
        given = "does not accept the key" if "Authorization" in self.headers() else "asks for a key, and none was sent"
        do = "Set OPENAI_API_KEY or --model-key-file; a key is sent over https or to this machine only."
        return Problem(Place(self.address), f"the model server {given} (status {status})", "a key it knows", do)

    def _wrong(self, found: str, expected: str) -> Problem:
        return Problem(Place(self.address), found, expected, "Check --model-url and --model against the server.")


def _format(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "json_schema", "json_schema": {"name": "proposals", "strict": True, "schema": schema}}


def _pause_asked(header: bytes | None) -> float:
    """Seconds a busy server asks for; a date instead of seconds is not read."""
    return float(header) if header and header.isdigit() and len(header) < 6 else 0.0


def _stopwatch(seconds: float) -> Stopwatch:
    from whipcount.reports.wire import Stopwatch  # noqa: PLC0415 - only a reader with a model needs it

    return Stopwatch(seconds)


def _left(watch: Stopwatch) -> float:
    try:
        return watch.left()
    except TimeoutError:
        return 0.0


def _loopback(ip: IP) -> bool:
    return ip.is_loopback


def _any(ip: IP) -> bool:  # noqa: ARG001 - a person named the address; it may be in their own net
    return True
