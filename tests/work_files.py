"""Small files of work language, of every kind that training and evaluation read."""

import csv
import json
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from matcher.training.health_pull import CARE_FILE, OTHER_FILE
from matcher.training.health_pull import REMARKS_FILE as HELD_OUT_REMARKS_FILE
from matcher.training.melo_task import JUDGEMENTS_FILE, LABELS_FILE, QUERIES_FILE
from matcher.training.training_material import (
    CHATTER_FILE,
    EMPTY_WISHES_FILE,
    REMARKS_FILE,
    SAYINGS_FOLDER,
    TITLES_FOLDER,
)
from matcher.training.work_groups import CompetencePair
from matcher.training.work_tasks import (
    COMPOUNDS_FILE,
    ENGLISH_FILE,
    PAIRS_FILE,
    TITLES_FILE,
    TYPOS_FILE,
)

OCCUPATION_COLUMNS = ("conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description")
COMPETENCE_COLUMNS = ("vdab_id", "vdab_label_nl", "esco_skill_uri", "esco_label_nl")
HELD_OUT_COMPETENCE = "facturen boeken"

_OCCUPATIONS = {
    "5120": (
        ("kok", "keukenkok", "Koks bereiden maaltijden. Ze werken in een keuken. Vaak 's avonds."),
        ("pizzabakker", "pizzaiolo", "Pizzabakkers maken deeg. Ze bakken pizza's in een oven."),
        ("grillkok", "barbecuekok", "Grillkoks roosteren vlees. Ze staan bij het vuur."),
        ("viskok", "kok vis en schaaldieren", "Viskoks maken vis schoon. Ze bereiden sauzen."),
        ("dieetkok", "kok in een ziekenhuis", "Dieetkoks koken naar een dieet. Ze wegen alles af."),
        ("patissier", "banketbakker", "Patissiers maken gebak. Ze versieren taarten met room."),
    ),
    "6113": (
        ("hovenier", "tuinman", "Hoveniers onderhouden tuinen. Ze snoeien hagen en struiken."),
        ("boomkweker", "kweker van bomen", "Boomkwekers enten bomen. Ze rooien in de winter."),
        ("greenkeeper", "grasmeester", "Greenkeepers maaien gras. Ze prikken de golfbaan."),
        ("bloemkweker", "teler van bloemen", "Bloemkwekers stekken planten. Ze oogsten bloemen."),
        ("boomverzorger", "boomchirurg", "Boomverzorgers klimmen in bomen. Ze zagen takken af."),
        ("plantsoenwerker", "groenwerker", "Plantsoenwerkers schoffelen. Ze ruimen blad op."),
    ),
    "7231": (
        ("automonteur", "autotechnicus", "Automonteurs repareren auto's. Ze stellen motoren af."),
        ("bandenmonteur", "bandenlegger", "Bandenmonteurs wisselen banden. Ze balanceren wielen."),
        ("truckmonteur", "monteur vrachtwagens", "Truckmonteurs repareren remmen. Ze lassen."),
        ("motormonteur", "monteur motorfietsen", "Motormonteurs stellen kettingen af."),
        ("fietsenmaker", "rijwielhersteller", "Fietsenmakers plakken banden. Ze richten wielen."),
        ("busmonteur", "monteur autobussen", "Busmonteurs controleren deuren. Ze keuren bussen."),
    ),
}
_COMPETENCES = {
    "brood bakken": ("deeg kneden", "ovens bedienen"),
    "hagen knippen": ("struiken snoeien", "heggenscharen gebruiken"),
    "banden wisselen": ("wielen monteren",),
    "klanten ontvangen": ("gasten verwelkomen", "bezoekers begroeten"),
    "vloeren dweilen": ("vloeren schoonmaken",),
    "dozen stapelen": ("goederen opslaan", "pallets laden"),
}
_HELD_OUT_SKILLS = ("boekhouding voeren", "rekeningen verwerken")
_PHRASES = (
    {
        "work": "films draaien in de bioscoop",
        "wishes": ["films kijken", "ik hou van het witte doek"],
        "abilities": ["kan een projector bedienen"],
        "titles": ["Medewerker bioscoop", "Operateur"],
        "sentences": ["Je start de films in onze zalen.", "Je ontvangt bezoekers."],
    },
    {
        "work": "paarden verzorgen",
        "wishes": ["met paarden omgaan"],
        "abilities": ["kan een stal uitmesten"],
        "titles": ["Stalhulp"],
        "sentences": ["Je voert de paarden en legt stro neer."],
    },
    {
        "work": "websites bouwen",
        "wishes": ["programmeren", "iets maken op de computer"],
        "abilities": [],
        "titles": [],
        "sentences": ["Je schrijft code voor onze webapplicatie."],
    },
)
_CARE = ("Je helpt bewoners met wassen en aankleden.", "Je deelt medicijnen uit op de afdeling.")
_OTHER = (
    "Je maait het gras in het park.",
    "Je vult de schappen van de winkel.",
    "Je schildert kozijnen en deuren.",
)


