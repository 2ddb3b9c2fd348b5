"""What the form for a client's file says: questions for the talk, labels, help and what to mend."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.vocabulary import EducationLevel

TITLE: Final = "Gegevens van {client}"
TITLE_NEW: Final = "Een nieuwe cliënt"
TO_CLIENT: Final = "Naar {client}"
TO_CASELOAD: Final = "Naar uw cliënten"
INTRO: Final = (
    "Vul dit samen met de cliënt in, in de woorden van de cliënt. U hoeft niet alles nu te weten: wat "
    "leeg blijft, weten we nog niet, en dat telt nooit tegen de cliënt."
)
NEVER: Final = (
    "Schrijf nooit een naam, burgerservicenummer, adres of geboortedatum. Schrijf ook niets over "
    "gezondheid, behandeling of uitkering."
)
ASK: Final = "Om te vragen"
SAVE: Final = "Bewaar de gegevens"
SAVE_NEW: Final = "Maak het dossier"
UNKNOWN: Final = "Weten we nog niet"
ONE_A_LINE: Final = "Eén ding op elke regel, in de woorden van de cliënt."
ABILITIES_HELP: Final = (
    "Eén ding op elke regel. Besluit de cliënt dat adviseurs werkgeversdiensten mogen meezoeken? Dan lezen "
    "zij dit ook."
)
ONE_TERM_A_LINE: Final = "Eén op elke regel."

NUMBER: Final = "Nummer uit uw eigen dossier"
NUMBER_HELP: Final = (
    "Het nummer waaronder uw organisatie deze cliënt kent. Het mag leeg blijven. Gebruik geen "
    "burgerservicenummer."
)

S_NUMBER: Final = "Nummer"
S_WISHES: Final = "Wat de cliënt graag doet"
S_ABILITIES: Final = "Wat de cliënt kan"
S_AVERSIONS: Final = "Wat de cliënt liever niet doet"
S_WORK: Final = "Welk werk de cliënt zoekt"
S_TIME: Final = "Uren en tijden"
S_TRAVEL: Final = "Reizen"
S_PAPERS: Final = "Rijbewijs, opleiding en talen"
S_NEEDS: Final = "Wat nodig is op het werk"
S_SUMMARY: Final = "Samenvatting voor werk"
S_REFUSED: Final = "Niet meer voorstellen"
S_STANDS: Final = "Status en regio"

Q_WISHES: Final = "Waar wordt u blij van? Waar vergeet u de tijd bij?"
Q_ABILITIES: Final = "Waar vragen anderen u om hulp bij? Wat gaat u makkelijk af?"
Q_AVERSIONS: Final = "Wat kost u zoveel moeite dat u het liever niet doet?"
Q_WORK: Final = "Welk werk zou u willen proberen? Bij wat voor bedrijf ziet u zichzelf?"
Q_TIME: Final = "Hoeveel uur voelt goed om mee te beginnen? Op welke tijden liever niet?"
Q_TRAVEL: Final = "Hoe reist u het liefst? Hoe lang mag de reis duren?"
Q_PAPERS: Final = "Wat hebt u geleerd, op school of daarbuiten? Welke talen spreekt u thuis?"
Q_NEEDS: Final = "Op welke plek werkte u het best? Wat was daar anders?"
Q_SUMMARY: Final = "Als een werkgever twee zinnen over u leest, wat moet daar dan in staan?"
Q_REFUSED: Final = "Is er een werkgever of een vacature die u niet meer wilt zien?"
Q_STANDS: Final = "Wilt u nu werk zoeken, of liever even niet?"

PASSIONS: Final = "Doet graag"
ABILITIES: Final = "Kan"
AVERSIONS: Final = "Liever niet"
OCCUPATIONS: Final = "Zoekt dit werk"
SECTORS: Final = "Sectoren"
SECTOR: Final = "Sector {number}"
NO_SECTOR: Final = "Geen keuze"
HOURS_FROM: Final = "Uren per week, minstens"
HOURS_TO: Final = "Uren per week, hoogstens"
TIMES: Final = "Werkt niet"
AVAILABLE: Final = "Kan beginnen vanaf"
POSTCODE: Final = "Postcode, alleen de vier cijfers"
TOWN: Final = "Woonplaats"
TRAVEL: Final = "Reist hoogstens zoveel minuten"
MODES: Final = "Kan reizen"
LICENCE: Final = "Rijbewijs"
LICENCES: Final = "Welke rijbewijzen"
NO_LICENCE: Final = "Geen rijbewijs"
HAS_LICENCE: Final = "Wel een rijbewijs; kies hieronder welk"
LANGUAGES: Final = "Talen"
LANGUAGE: Final = "Taal {number}"
LEVEL: Final = "Niveau van taal {number}"
NO_LANGUAGE: Final = "Geen keuze"
EDUCATION: Final = "Hoogste opleiding"
QUALIFICATION: Final = "Diploma’s en certificaten"
QUALIFICATIONS: Final = "Welke diploma’s en certificaten"
NO_QUALIFICATION: Final = "Geen"
HAS_QUALIFICATION: Final = "Wel; schrijf hieronder welke"
NEEDS_HELP: Final = (
    "Kies wat de cliënt zelf noemt. Dit blijft in het dossier: een ander leest het pas na een besluit van "
    "de cliënt over openheid."
)
NEED_CHOICES: Final[Mapping[str, str]] = {"": "nee", "wish": "wens", "must": "moet"}
SUMMARY: Final = "Samenvatting"
SUMMARY_HELP: Final = "In werktermen, zonder de eigen zinnen van de cliënt."
REGISTER: Final = "Doelgroepregister banenafspraak"
REGISTER_CHOICES: Final[Mapping[str, str]] = {
    "": UNKNOWN,
    "ja": "Staat erin",
    "nee": "Staat er niet in",
}
STATUS: Final = "Status"
STATUSES: Final[Mapping[str, str]] = {
    "looking": "Zoekt werk",
    "paused": "Neemt pauze",
    "placed": "Is aan het werk",
    "left": "Is gestopt met het traject",
}
REGION: Final = "Arbeidsmarktregio"
WRONG_REGION: Final = "Vul de code van de regio in: twee hoofdletters en twee cijfers, zoals AM19."
REGION_HELP: Final = "De code van de regio, bijvoorbeeld AM19."
NOT_EMPLOYERS: Final = "Niet deze werkgevers"
NOT_VACANCIES: Final = "Niet deze vacatures"
KEEP_TICKED: Final = "Haal een vinkje weg om weer vacatures te laten zien."
MORE_EMPLOYER: Final = "Nog een werkgever niet"
MORE_EMPLOYER_HELP: Final = "De naam zoals die bij de vacatures staat."
NONE_REFUSED: Final = "Er is nog niets uitgesloten."
GONE_VACANCY: Final = "een vacature die er niet meer is"

EDUCATION_LEVELS: Final[Mapping[EducationLevel, str]] = {
    EducationLevel.PRIMARY: "basisschool",
    EducationLevel.VMBO: "vmbo",
    EducationLevel.MBO1: "mbo 1",
    EducationLevel.MBO2: "mbo 2",
    EducationLevel.MBO3: "mbo 3",
    EducationLevel.MBO4: "mbo 4",
    EducationLevel.HAVO: "havo",
    EducationLevel.VWO: "vwo",
    EducationLevel.HBO: "hbo",
    EducationLevel.WO: "universiteit",
}

HELPS_MOST: Final = "Deze vraag helpt nu het meest"
TO_FIELD: Final = "Naar het veld"
REWRITE: Final = (
    "Hier staat iets over gezondheid. Deze teksten zijn bewaard, maar tellen niet mee bij het zoeken tot u "
    "ze anders hebt opgeschreven."
)
REWRITE_ONE: Final = "{place}: let op “{words}”"
DONE: Final[Mapping[str, str]] = {
    "bewaard": "De gegevens zijn bewaard.",
    "gemaakt": "Het dossier is gemaakt. U kunt hier verder invullen.",
    "bestond": "Dit dossier was er al. Er is niets dubbel gemaakt.",
}

TEXT_WRONG: Final = "{label}: een regel is te lang of heeft vreemde tekens. Maak die korter."
NOT_A_NUMBER: Final = "Vul een getal in van 0 tot 168 uur, of laat het leeg."
HOURS_ORDER: Final = "Het hoogste aantal uren is lager dan het laagste. Draai de getallen om."
WRONG_MINUTES: Final = "Vul een getal in van 0 tot 1440 minuten, of laat het leeg."
WRONG_DAY: Final = "Kies een dag die bestaat, of laat het leeg."
WRONG_POSTCODE: Final = "Vul alleen de vier cijfers van de postcode in, zoals 2312."
WRONG_CHOICE: Final = "{label}: deze keuze bestaat niet. Kies opnieuw."
LICENCE_WHICH: Final = "Kies welk rijbewijs de cliënt heeft."
LICENCE_BOTH: Final = (
    "U koos een rijbewijs. Kies hierboven “wel een rijbewijs”, of haal het vinkje weg."
)
QUALIFICATION_WHICH: Final = "Schrijf welke diploma’s of certificaten de cliënt heeft."
QUALIFICATION_BOTH: Final = (
    "U schreef een diploma op. Kies hierboven “wel”, of haal de tekst hieronder weg."
)
LEVEL_ALONE: Final = "Kies bij dit niveau ook een taal."
EMPLOYER_UNKNOWN: Final = (
    "Deze werkgever is hier niet bekend. Schrijf de naam zoals bij een vacature."
)
NUMBER_TAKEN: Final = "Dit nummer kan niet: het is al gebruikt. Kijk het nummer na."
NUMBER_WRONG: Final = "Dit nummer is te lang of heeft vreemde tekens. Gebruik letters en cijfers."
NUMBER_IS_BSN: Final = (
    "Dit lijkt een burgerservicenummer. Dat komt hier nooit in. Gebruik een eigen nummer."
)
STALE: Final = (
    "Iemand heeft dit dossier intussen veranderd. Uw tekst staat hieronder en is nog niet bewaard. Open "
    "het dossier opnieuw om te zien wat er nu staat, en neem over wat nog klopt."
)
OPEN_AGAIN: Final = "Open het dossier opnieuw (in een nieuw venster)"
ABOUT_VACANCY: Final = "Het gaat om de vacature “{title}”."
VACANCY_AT: Final = "{title}, {employer}"
