"""Most of the links that were judged by eye are right."""

from __future__ import annotations

from tests.gold.events.chains import load

LEAST = 60  # links that were judged
RIGHT = 0.85  # of them; of those across articles, which no article makes itself, nine in ten


def test_at_least_sixty_links_were_judged_each_once():
    judged = load()
    assert len({one.link for one in judged}) == len(judged) >= LEAST


def test_most_of_them_are_right():
    judged = load()
    across = [one for one in judged if one.link.across]
    assert sum(one.right for one in judged) >= RIGHT * len(judged)
    assert sum(one.right for one in across) >= 0.9 * len(across)
    assert all(bool(one.note) is not one.right for one in judged)
