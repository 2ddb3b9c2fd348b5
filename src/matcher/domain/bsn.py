"""What a BSN looks like: it never enters, whatever the key that holds it is called."""

from typing import Final

IS_BSN: Final = "looks like a BSN, which never enters"

_WEIGHTS: Final = (9, 8, 7, 6, 5, 4, 3, 2, -1)
_ELEVEN: Final = 11


def looks_like_bsn(number: str) -> bool:
    """Tell whether a number passes the test that every BSN passes.

    Source: the "elfproef" of the Dutch population register.

    >>> looks_like_bsn("111222333"), looks_like_bsn("111222334"), looks_like_bsn("c-0001")
    (True, False, False)
    """
    digits = [int(sign) for sign in number if sign.isascii() and sign.isdigit()]
    if len(digits) != len(_WEIGHTS) or any(sign.isalpha() for sign in number):
        return False
    return sum(w * d for w, d in zip(_WEIGHTS, digits, strict=True)) % _ELEVEN == 0
