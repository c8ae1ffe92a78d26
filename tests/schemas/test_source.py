"""Publishers are known by their hosts and by their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.schemas.errors import UsageError
from dateline.schemas.source import Policy, Registry, Source, host, load, parse

LEDGER = Source(
    name="The Ledger",
    owner="Press Holdings",
    domains=("ledger.example", "old.ledger.org"),
    aliases=("Daily Ledger",),
    opinion=("opinion", "blogs/forum"),
)
SPORT = Source(name="Ledger Sport", domains=("sport.ledger.example",))
REGISTRY = Registry([LEDGER, SPORT])


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://ledger.example/a", "The Ledger"),
        ("http://WWW.Ledger.Example:8080/a", "The Ledger"),
        ("https://sport.ledger.example/a", "Ledger Sport"),
        ("https://m.sport.ledger.example/a", "Ledger Sport"),
        ("https://ledger.example./a", "The Ledger"),
        ("https://notledger.example/a", "notledger.example"),
        ("https://ledger.example.net/", "ledger.example.net"),
        ("https://www.bücher.example/", "xn--bcher-kva.example"),
        ("file:///home/ledger.example/a.txt", ""),
        ("seed:corpus/a.txt", ""),
        ("no address", ""),
    ],
)
def test_an_address_belongs_to_the_longest_domain_that_it_lies_in(url: str, name: str) -> None:
    assert REGISTRY.name_of(url) == name


@pytest.mark.parametrize("name", ["The Ledger", "the ledger", "DAILY LEDGER", "Daily  Ledger"])
def test_a_publisher_is_found_by_any_of_its_names(name: str) -> None:
    assert REGISTRY.by_name(name) is LEDGER


def test_the_article_belongs_to_names_only_where_two_words_are_left() -> None:
    registry = Registry([Source(name="The Sun"), Source(name="The Evening Sun")])
    assert registry.by_name("Sun") is None
    assert registry.by_name("Evening Sun") is not None
    assert registry.by_name("") is None


def test_a_domain_comes_before_a_name_and_a_name_before_the_host() -> None:
    assert REGISTRY.name_of("https://sport.ledger.example/a", "The Ledger") == "Ledger Sport"
    assert REGISTRY.name_of("https://mirror.example/a", "Daily Ledger") == "The Ledger"
    assert REGISTRY.name_of("https://www.mirror.example/a", "Somebody") == "Somebody"
    assert REGISTRY.name_of("https://www.mirror.example/a") == "mirror.example"


def test_an_owner_speaks_for_its_outlets_and_an_outlet_without_one_for_itself() -> None:
    assert REGISTRY.owner("The Ledger") == "Press Holdings"
    assert REGISTRY.owner("Ledger Sport") == "Ledger Sport"
    assert REGISTRY.owner("Stranger") == "Stranger"
    assert REGISTRY.owner("") == ""


@pytest.mark.parametrize(
    ("url", "is_opinion"),
    [
        ("https://ledger.example/opinion/a", True),
        ("https://ledger.example/Opinion", True),
        ("https://ledger.example/blogs/forum/a", True),
        ("https://ledger.example/opinions-differ", False),
        ("https://ledger.example/blogs/a", False),
        ("https://other.example/opinion/a", False),
    ],
)
def test_opinion_is_what_lies_in_its_sections(url: str, is_opinion: bool) -> None:
    assert REGISTRY.is_opinion(url) is is_opinion


def test_all_that_an_outlet_of_comment_publishes_is_opinion() -> None:
    registry = Registry([Source(name="The Pamphlet", domains=("pamphlet.example",), opinion=("*",))])
    assert registry.is_opinion("https://pamphlet.example/2031/05/tax")
    assert registry.hints("", "The Pamphlet").opinion
    assert not registry.hints("", "The Ledger").opinion


def test_the_packaged_table_names_each_publisher_and_domain_once() -> None:
    registry = load()
    sources = registry.sources
    domains = [domain for source in sources for domain in source.domains]
    assert len(sources) >= 80
    assert len(domains) == len(set(domains))
    assert all(registry.by_name(name) is one for one in sources for name in (one.name, *one.aliases))


@pytest.mark.parametrize(
    ("url", "name", "owner"),
    [
        ("https://apnews.com/article/x", "Associated Press", "Associated Press"),
        ("https://www.azcentral.com/story/x", "The Arizona Republic", "Gannett"),
        ("https://abcnews.go.com/US/x", "ABC News", "Disney"),
        ("https://www.abc.net.au/news/x", "ABC (Australia)", "Australian Broadcasting Corporation"),
    ],
)
def test_the_packaged_table_knows_wires_and_outlets(url: str, name: str, owner: str) -> None:
    assert load().name_of(url) == name
    assert load().owner(name) == owner


def test_a_users_file_adds_sources_and_replaces_those_of_its_names(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        '[[source]]\nname = "Associated Press"\ndomains = ["ap.example"]\n'
        '[[source]]\nname = "Our Paper"\nzone = "Europe/Paris"\nlanguage = "fr"\n'
    )
    registry = load(file)
    assert registry.name_of("https://ap.example/") == "Associated Press"
    assert registry.name_of("https://apnews.com/") == "apnews.com"
    ours = registry.by_name("Our Paper")
    assert ours is not None
    assert (ours.hints.zone, ours.hints.lang) == ("Europe/Paris", "fr")


def test_a_users_file_may_say_one_thing_of_a_known_source_and_leave_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('[[source]]\nname = "Associated Press"\nkeep = "evidence"\n')
    registry = load(file)
    assert registry.name_of("https://apnews.com/a") == "Associated Press"
    assert registry.wire(("AP",)) == "Associated Press"
    assert registry.keep("https://apnews.com/a") == "evidence"


def test_what_is_kept_is_the_sources_word_else_the_files_else_what_the_publisher_asks() -> None:
    ledger = Source(name="The Ledger", domains=("ledger.example",), keep="text", robots="ignore")
    registry = Registry([ledger], Policy(keep="evidence", retain_days=30))
    assert registry.keep("https://ledger.example/a", asked="nothing") == "text"
    assert registry.keep("https://other.example/a", asked="nothing") == "evidence"
    assert registry.keep("", "The Ledger") == "text"
    assert Registry([]).keep("https://other.example/a", asked="nothing") == "nothing"
    assert registry.policy("https://ledger.example/a").retain_days == 30
    assert not registry.asks_robots("https://ledger.example/a")
    assert registry.asks_robots("https://other.example/a")


def test_the_packaged_table_leaves_it_to_publishers_what_is_kept() -> None:
    assert not load().has_policies
    assert all(one.robots is None for one in load().sources)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("source = 7", "source"),
        ("[[source]]\nowner = 'x'", r"source\.0\.name"),
        ("[[source]]\nname = 'x'\nzone = 'Mars/Olympus'", "no IANA time zone"),
        ("[[source]]\nname = 'x'\nzone = '../../etc/passwd'", "no IANA time zone"),
        ("[[source]]\nname = 'x'\ndomains = ['https://x.example']", r"domains\.0: .*without port and path: x\.example"),
        ("[[source]]\nname = 'x'\ndomains = ['News.example:8443']", "without port and path: news.example"),
        ("[[source]]\nname = 'x'\ndomains = ['news']", "such as news.example"),
        ("[[source]]\nname = 'x'\nlanguage = 'English'", "language"),
        (
            "[[source]]\nname = 'x'\ncolour = 'red'",
            r"line 3, source\.0\.colour: there is no such entry; there are .*zone",
        ),
        (
            "['x.example']\nkeep = 'text'",
            r"x\.example: there is no such entry; there are keep, retain_days, robots, source",
        ),
        ("[[source]]\nname = 'x'\nkeep = 'some'", r"source\.0\.keep"),
        ("[[source]]\nname = 'x'\nretain_days = 0", "retain_days"),
        ("retain_days = true", "retain_days"),
        ("retain_days = '30'", "retain_days"),
        ("[[source]]\nname = 'x'\nrobots = true", "robots"),
        ("keep = 'everything'", "keep"),
        ("not toml", "no TOML"),
    ],
)
def test_a_source_file_that_is_wrong_says_where(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        parse(text, "mine.toml")


def test_a_source_file_that_is_not_there_is_named() -> None:
    with pytest.raises(UsageError, match=r"nowhere\.toml"):
        load(Path("nowhere.toml"))


def test_an_ip_address_is_a_host_like_others() -> None:
    assert host("http://[::1]/a") == "[::1]"
    assert host("http://127.1/") == "127.0.0.1"


def test_the_first_wire_among_a_source_and_its_credits_is_told() -> None:
    assert load().wire(("Somebody's Gazette", "Reuters", "AP")) == "Reuters"
    assert load().wire(("The New York Times",)) == ""
