"""Teaches a student network, step by step, in a way that can stop and go on.

Every so many steps everything needed to go on is written to one file, in one move. Word vectors stay
as they are; the weights that come out are an average over the last part of the way.
"""

import math
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from safetensors import safe_open
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer
from transformers import BertModel

from matcher.retrieval.encoder import Vectors
from matcher.training.encoder_folder import TOKENIZER, WEIGHTS
from matcher.training.group_batches import Batch, BatchMaker
from matcher.training.group_loss import group_loss, likeness_loss
from matcher.training.side_by_side import in_rows, mean_vectors
from matcher.training.student_network import write_weights

Progress = Callable[[int, int], None]
"""Told the steps done and the steps there are."""

LONGEST_TAUGHT: Final = 64
_GOING_ON: Final = "going-on.safetensors"
_FROZEN: Final = "embeddings."
_WEIGHT, _FIRST, _SECOND, _MEAN = "weight/", "first/", "second/", "mean/"
_BETAS: Final = (0.9, 0.98)
_DECAY: Final = 0.01


@dataclass(frozen=True, slots=True)
class Lesson:
    """How to teach.

    Likeness to the base alone comes first, for `alike_steps`; then groups as well, with likeness
    weighing `alike_weight`. The learning rate rises to `rate` over `warm_steps` and falls as a cosine
    that would reach nothing at step `rate_ends`. Weights are averaged with memory `averaging` a step.
    """

    steps: int
    alike_steps: int
    rate: float
    rate_ends: int
    alike_weight: float
    temperature: float
    warm_steps: int = 100
    averaging: float = 0.995
    save_every: int = 200

    def rate_at(self, step: int) -> float:
        """Return the learning rate of a step."""
        if step < self.warm_steps:
            return self.rate * (step + 1) / self.warm_steps
        way = (step - self.warm_steps) / max(1, self.rate_ends - self.warm_steps)
        return self.rate * 0.5 * (1.0 + math.cos(math.pi * way))


class Targets:
    """What the base makes of each text, centred."""

    def __init__(self, texts: Sequence[str], vectors: Vectors) -> None:
        """Store the vectors `(n, d)` of distinct texts."""
        self._row = {text: row for row, text in enumerate(texts)}
        self._vectors = vectors

    def of(self, texts: Sequence[str]) -> Vectors:
        """Return the vectors of texts, `(n, d)`."""
        return self._vectors[[self._row[text] for text in texts]]


def teach(
    student: Path,
    batches: BatchMaker,
    targets: Targets,
    lesson: Lesson,
    work: Path,
    progress: Progress,
) -> Path:
    """Return the folder of a student after a lesson, in the folder of the work.

    Args:
        student: the folder it starts from.
        batches: what to teach.
        targets: what the base makes of every text.
        lesson: how to teach.
        work: a folder for what is needed to go on after a stop.
        progress: told now and then.

    What is needed to go on is removed once the student is taught: it is four times its weights.
    """
    taught = work / "taught"
    if taught.exists():
        _forget(work)  # in case the run was killed before it could
        return taught
    work.mkdir(parents=True, exist_ok=True)
    run = _Run(student, lesson, work)
    for step in range(run.step, lesson.steps):
        batch = batches.batch(step)
        run.learn(step, batch, targets.of(batch.plain))
        progress(step + 1, lesson.steps)
        if (step + 1) % lesson.save_every == 0 or step + 1 == lesson.steps:
            run.save(step + 1)
    beside = work / "taught.new"
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(student, beside)
    write_weights(beside, run.averaged())
    beside.rename(taught)
    _forget(work)
    return taught


def _forget(work: Path) -> None:
    """Remove what was needed to go on."""
    going_on = work / _GOING_ON
    for path in (going_on, _beside(going_on)):
        path.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    """Return where a file is written before it takes its place."""
    return path.with_suffix(".new")


