"""What tests share: the real encoder, opened once, and a Hypothesis profile that never surprises CI."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from matcher.retrieval.encoder import SentenceTransformerEncoder
from matcher.retrieval.text_space import TextSpace
from matcher.retrieval.vector_cache import VectorCache

pytest_plugins = ["demo_state"]

PROJECT = Path(__file__).resolve().parents[1]

settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def encoder() -> SentenceTransformerEncoder:
    return SentenceTransformerEncoder(PROJECT / "models" / "encoder", threads=2)


@pytest.fixture(scope="session")
def space(
    encoder: SentenceTransformerEncoder, tmp_path_factory: pytest.TempPathFactory
) -> TextSpace:
    cache = VectorCache(tmp_path_factory.mktemp("vectors"), encoder.version)
    return TextSpace(encoder, cache=cache)


@pytest.fixture(scope="session")
def demo_folder() -> Path:
    return PROJECT / "data" / "demo"
