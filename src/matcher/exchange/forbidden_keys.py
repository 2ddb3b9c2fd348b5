"""Keys that may never come in with a client: refused with the reason why, the value never kept.

A BSN, name, address, birth date, sex, diagnosis or benefit has no place in matching, in Dutch or in
English, in any spelling of the key and however deep it lies.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from matcher.domain.errors import Fault
from matcher.exchange.faults import safe_key

_WHY: Final = {
    "bsn": "a BSN may not be stored here; the client's id points to your own file",
    "name": "a name may not be stored here; the client's id points to your own file",
    "address": "an address is not stored here; place holds a four-digit postcode and a town",
    "birth date": "a birth date or age is not stored here; it may not play a part in matching",
    "sex": "sex or gender is not stored here; it may not play a part in matching",
    "diagnosis": "a diagnosis or treatment is never stored; needs say what helps at work",
    "benefit": "a benefit is never stored; it may not play a part in matching",
}

_WORDS: Final = {
    "bsn": "bsn sofi sofinummer ssn",
    "name": "name names naam namen firstname lastname surname fullname forename nickname roepnaam"
    " initials initialen voorletters tussenvoegsel",
    "address": "address addresses adres adressen straat straatnaam street huisnummer housenumber"
    " postcode postcode6 pc6 zip zipcode email mail emailadres phone telephone telefoon"
    " telefoonnummer tel mobile mobiel gsm",
    "birth date": "birthdate birthday birth dob born geboren age leeftijd birthyear birthplace",
    "sex": "sex gender geslacht sekse aanhef salutation",
    "diagnosis": "diagnosis diagnoses diagnose diagnosen diagnostic dsm dsm4 dsm5 icd icd10 icd11"
    " illness disease disorder disability disabilities medication medicine medicines treatment"
    " therapy therapie behandeling behandelaar medicatie medicijn medicijnen ziekte ziektebeeld"
    " aandoening stoornis handicap beperking beperkingen medical medisch medische health gezondheid"
    " arbeidsbeperking",
    "benefit": "benefit benefits uitkering uitkeringen wajong wia wao wga iva ww zw ziektewet"
    " bijstand participatiewet pw welfare",
}

_PIECES: Final = {
    "bsn": "burgerservice sofinummer citizenservice socialsecurity nationalid",
    "name": "voornaam achternaam clientnaam naamclient volledigenaam geslachtsnaam firstname"
    " lastname familyname familienaam givenname maidenname meisjesnaam",
    "address": "emailadres woonadres postadres straatnaam huisnummer telefoon phonenumber"
    " homeaddress postalcode",
    "birth date": "geboorte birthdate dateofbirth yearofbirth placeofbirth leeftijd",
    "sex": "geslacht gender",
    "diagnosis": "diagnos ziektebeeld medicat medicijn psychiat stoornis aandoening",
    "benefit": "uitkering participatiewet ziektewet arbeidsongeschikt",
}

_KIND_OF_WORD: Final = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_KIND_OF_PIECE: Final = {piece: kind for kind, words in _PIECES.items() for piece in words.split()}
_IN_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


@dataclass(frozen=True, slots=True)
class ForbiddenKey:
    """A key that may not come in: its name and what it is about (`bsn`, `name`, ...)."""

    name: str
    about: str

    @property
    def fault(self) -> Fault:
        """Return the key with the reason why it is refused."""
        return Fault(self.name, _WHY[self.about])


def forbidden_keys(record: object) -> tuple[ForbiddenKey, ...]:
    """Return every forbidden key of a record, however deep, each once and in its order.

    >>> [key.name for key in forbidden_keys({"place": {"straatNaam": "Dorpsstraat"}, "bsn": 1})]
    ['straatNaam', 'bsn']
    """
    found = (
        ForbiddenKey(safe_key(key), about)
        for key in _keys(record)
        if (about := what_it_tells(key)) is not None
    )
    return tuple(dict.fromkeys(found))


def what_it_tells(key: str) -> str | None:
    """Return what a key is about when that is forbidden, else None.

    >>> what_it_tells("dateOfBirth"), what_it_tells("datum_geboorte"), what_it_tells("postcode4")
    ('birth date', 'birth date', None)
    """
    plain = unicodedata.normalize("NFKD", _IN_CAMEL.sub(" ", key)).casefold()
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    words = re.findall(r"[a-z0-9]+", letters)
    whole = "".join(words)
    for word in (whole, *words):
        if word in _KIND_OF_WORD:
            return _KIND_OF_WORD[word]
    return next((kind for piece, kind in _KIND_OF_PIECE.items() if piece in whole), None)


def _keys(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inside in value.items():
            yield key
            yield from _keys(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _keys(inside)
