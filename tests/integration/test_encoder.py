import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from matcher.domain.errors import EncoderUnavailableError, InvalidInputError
from matcher.retrieval.encoder import (
    PASSAGE_PREFIX,
    QUERY_PREFIX,
    SentenceTransformerEncoder,
    has_fast_bfloat16,
)
from matcher.retrieval.encoder_manifest import check_folder, read_manifest
from matcher.retrieval.text_space import Background, TextSpace, read_background
from matcher.retrieval.vector_cache import VectorCache
from matcher.retrieval.vector_file import Vectors

WISHES_AND_WORK = [
    ("films kijken en bespreken", "Je ontvangt bezoekers van de bioscoop en start de films."),
    ("in de tuin werken", "Je snoeit struiken en maait het gras in het park."),
    ("koken voor vrienden", "Je bereidt maaltijden in de keuken van ons restaurant."),
    ("brommers repareren", "Je voert onderhoud uit aan scooters in onze werkplaats."),
    ("oude mensen gezelschap houden", "Je drinkt koffie met bewoners van het verpleeghuis."),
    ("programmeren", "Je schrijft code voor onze webapplicatie."),
    ("met paarden omgaan", "Je voert de paarden en mest de stallen uit."),
    ("rekenen en de boekhouding", "Je boekt facturen in en maakt de maandafsluiting."),
]
BOILERPLATE = [
    "Wij zijn een hecht team met korte lijnen.",
    "Je ontvangt een goed salaris en reiskosten.",
    "Je bent flexibel, enthousiast en werkt graag samen.",
    "Er is ruimte voor persoonlijke ontwikkeling.",
]


def cosines(one: Vectors, other: Vectors) -> Vectors:
    per_row: Vectors = np.sum(one * other, axis=1)
    return per_row


@pytest.fixture(scope="module")
def space(encoder: SentenceTransformerEncoder) -> TextSpace:
    return TextSpace(encoder)


def test_importing_loads_no_network() -> None:
    code = (
        "import sys; import matcher.retrieval.encoder, matcher.retrieval.text_space; "
        "sys.exit('torch' in sys.modules or 'sentence_transformers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603, our own interpreter


def test_vectors_are_float32_of_length_one(encoder: SentenceTransformerEncoder) -> None:
    vectors = encoder.encode_queries(["films kijken", "x", "een lange zin " * 400])
    assert vectors.dtype == np.float32
    assert vectors.shape == (3, encoder.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-6)
    assert encoder.encode_passages([]).shape == (0, encoder.dimension)


def test_dutch_words_for_the_same_work_lie_together(encoder: SentenceTransformerEncoder) -> None:
    queries = encoder.encode_queries(["verpleegkundige", "automonteur", "kok"])
    passages = encoder.encode_passages(
        ["Je verzorgt patiënten op de afdeling.", "Je repareert auto's.", "Je bereidt maaltijden."]
    )
    assert (queries @ passages.T).argmax(axis=1).tolist() == [0, 1, 2]


def test_each_kind_of_text_gets_its_own_prefix(encoder: SentenceTransformerEncoder) -> None:
    text = "Je ontvangt bezoekers van de bioscoop."
    query, passage = encoder.encode_queries([text]), encoder.encode_passages([text])
    assert 0.5 < cosines(query, passage)[0] < 0.9999
    twice = encoder.encode_queries([QUERY_PREFIX + text])
    assert cosines(query, twice)[0] < 0.9999
    assert PASSAGE_PREFIX != QUERY_PREFIX


def test_the_folder_tells_other_programs_the_same_prefixes(
    encoder: SentenceTransformerEncoder,
) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415, only this test needs it

    text = "Je maait het gras in het park."
    plain = SentenceTransformer(str(encoder.source), device="cpu", local_files_only=True)
    theirs = np.asarray(plain.encode_document([text]), dtype=np.float32)
    theirs /= np.linalg.norm(theirs, axis=1, keepdims=True)
    assert cosines(theirs, encoder.encode_passages([text]))[0] > 0.999


def test_the_same_texts_give_the_same_vectors(encoder: SentenceTransformerEncoder) -> None:
    texts = [wish for wish, _ in WISHES_AND_WORK]
    np.testing.assert_array_equal(encoder.encode_queries(texts), encoder.encode_queries(texts))
    alone = np.concatenate([encoder.encode_queries([text]) for text in texts])
    assert cosines(alone, encoder.encode_queries(texts)).min() > 0.999


def test_bfloat16_says_the_same_as_float32(encoder: SentenceTransformerEncoder) -> None:
    texts = [work for _, work in WISHES_AND_WORK]
    short = SentenceTransformerEncoder(encoder.source, bfloat16=True).encode_passages(texts)
    full = SentenceTransformerEncoder(encoder.source, bfloat16=False).encode_passages(texts)
    assert cosines(short, full).min() > 0.995


def test_several_threads_may_ask_at_once(encoder: SentenceTransformerEncoder) -> None:
    texts = [["film"], ["een wat langere zin over werk", "tuin"], ["koken"]] * 8
    expected = [encoder.encode_queries(batch) for batch in texts]
    with ThreadPoolExecutor(8) as threads:
        for given, wanted in zip(threads.map(encoder.encode_queries, texts), expected, strict=True):
            np.testing.assert_allclose(given, wanted, atol=1e-6)


@pytest.mark.parametrize(
    "pasted",
    [
        "Medewerker\u00a0bioscoop",
        "Mede\u00adwerker bioscoop",
        "\tMedewerker\r\n\n  bioscoop\u200b ",
    ],
)
def test_invisible_characters_change_nothing(
    encoder: SentenceTransformerEncoder, pasted: str
) -> None:
    clean = encoder.encode_passages(["Medewerker bioscoop"])
    assert cosines(clean, encoder.encode_passages([pasted]))[0] > 0.999


def test_the_version_is_the_folders_own(encoder: SentenceTransformerEncoder) -> None:
    manifest = read_manifest(Path(encoder.source))
    assert manifest is not None
    assert encoder.version == manifest.version


def test_a_folder_without_manifest_gets_a_version_from_its_content(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]")
    first = SentenceTransformerEncoder(tmp_path).version
    (tmp_path / "config.json").write_text("{}")
    second = SentenceTransformerEncoder(tmp_path).version
    assert first.startswith(f"{tmp_path.name}+")
    assert first != second


@pytest.mark.parametrize("source", ["models/not-there", "./nowhere", Path("no/where")])
def test_a_missing_folder_says_what_to_run_and_never_downloads(source: str | Path) -> None:
    encoder = SentenceTransformerEncoder(source)
    with pytest.raises(EncoderUnavailableError, match="no text encoder"):
        encoder.encode_queries(["film"])
    with pytest.raises(EncoderUnavailableError, match="no text encoder"):
        _ = encoder.version


def test_a_damaged_folder_is_refused(tmp_path: Path, encoder: SentenceTransformerEncoder) -> None:
    for name in ("modules.json", "manifest.json", "config.json"):
        (tmp_path / name).write_bytes((Path(encoder.source) / name).read_bytes())
    with pytest.raises(EncoderUnavailableError, match="damaged"):
        check_folder(tmp_path)
    with pytest.raises(EncoderUnavailableError, match="damaged"):
        SentenceTransformerEncoder(tmp_path).encode_queries(["film"])


def test_an_encoder_replaced_before_it_was_opened_is_not_mixed_with_the_old_one(
    tmp_path: Path, encoder: SentenceTransformerEncoder
) -> None:
    folder = tmp_path / "encoder"
    shutil.copytree(encoder.source, folder)
    running = SentenceTransformerEncoder(folder)
    told = running.version
    manifest = folder / "manifest.json"
    manifest.write_text(manifest.read_text().replace(told, "another+1"))
    with pytest.raises(EncoderUnavailableError, match="replaced by another"):
        running.encode_queries(["film"])
    assert SentenceTransformerEncoder(folder).version == "another+1"


def test_a_folder_that_is_no_encoder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[]")
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(EncoderUnavailableError):
        SentenceTransformerEncoder(tmp_path).encode_queries(["film"])


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ("model name\t: X\nflags\t\t: fpu sse avx512_bf16\n", True),
        ("flags\t\t: fpu amx_bf16\n", True),
        ("flags\t\t: fpu avx2\n", False),
        ("nothing to see\n", False),
    ],
)
def test_bfloat16_is_used_where_the_processor_has_it(
    tmp_path: Path, facts: str, *, expected: bool
) -> None:
    path = tmp_path / "cpuinfo"
    path.write_text(facts)
    assert has_fast_bfloat16(path) is expected
    assert has_fast_bfloat16(tmp_path / "not there") is False


