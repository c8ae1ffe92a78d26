"""Servers on loopback that answer whatever a test wants, byte by byte, and note what they were asked."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

# What is sent: bytes at once, or a function that is given the socket and does as it likes.
Reply = bytes | Callable[[socket.socket], None]
OF_SITES = ("/robots.txt", "/.well-known/tdmrep.json")
ALLOW_ALL = b"User-agent: *\nDisallow:\n"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it came."""

    target: str
    headers: dict[str, str]
    at: float  # by the monotonic clock


@dataclass(slots=True)
class Server:
    """A server on some loopback address, whose replies are by target; any other is 404."""

    host: str
    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0

    def url(self, target: str = "/", name: str = "", scheme: str = "http") -> str:
        """The address of something here."""
        return f"{scheme}://{name or self.host}:{self.port}{target}"

    def targets(self) -> list[str]:
        """What was asked for, in order, without what is asked of each site."""
        return [asked.target for asked in self.asked if asked.target not in OF_SITES]


def reply(body: bytes = b"", status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str) -> bytes:
    """A whole answer. Underscores in the names of headers are hyphens; ``length=""`` leaves out the length."""
    said = {"content-type": kind, "content-length": headers.pop("length", str(len(body)))}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = "".join(f"{name}: {value}\r\n" for name, value in said.items() if value)
    return f"HTTP/1.1 {status} Some\r\n{lines}\r\n".encode("latin-1") + body


def slowly(data: bytes, gap: float) -> Callable[[socket.socket], None]:
    """Sends a byte now and then."""

    def send(sock: socket.socket) -> None:
        for place in range(len(data)):
            sock.sendall(data[place : place + 1])
            time.sleep(gap)

    return send


def for_ever(head: bytes, piece: bytes) -> Callable[[socket.socket], None]:
    """Sends a head, and then the same again and again until nobody listens."""

    def send(sock: socket.socket) -> None:
        sock.sendall(head)
        while True:
            sock.sendall(piece)

    return send


def breaking(data: bytes) -> Callable[[socket.socket], None]:
    """Sends something, and resets the connection."""

    def send(sock: socket.socket) -> None:
        sock.sendall(data)
        time.sleep(0.05)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        sock.close()

    return send


@contextmanager
def serving(host: str = "127.0.0.1", tls: ssl.SSLContext | None = None, **replies: Reply) -> Iterator[Server]:
    """A server for the length of the block, on a port of its own.

    :param replies: by the target without its slash; its robots.txt allows everything unless one is among them
    """
    with socket.create_server((host, 0)) as listening:
        server = Server(host, listening.getsockname()[1], {f"/{name}": one for name, one in replies.items()})
        server.replies.setdefault("/robots.txt", reply(ALLOW_ALL, kind="text/plain"))
        threading.Thread(target=_accept, args=(listening, server, tls), daemon=True).start()
        yield server
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)


def _accept(listening: socket.socket, server: Server, tls: ssl.SSLContext | None) -> None:
    with suppress(OSError):
        while True:
            sock, _ = listening.accept()
            server.connections += 1
            threading.Thread(target=_serve, args=(sock, server, tls), daemon=True).start()


def _serve(sock: socket.socket, server: Server, tls: ssl.SSLContext | None) -> None:
    with suppress(OSError, IndexError), sock:
        if tls:
            sock = tls.wrap_socket(sock, server_side=True)
        head = b""
        while b"\r\n\r\n" not in head:
            data = sock.recv(65536)
            if not data:
                return
            head += data
            if not head[:1].isalpha():  # TLS, where HTTP is spoken
                sock.sendall(reply(b"Bad request", 400))
                return
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines if line)}
        target = first.split(" ")[1]
        server.asked.append(Asked(target, headers, time.monotonic()))
        answer = server.replies.get(target, reply(b"nothing here", 404))
        if callable(answer):
            answer(sock)
        else:
            sock.sendall(answer)
        sock.close()
