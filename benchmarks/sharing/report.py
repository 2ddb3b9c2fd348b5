"""Writes how lists for everybody compare, as a page with a plot.

Usage: `make sharing`; about half an hour on two processors.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib import pyplot as plt

from sharing.compare import CHOSEN, GREEDY, MEASURED, SEEDS, Measured, central, measure, ranges
from simulation import frozen_hash

Values = np.ndarray
_HEAD = Path(__file__).with_name("page.txt")
_PLOT = "images/allocation-front.svg"
_RESAMPLED = 2_000
_MARKERS = "oXsP^vdD"
_HIRED, _KEPT, _GINI, _COVERAGE, _LOAD, _TRUE, _WORST, _SEEN = range(len(MEASURED))


def main(page: Path) -> None:
    """Measure everything and write the page."""
    everywhere, around = measure(central()), measure(ranges())
    table = "\n".join(_table(everywhere))
    beyond = "\n".join(_ranges(around))
    text = _HEAD.read_text(encoding="utf-8")
    page.write_text(
        text.format(
            version=frozen_hash()[:12], seeds=len(SEEDS), table=table, ranges=beyond, plot=_PLOT
        ),
        encoding="utf-8",
        newline="\n",
    )
    _draw(everywhere, page.parent / _PLOT)
    sys.stdout.write(f"{table}\n\n{beyond}\n")


def _of(measured: Sequence[Measured], method: str, region: str | None = None) -> Values:
    """Return the values of a method, `(n_regions, n_measured)`."""
    return np.array(
        [m.values for m in measured if m.method == method and region in (None, m.region)]
    )


def _ratio(values: Values, base: Values, figure: int) -> tuple[float, float, float]:
    """Return a figure as a ratio to greedy's, with its 95 % interval over regions."""
    random = np.random.default_rng(1)
    drawn = random.integers(0, len(base), (_RESAMPLED, len(base)))
    ratios = values[drawn, figure].mean(axis=1) / base[drawn, figure].mean(axis=1)
    low, high = np.quantile(ratios, [0.025, 0.975])
    return float(values[:, figure].mean() / base[:, figure].mean()), float(low), float(high)


def _table(measured: Sequence[Measured]) -> Iterator[str]:
    base = _of(measured, GREEDY)
    yield (
        "| lists | hired | against greedy | kept 26 weeks | Gini of load | coverage | most lists | "
        "list fit, true | worst tenth, true | list fit, as the engine sees it |"
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    for method in dict.fromkeys(m.method for m in measured):
        own = _of(measured, method)
        mean = own.mean(axis=0)
        ratio, low, high = _ratio(own, base, _HIRED)
        fits = [_ratio(own, base, figure)[0] for figure in (_TRUE, _WORST, _SEEN)]
        yield (
            f"| {method} | {mean[_HIRED]:.1f} | x {ratio:.2f} ({low:.2f} to {high:.2f}) "
            f"| {mean[_KEPT]:.1f} | {mean[_GINI]:.2f} | {mean[_COVERAGE]:.2f} "
            f"| {mean[_LOAD]:.0f} | {' | '.join(f'{fit:.0%}' for fit in fits)} |"
        )


def _ranges(measured: Sequence[Measured]) -> Iterator[str]:
    yield "| region | hired, greedy | hired, in turns | ratio | Gini | coverage | list fit, true |"
    yield "|---|---|---|---|---|---|---|"
    for region in dict.fromkeys(m.region for m in measured):
        base, own = _of(measured, GREEDY, region), _of(measured, CHOSEN, region)
        mean = own.mean(axis=0)
        ratio, fit = (mean[f] / base[:, f].mean() for f in (_HIRED, _TRUE))
        yield (
            f"| {region.replace('_', ' ')} | {base[:, _HIRED].mean():.1f} | {mean[_HIRED]:.1f} "
            f"| x {ratio:.2f} | {mean[_GINI]:.2f} | {mean[_COVERAGE]:.2f} | {fit:.0%} |"
        )


def _draw(measured: Sequence[Measured], target: Path) -> None:
    """Draw the front: hires against the fit of the worst tenth, and against Gini."""
    mpl.rcParams.update({"svg.hashsalt": "allocation", "font.size": 9})
    figure, axes = plt.subplots(1, 2, figsize=(11, 4), layout="constrained")
    base = _of(measured, GREEDY)
    for method, marker in zip(dict.fromkeys(m.method for m in measured), _MARKERS, strict=True):
        own = _of(measured, method)
        hired, worst = (_ratio(own, base, f)[0] for f in (_HIRED, _WORST))
        for axis, across in zip(axes, (worst, own[:, _GINI].mean()), strict=True):
            axis.scatter(across, hired, s=60, marker=marker, label=method)
    axes[0].set(xlabel="list fit of the worst-off tenth (greedy = 1)", ylabel="hired (greedy = 1)")
    axes[1].set(xlabel="Gini of vacancy load (lower spreads more)")
    for axis in axes:
        axis.grid(visible=True, alpha=0.3)
    axes[1].legend(loc="upper left", bbox_to_anchor=(1.02, 1.0), frameon=False)
    figure.savefig(target, metadata={"Date": None})


if __name__ == "__main__":
    main(Path(sys.argv[1]))
