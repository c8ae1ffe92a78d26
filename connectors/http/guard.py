"""Keeps fetching out of the network that it runs in: which IP addresses may be connected to.

What is checked is the address that a connection goes to, when it is made and for each one anew; a name proves nothing,
since whoever owns it says what it resolves to, and may say something else a second later.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from dateline.connectors.http.trouble import FetchError

Resolver = Callable[[str, int], Sequence[str]]

# The IANA special-purpose address registries (RFC 6890 and its updates), multicast and what is reserved.
_IPV4 = {
    "0.0.0.0/8": "this network",
    "10.0.0.0/8": "private",
    "100.64.0.0/10": "shared by a provider's customers",
    "127.0.0.0/8": "loopback",
    "169.254.0.0/16": "link-local",
    "172.16.0.0/12": "private",
    "192.0.0.0/24": "of protocols",
    "192.0.2.0/24": "documentation",
    "192.31.196.0/24": "of protocols",
    "192.52.193.0/24": "of protocols",
    "192.88.99.0/24": "6to4 relay",
    "192.168.0.0/16": "private",
    "192.175.48.0/24": "of protocols",
    "198.18.0.0/15": "of benchmarks",
    "198.51.100.0/24": "documentation",
    "203.0.113.0/24": "documentation",
    "224.0.0.0/4": "multicast",
    "240.0.0.0/4": "reserved",
}
# Of IPv6 only 2000::/3 is given out to be reached (RFC 4291, 2.4): all else is refused, and within it what follows.
# An IPv4 address inside one of IPv6 (mapped, NAT64, 6to4, Teredo) goes wherever a gateway takes it.
_IPV6 = {
    "2001::/23": "of protocols, Teredo among them",
    "2001:db8::/32": "documentation",
    "2002::/16": "6to4",
    "2620:4f:8000::/48": "of protocols",
    "3fff::/20": "documentation",
}
_NAMED = {
    "::/128": "unspecified",
    "::1/128": "loopback",
    "::ffff:0:0/96": "IPv4-mapped",
    "64:ff9b::/96": "NAT64",
    "64:ff9b:1::/48": "NAT64",
    "100::/64": "discarded",
    "fc00::/7": "private",
    "fe80::/10": "link-local",
    "ff00::/8": "multicast",
}
_REFUSED = tuple((ip_network(network), what) for network, what in {**_IPV4, **_IPV6, **_NAMED}.items())
_GLOBAL = ip_network("2000::/3")


def refusal(address: str) -> str:
    """What kind of address this is that is not to be connected to, "" where it is one of the public internet."""
    try:
        ip: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return "no IP address"
    if isinstance(ip, IPv6Address) and ip.scope_id:
        return "link-local"
    kinds = (what for network, what in _REFUSED if ip.version == network.version and ip in network)
    kind = next(kinds, "")
    return kind or ("not given out" if isinstance(ip, IPv6Address) and ip not in _GLOBAL else "")


def system_resolver(host: str, port: int) -> Sequence[str]:
    """The IP addresses of a host, by the system's resolver. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(where[0]) for *_, where in found))


@dataclass(frozen=True, slots=True)
class Guard:
    """Finds where a connection may go."""

    allowed: frozenset[str] = frozenset()  # hosts that may be anywhere, as they stand in addresses
    resolver: Resolver = field(default=system_resolver)

    def addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The IP addresses of a host that may be connected to, at least one.

        :raises FetchError: ``dns`` or ``address-refused``
        """
        found = self._resolve(host, port)
        if host in self.allowed:
            return found
        refused = {address: kind for address in found if (kind := refusal(address))}
        public = tuple(address for address in found if address not in refused)
        if not public:
            address, kind = next(iter(refused.items()))
            detail = f"{host} is at {address}, which is {kind}; allow it with --allow-host {host} if you trust it"
            raise FetchError("address-refused", detail)
        return public

    def check_literal(self, host: str) -> None:
        """Refuses a host that is itself an IP address not to be connected to, where somebody else resolves names.

        :raises FetchError: ``address-refused``
        """
        if host not in self.allowed and _is_ip(host) and (kind := refusal(host)):
            raise FetchError("address-refused", f"{host} is {kind}; allow it with --allow-host {host} if you trust it")

    def _resolve(self, host: str, port: int) -> tuple[str, ...]:
        if _is_ip(host):
            return (host,)
        try:
            found = tuple(self.resolver(host, port))
        except (OSError, UnicodeError) as error:
            raise FetchError("dns", f"{host} has no address ({_said(error)})") from None
        if not found:
            raise FetchError("dns", f"{host} has no address")
        return found


def _is_ip(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _said(error: Exception) -> str:
    return str(error.strerror or error) if isinstance(error, OSError) else str(error)
