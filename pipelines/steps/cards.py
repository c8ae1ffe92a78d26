"""What a page writes over a linked name, a card with the titles of other stories, and how it is read past.

"Ada Lee Ada Mary LeeCouncil meets Tuesday Ferries late again MORE said": the name, the full name with the first title
glued to it, more titles, and the card's last word. It stands in the text as it came, so offsets hold; nothing in it is
told by the article.
"""

from __future__ import annotations

import re

LAST_WORD = "MORE"
# The last name, up to four names before it stands again with the next word glued on, and titles: six long ones at most.
_CARD = re.compile(rf"\b([A-Z][\w’'-]+)((?:\s\(?[A-Z][\w.’'-]*\)?){{0,4}}\s\1(?=[A-Z]).{{1,900}}?\s{LAST_WORD}\b)")


def without_cards(text: str) -> str:
    """The text with spaces in the place of each card, as long as before. Never raises."""
    if LAST_WORD not in text:
        return text
    return _CARD.sub(lambda card: card[1] + " " * len(card[2]), text)
