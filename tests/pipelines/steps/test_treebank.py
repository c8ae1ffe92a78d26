import pytest

from dateline.pipelines.steps.treebank import is_tokenised, untokenise


def test_tokens_become_prose() -> None:
    tokens = "`` It 's over , '' Ann Lee -LRB- 44 -RRB- said . She did n't pay the $ 5 , or 10 % , of it ."
    assert untokenise(tokens) == "“It's over,” Ann Lee (44) said. She didn't pay the $5, or 10%, of it."


@pytest.mark.parametrize("text", ["", "It rained, and it rained. It stopped, at last.", "a , b", "No marks at all"])
def test_prose_stays_as_it_is(text: str) -> None:
    assert not is_tokenised(text)
    assert untokenise(text) == text
