"""Charts as SVG text, drawn on the server: figures that a person takes in at a glance.

* `intervals.interval_chart(name, title, intervals, *, bound=None, axis="", written=...)`: a row for each
  `Interval(label, value, low, high, shown)`, and a dashed line at a `Bound(value, label)`.
* `bars.bar_chart(name, title, bars)`: a row for each `Bar(label, value, shown)`, from zero.
* `lines.line_chart(name, title, lines, x_name, y_name, *, diagonal=None, written=...)`: at most four
  `Line(label, points)`; `diagonal` is the label of a line where both axes say the same.

`name` is the chart's own on its page, letters, digits and hyphens; `title` tells the chart to who cannot
see it. `shown` is a figure as the caller writes it, short; `written` writes a number of an axis
(`"{:g}".format`). Every text comes from the caller, and so does the table beside each chart. A chart with
nothing to draw, or with a number that is not finite, is a ValueError.

A chart is at most 400 pixels wide and shrinks with what it stands in. It has presentation attributes only,
so that it may stand on a page whose policy allows no inline style. Nothing here knows what a figure means.
"""