def test_unrelated_texts_lie_near_zero_and_right_ones_far_ahead(space: TextSpace) -> None:
    wishes = [wish for wish, _ in WISHES_AND_WORK]
    passages = [work for _, work in WISHES_AND_WORK] + BOILERPLATE
    cosines = space.wishes(wishes) @ space.passages(passages).T
    right = np.eye(len(wishes), len(passages), dtype=bool)
    wrong = cosines[~right]
    assert abs(float(wrong.mean())) < 0.1
    assert (cosines[right].mean() - wrong.mean()) / wrong.std() > 3.0
    assert (cosines.argmax(axis=1) == np.arange(len(wishes))).sum() >= 7


def test_the_space_keeps_raw_vectors_and_gives_the_same_from_the_cache(
    encoder: SentenceTransformerEncoder, tmp_path: Path
) -> None:
    cache = VectorCache(tmp_path, encoder.version)
    first = TextSpace(encoder, cache=cache).wishes(["films kijken"])
    encoded = cache.encoded
    again = TextSpace(encoder, cache=cache)
    np.testing.assert_array_equal(again.wishes(["films kijken"]), first)
    assert again.mean_passage.shape == (encoder.dimension,)
    assert cache.encoded == encoded


def test_the_version_of_a_space_follows_encoder_and_background(
    encoder: SentenceTransformerEncoder, space: TextSpace
) -> None:
    other = TextSpace(encoder, Background(("tuin",), ("Je maait gras.",)))
    assert space.version.startswith(encoder.version)
    assert space.version != other.version
    assert space.version == TextSpace(encoder).version


def test_the_background_is_varied() -> None:
    background = read_background()
    sentences = [*background.wishes, *background.passages]
    assert len(background.wishes) >= 100
    assert len(background.passages) >= 100
    assert len(set(sentences)) == len(sentences)
    with pytest.raises(InvalidInputError):
        Background((), ("Je maait gras.",))


def test_a_text_equal_to_the_background_has_no_direction(
    encoder: SentenceTransformerEncoder,
) -> None:
    space = TextSpace(encoder, Background(("tuin",), ("Je maait gras.",)))
    assert np.isfinite(space.wishes(["tuin"])).all()
