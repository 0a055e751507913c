"""How a pack writes its phrases, and the words around them, down."""

import itertools
import re

_REACH = {True: "(?:[^ ]+ ){0,2}", False: ".{0,3}"}
"""How far a context word may stand from a match: up to two words, or three characters, between."""


def context(words: tuple[str, ...], spaced: bool, *, before: bool) -> str | None:
    """A pattern that finds one of ``words`` near the end of the text ``before`` a match, or near
    the beginning of the text after it; none for no words.

    In languages with spaces the text has words with one blank between and around them."""
    if not words:
        return None
    told = sorted(map(_word, words) if spaced else map(re.escape, words), key=len)
    either = f"(?:{'|'.join(told)})"
    if before:
        return f"{either}{_REACH[spaced]}$"
    return f"^{' ' if spaced else ''}{_REACH[spaced]}{either}"


def _word(word: str) -> str:
    """A context word as it stands: a clitic such as n't ends a word, others are whole words.

    The blank before a word is the one that ends the word before it."""
    plain = re.escape(re.sub(r"[^\w'%]+", " ", word.lower().replace("’", "'")).strip())
    return f"{plain} " if word.startswith(("n't", "'")) else rf"\b{plain} "


def expanded(phrase: str) -> list[str]:
    """All readings of a phrase with ``{a|b|}`` alternatives, spaces tidied.

    :raises ValueError: a reading has a star elsewhere than at its ends, or braces stand wrong.

    >>> expanded("{so |}sorry")
    ['so sorry', 'sorry']
    """
    parts = re.split(r"\{([^{}]*)\}", phrase)
    if any(sign in part for part in parts for sign in "{}"):
        raise ValueError(f"{phrase!r}: braces stand in pairs, and none within others.")
    choices = [part.split("|") if odd % 2 else [part] for odd, part in enumerate(parts)]
    readings = (" ".join("".join(choice).split()) for choice in itertools.product(*choices))
    found = [reading for reading in dict.fromkeys(readings) if reading]
    # A star in the middle would be looked for as it stands, and never be found.
    if starred := [reading for reading in found if "*" in reading[1:-1]]:
        raise ValueError(
            f"{phrase!r}: a star opens or closes a phrase; {starred[0]!r} has one inside."
        )
    return found
