"""Nothing but the public internet is connected to, however an address is written or comes about."""

from __future__ import annotations

import pytest

from dateline.connectors.http.address import origin, parse
from dateline.connectors.http.guard import Guard, refusal
from dateline.connectors.http.trouble import FetchError

PRIVATE = {
    "0.0.0.0": "this network",
    "0.1.2.3": "this network",
    "10.1.2.3": "private",
    "100.64.0.1": "shared",
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "169.254.169.254": "link-local",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.0.0.170": "of protocols",
    "192.0.2.1": "documentation",
    "192.168.1.1": "private",
    "198.18.0.1": "benchmarks",
    "224.0.0.251": "multicast",
    "255.255.255.255": "reserved",
    "::": "unspecified",
    "::1": "loopback",
    "::ffff:127.0.0.1": "mapped",
    "::ffff:93.184.216.34": "mapped",
    "::127.0.0.1": "not given out",
    "64:ff9b::7f00:1": "NAT64",
    "64:ff9b::5db8:d822": "NAT64",
    "64:ff9b:1::1": "NAT64",
    "2001::1": "Teredo",
    "2001:db8::1": "documentation",
    "2002:7f00:1::": "6to4",
    "fc00::1": "private",
    "fd12:3456::1": "private",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fec0::1": "not given out",
    "ff02::1": "multicast",
    "5f00::1": "not given out",
    "news.example": "no IP address",
}
PUBLIC = ("93.184.216.34", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:2800:220:1::1", "2a00:1450:4001::1")
SPELLINGS = (
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://127.0.0.1./",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[0:0:0:0:0:ffff:7f00:1]/",
    "http://0/",
)


@pytest.mark.parametrize(("address", "kind"), PRIVATE.items())
def test_an_address_of_no_public_server_is_refused_and_said_to_be_what_it_is(address: str, kind: str) -> None:
    assert kind in refusal(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_is_let_pass(address: str) -> None:
    assert refusal(address) == ""
    assert Guard(resolver=lambda host, port: [address]).addresses("news.example", 80) == (address,)


@pytest.mark.parametrize("url", SPELLINGS)
def test_a_host_that_is_a_number_is_that_address_in_any_spelling(url: str) -> None:
    with pytest.raises(FetchError) as refused:
        Guard(resolver=lambda host, port: pytest.fail(f"{host} is no name")).addresses(parse(url).host, 80)
    assert refused.value.reason == "address-refused"


def test_of_several_addresses_only_the_public_ones_are_gone_to() -> None:
    guard = Guard(resolver=lambda host, port: ["10.0.0.1", "93.184.216.34", "::1"])
    assert guard.addresses("news.example", 80) == ("93.184.216.34",)


def test_a_host_that_is_allowed_by_name_may_be_anywhere_and_no_other_may() -> None:
    guard = Guard(frozenset({"intranet"}), lambda host, port: ["10.0.0.1"])
    assert guard.addresses("intranet", 80) == ("10.0.0.1",)
    with pytest.raises(FetchError, match=r"--allow-host wiki\.intranet if"):
        guard.addresses("wiki.intranet", 80)


@pytest.mark.parametrize("answer", [OSError(-2, "Name or service not known"), UnicodeError("label too long"), []])
def test_a_name_without_an_address_is_told_apart(answer: object) -> None:
    def resolver(host: str, port: int) -> list[str]:
        if isinstance(answer, Exception):
            raise answer
        return []

    with pytest.raises(FetchError) as failed:
        Guard(resolver=resolver).addresses("nowhere.example", 80)
    assert failed.value.reason == "dns"


def test_an_international_name_is_asked_for_in_its_ascii_form() -> None:
    assert parse("http://Bücher.example:80/ä?ö=1#x").origin == "http://xn--bcher-kva.example"
    assert str(parse("http://Bücher.example:80/ä?ö=1#x")) == "http://xn--bcher-kva.example/%C3%A4?%C3%B6=1"


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x/y", "javascript:alert(1)", "data:,x", "//x", "", "http://", "gopher://x"]
)
def test_what_is_no_http_address_is_refused(url: str) -> None:
    with pytest.raises(FetchError) as refused:
        parse(url)
    assert refused.value.reason == "bad-address"
    assert origin(url) == ""


def test_an_address_with_a_password_is_refused_and_the_password_is_not_repeated() -> None:
    with pytest.raises(FetchError) as refused:
        parse("https://me:secret@news.example/feed")
    assert "secret" not in refused.value.detail
