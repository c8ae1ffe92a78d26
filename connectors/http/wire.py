"""A connection to a server: made past the guard, secured where the address says so, and over when its time is.

Every wait, for a name, a connection, a handshake or a byte, is cut to what is left of one deadline, so that a server
which sends a byte now and then holds nobody up.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import TypeVar

from dateline.connectors.http.address import Address
from dateline.connectors.http.guard import Guard
from dateline.connectors.http.trouble import FetchError
from dateline.schemas.fetched import Trouble

T = TypeVar("T")
CHUNK = 64 << 10
# Servers have several IP addresses, of which some may be dead: each gets its share of what time is left, for so many.
TRIES = 4
# What OpenSSL says of a certificate (X509_V_ERR_*, x509_vfy.h).
_CERTIFICATE: dict[int, tuple[Trouble, str]] = {
    9: ("tls-expired", "is not valid yet"),
    10: ("tls-expired", "has expired"),
    18: ("tls-untrusted", "is signed by itself"),
    19: ("tls-untrusted", "is signed by an authority of its own"),
    62: ("tls-wrong-host", "is for another host"),
    64: ("tls-wrong-host", "is for another address"),
}


class Deadline:
    """An instant after which everything that waits for it has failed.

    :param seconds: from now
    :param monotonic: seconds of a clock that is never set
    :param whole: the seconds that there were to begin with, where some are spent
    """

    def __init__(self, seconds: float, monotonic: Callable[[], float], whole: float = 0.0) -> None:
        self._whole = whole or seconds
        self._monotonic = monotonic
        self._end = monotonic() + seconds

    def left(self) -> float:
        """The seconds that are left.

        :raises FetchError: ``timeout``, where none are
        """
        left = self._end - self._monotonic()
        if left <= 0:
            raise self.over()
        return left

    def over(self) -> FetchError:
        """The error of what is not done in time."""
        return FetchError("timeout", f"not done within {self._whole:g} s")


class Wire:
    """A connected socket under a deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self._socket = sock
        self._deadline = deadline
        self.received = 0  # bytes

    def send(self, data: bytes | None) -> None:
        """Sends all of it. Raises FetchError."""
        try:
            self._socket.settimeout(self._deadline.left())
            self._socket.sendall(data or b"")
        except TimeoutError:
            raise self._deadline.over() from None
        except OSError as error:
            raise _broken(error) from None

    def receive(self) -> bytes:
        """The next bytes, b"" at the end. Raises FetchError: ``timeout``, ``connection``."""
        try:
            self._socket.settimeout(self._deadline.left())
            data = self._socket.recv(CHUNK)
        except TimeoutError:
            raise self._deadline.over() from None
        except OSError as error:
            raise _broken(error) from None
        self.received += len(data)
        return data

    def has_more(self, patience: float) -> bool:
        """Whether bytes come after what was to be the last of them.

        :param patience: seconds to wait for them, or for the end
        """
        try:
            self._socket.settimeout(min(patience, self._deadline.left()))
            return bool(self._socket.recv(1))
        except (OSError, FetchError):
            return False

    def secure(self, context: ssl.SSLContext, host: str) -> None:
        """Goes on in TLS with a server that proves to be this host.

        :raises FetchError: ``tls`` and its kinds, ``timeout``
        """
        try:
            self._socket.settimeout(self._deadline.left())
            self._socket = context.wrap_socket(self._socket, server_hostname=host)
        except TimeoutError:
            raise self._deadline.over() from None
        except ssl.SSLCertVerificationError as error:
            reason, what = _CERTIFICATE.get(error.verify_code, ("tls-untrusted", error.verify_message))
            raise FetchError(reason, f"the certificate of {host} {what}") from None
        except (OSError, ValueError) as error:
            raise FetchError("tls", f"{host} does not speak TLS as it should ({_words(error)})") from None

    def close(self) -> None:
        """Closes it."""
        self._socket.close()


def dial(address: Address, guard: Guard | None, deadline: Deadline) -> Wire:
    """Connects to a server, at an IP address that the guard lets pass.

    :param guard: None for a host that the user named outright, such as a proxy
    :raises FetchError: ``dns``, ``address-refused``, ``timeout`` or ``connection``
    """
    guard = guard or Guard(frozenset((address.host,)))
    found = _within(deadline, lambda: guard.addresses(address.host, address.port))
    candidates = found[:TRIES]
    refused = ""
    for number, ip in enumerate(candidates):
        share = deadline.left() / (len(candidates) - number)
        try:
            return Wire(socket.create_connection((ip, address.port), share), deadline)
        except TimeoutError:
            refused = f"{ip} does not answer"
        except OSError as error:
            refused = f"{ip}: {_words(error)}"
    deadline.left()
    raise FetchError("connection", f"no connection to {address.authority} ({refused})")


def _within(deadline: Deadline, work: Callable[[], T]) -> T:
    """What some work gives that cannot be told how long it may take, such as the system's resolver.

    Raises what it raises, or FetchError ``timeout``; it is left behind then.
    """
    results: SimpleQueue[tuple[T, None] | tuple[None, BaseException]] = SimpleQueue()

    def do() -> None:
        try:
            results.put((work(), None))
        except BaseException as error:
            results.put((None, error))

    threading.Thread(target=do, daemon=True).start()
    try:
        result, error = results.get(timeout=deadline.left())
    except Empty:
        raise deadline.over() from None
    if error is not None:
        raise error
    return result  # type: ignore[return-value]


def _broken(error: OSError) -> FetchError:
    return FetchError("connection", f"the connection broke ({_words(error)})")


def _words(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return str(error.reason or error).replace("_", " ").lower()
    return str(error.strerror or error) if isinstance(error, OSError) else str(error)