def lines(path: Path, *texts: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def records(path: Path, *contents: object) -> Path:
    return lines(path, *(json.dumps(one, ensure_ascii=False) for one in contents))


def table(path: Path, columns: Sequence[str], *rows: Sequence[str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


def competence_ids(*, held_out: bool) -> Iterator[str]:
    """Yield ids of competences that are kept for evaluation, or ids that are not."""
    for number in count():
        name = f"c-{number}"
        if CompetencePair(name, "", "", "").held_out is held_out:
            yield name


def occupations_file(path: Path) -> Path:
    """Write eighteen occupations: three families of six."""
    rows = [
        (f"uri-{label}", isco, label, f"{other}\n{label} in opleiding", description)
        for isco, members in _OCCUPATIONS.items()
        for label, other, description in members
    ]
    return table(path, OCCUPATION_COLUMNS, *rows)


def competences_file(path: Path) -> Path:
    """Write a mapping of seven competences, one of them held out."""
    taught = dict(zip(_COMPETENCES, competence_ids(held_out=False), strict=False))
    held_out = next(competence_ids(held_out=True))
    rows = [
        (taught[competence], competence, f"uri-{skill}", skill)
        for competence, skills in _COMPETENCES.items()
        for skill in skills
    ]
    rows += [(held_out, HELD_OUT_COMPETENCE, f"uri-{skill}", skill) for skill in _HELD_OUT_SKILLS]
    return table(path, COMPETENCE_COLUMNS, *rows)


def training_folder(folder: Path) -> Path:
    """Write a folder of phrases to teach with."""
    records(folder / "werk.jsonl", *_PHRASES)
    records(
        folder / SAYINGS_FOLDER / "werk.jsonl",
        {
            "clients": ["taarten versieren", "met een spuitzak"],
            "vacancies": ["Je spuit room op gebak."],
        },
        {"clients": ["met mijn handen in de aarde"], "vacancies": ["Je poot bollen in de kas."]},
    )
    records(
        folder / TITLES_FOLDER / "werk.jsonl",
        {"titles": ["hovenier", "tuinman", "tuinaanlegger"]},
        {"titles": ["kok", "bereider van maaltijden"]},
    )
    lines(folder / CHATTER_FILE, "Wij zijn een hecht team.", "Je krijgt een goed salaris.")
    lines(folder / EMPTY_WISHES_FILE, "ik wil graag weer meedoen", "een fijne baas")
    lines(folder / REMARKS_FILE, ", ondanks mijn depressie", ". Ik slik wel medicijnen.")
    return folder


def held_out_folder(folder: Path) -> Path:
    """Write a folder of phrases to measure by."""
    records(
        folder / PAIRS_FILE,
        {"id": "p-1", "client": "in de tuin werken", "vacancy": "Je snoeit de struiken."},
        {"id": "p-2", "client": "auto's repareren", "vacancy": "Je vervangt remmen van auto's."},
        {"id": "p-3", "client": "koken voor vrienden", "vacancy": "Je bereidt de maaltijden."},
    )
    records(
        folder / TITLES_FILE,
        {"id": "g-1", "titles": ["verkoper", "verkoopster", "verkoper (m/v/x)"]},
        {"id": "g-2", "titles": ["leraar", "lerares"]},
    )
    records(
        folder / COMPOUNDS_FILE,
        {"id": "c-1", "written": "magazijn medewerker", "meant": "magazijnmedewerker"},
        {"id": "c-2", "written": "vracht wagen chauffeur", "meant": "vrachtwagenchauffeur"},
    )
    records(
        folder / TYPOS_FILE,
        {"id": "t-1", "written": "reseptioniste", "meant": "receptioniste"},
        {"id": "t-2", "written": "schoommaker", "meant": "schoonmaker"},
    )
    records(
        folder / ENGLISH_FILE,
        {"id": "e-1", "english": "truck driver", "dutch": "vrachtwagenchauffeur"},
        {"id": "e-2", "english": "gardener", "dutch": "hovenier"},
    )
    plain = "ik werk graag in de tuin"
    remarked = f"{plain}, dat helpt tegen mijn depressie"
    records(folder / HELD_OUT_REMARKS_FILE, {"id": "h-1", "plain": plain, "with_remark": remarked})
    lines(folder / CARE_FILE, *_CARE)
    lines(folder / OTHER_FILE, *_OTHER)
    return folder


def melo_folder(folder: Path) -> Path:
    """Write a task of titles among labels, one of the titles a label letter for letter."""
    lines(folder / QUERIES_FILE, "Q1\tSlager", "Q2\tHovenier", "Q3\tIets zonder oordeel")
    lines(
        folder / LABELS_FILE,
        "C1_0\tvleesbewerker",
        "C1_1\tmedewerker slagerij",
        "C2_0\ttuinman",
        "C2_1\thovenier",
        "C3_0\tboekhouder",
        "C4_0\tpiloot",
    )
    lines(
        folder / JUDGEMENTS_FILE,
        "Q1\t0\tC1_0\t1",
        "Q1\t0\tC1_1\t1",
        "Q2\t0\tC2_0\t1",
        "Q2\t0\tC2_1\t1",
        "Q2\t0\tC4_0\t0",
    )
    return folder
