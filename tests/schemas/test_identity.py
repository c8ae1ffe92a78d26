from dateline.schemas.identity import article_id, mention_id, version_id


def test_an_identifier_is_sixteen_hex_digits_of_the_content() -> None:
    assert article_id("https://x.example/a") == "5189a0d6687e54f4"
    assert article_id("https://x.example/a") != article_id("https://x.example/b")


def test_fields_do_not_run_into_each_other() -> None:
    assert version_id("ab", "c", "") != version_id("a", "bc", "")


def test_a_mention_keeps_its_identifier_where_its_sentence_moves() -> None:
    first = mention_id("a", "body", "The river  rose on\nMonday.", "rose", 0)
    assert first == mention_id("a", "body", "The river rose on Monday.", "rose", 0)
    assert first != mention_id("a", "body", "The river rose on Monday.", "rose", 1)
