"""An encoder taught in a few small steps, once for every file that asks for it: a pytest plugin."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from matcher.training.base_encoder import make_base_encoder
from matcher.training.train_encoder import Sources, make_encoder
from small_training import SEED, Listener, quickly, sources_in


@pytest.fixture(scope="module")
def quick() -> Iterator[None]:
    with quickly():
        yield


@pytest.fixture(scope="session")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("encoders") / "base"
    with quickly():
        return make_base_encoder(folder, progress=lambda _: None)


@pytest.fixture(scope="session")
def sources(base: Path, tmp_path_factory: pytest.TempPathFactory) -> Sources:
    return sources_in(tmp_path_factory.mktemp("sources"), base)


@pytest.fixture(scope="session")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("training") / "work"


@pytest.fixture(scope="session")
def told() -> Listener:
    return Listener()


@pytest.fixture(scope="session")
def made(
    sources: Sources, work: Path, told: Listener, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    target = tmp_path_factory.mktemp("made") / "encoder"
    with quickly():
        make_encoder(sources, target, work, seed=SEED, told=told)
    return target