def together(before: Path, lessons: Sequence[tuple[Path, float]], target: Path) -> Path:
    """Return a folder, at `target`, with the weights of before and a share of what each lesson changed.

    Each lesson began at `before`; its share, 0..1, is how much of its changes is kept. What one lesson
    costs, another gives back (Ilharco et al. 2023, adding task vectors).
    """
    if target.exists():
        return target
    beside = target.with_name(f"{target.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    shutil.copytree(before, beside)
    old = {name: tensor.float() for name, tensor in load_file(before / WEIGHTS).items()}
    new = {name: tensor.clone() for name, tensor in old.items()}
    for after, share in lessons:
        for name, tensor in load_file(after / WEIGHTS).items():
            new[name] += share * (tensor.float() - old[name])
    write_weights(beside, new)
    beside.rename(target)
    return target


class _Run:
    """A network on its way, with the moments of its optimiser and the average of its weights."""

    def __init__(self, student: Path, lesson: Lesson, work: Path) -> None:
        self.lesson = lesson
        self._file = work / _GOING_ON
        self._network: BertModel = BertModel.from_pretrained(
            str(student),
            add_pooling_layer=False,
            dtype=torch.float32,
            attn_implementation="eager",  # fused attention is slow to learn through on a processor
        ).eval()
        self._padding = int(self._network.config.pad_token_id)
        self._tokenizer: Tokenizer = Tokenizer.from_file(str(student / TOKENIZER))
        self._tokenizer.enable_truncation(LONGEST_TAUGHT)
        self._learning = {}
        for name, parameter in self._network.named_parameters():
            if name.startswith(_FROZEN):
                parameter.requires_grad_(requires_grad=False)
            else:
                self._learning[name] = parameter
        decayed = [p for p in self._learning.values() if p.ndim > 1]
        others = [p for p in self._learning.values() if p.ndim == 1]
        self._optimiser = torch.optim.AdamW(
            [{"params": decayed, "weight_decay": _DECAY}, {"params": others, "weight_decay": 0.0}],
            lr=lesson.rate,
            betas=_BETAS,
        )
        self._mean = {name: p.detach().clone() for name, p in self._learning.items()}
        self.step = self._load() if self._file.exists() else 0

    def learn(self, step: int, batch: Batch, targets: Vectors) -> None:
        """Take one step."""
        for settings in self._optimiser.param_groups:
            settings["lr"] = self.lesson.rate_at(step)
        vectors = self._vectors(batch.texts)
        loss = likeness_loss(vectors, torch.from_numpy(targets))
        if step >= self.lesson.alike_steps:
            group = torch.from_numpy(batch.group)
            apart = torch.from_numpy(batch.apart)
            loss = self.lesson.alike_weight * loss + group_loss(
                vectors, group, apart, self.lesson.temperature
            )
        self._optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._learning.values(), 1.0)
        self._optimiser.step()
        with torch.no_grad():
            for name, parameter in self._learning.items():
                self._mean[name].lerp_(parameter, 1.0 - self.lesson.averaging)

    def averaged(self) -> dict[str, torch.Tensor]:
        """Return the averaged weights, and those that never changed."""
        return {
            name: self._mean.get(name, parameter).detach()
            for name, parameter in self._network.named_parameters()
        }

    def save(self, step: int) -> None:
        """Write what is needed to go on, in one move."""
        tensors = {}
        for name, parameter in self._learning.items():
            state = self._optimiser.state[parameter]
            tensors[_WEIGHT + name] = parameter.detach()
            tensors[_FIRST + name] = state["exp_avg"]
            tensors[_SECOND + name] = state["exp_avg_sq"]
            tensors[_MEAN + name] = self._mean[name]
        beside = _beside(self._file)
        save_file(tensors, beside, metadata={"step": str(step)})
        beside.replace(self._file)

    def _load(self) -> int:
        """Go on where a stopped run was; return its step."""
        with safe_open(str(self._file), framework="pt") as saved:
            step = int(saved.metadata()["step"])
            with torch.no_grad():
                for name, parameter in self._learning.items():
                    parameter.copy_(saved.get_tensor(_WEIGHT + name))
                    self._mean[name].copy_(saved.get_tensor(_MEAN + name))
                    self._optimiser.state[parameter] = {
                        "step": torch.tensor(float(step)),
                        "exp_avg": saved.get_tensor(_FIRST + name),
                        "exp_avg_sq": saved.get_tensor(_SECOND + name),
                    }
        return step

    def _vectors(self, texts: tuple[str, ...]) -> torch.Tensor:
        """Return the vectors of texts, of length one."""
        tokens = [encoding.ids for encoding in self._tokenizer.encode_batch(list(texts))]
        rows = in_rows(tokens, LONGEST_TAUGHT, self._padding)
        return torch.nn.functional.normalize(mean_vectors(self._network, rows, len(tokens)), dim=1)
