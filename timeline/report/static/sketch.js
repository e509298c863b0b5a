// Draws an arrangement of marks as plain SVG: before Plotly is there, in notebooks, and in print.
const FADED = { plain: "ink", muted: "muted", disputed: "disputed" };

const gradients = () =>
  T.svg(
    "defs",
    {},
    Object.entries(FADED).flatMap(([tone, colour]) =>
      ["left", "right"].map((side) =>
        T.svg(
          "linearGradient",
          { id: `fade-${tone}-${side}`, x1: side === "left" ? 1 : 0, x2: side === "left" ? 0 : 1 },
          T.svg("stop", { offset: 0, style: `stop-color:var(--${colour});stop-opacity:.3` }),
          T.svg("stop", { offset: 1, style: `stop-color:var(--${colour});stop-opacity:0` }),
        ),
      ),
    ),
  );

const grid = (drawn, px, height) => {
  const { width, view, lanes, pitch, by } = drawn;
  const lines = T.ticks(view.from, view.to, width).flatMap((tick) => [
    T.svg("path", { d: `M${px(tick.t).toFixed(1)},0V${height}`, class: "grid" }),
    T.svg("text", { x: (px(tick.t) + 4).toFixed(1), y: height + 16, class: "tick" }, tick.text),
  ]);
  const names =
    by || drawn.dense
      ? lanes.flatMap((lane) => [
          T.svg("path", { d: `M${-drawn.left},${lane.top * pitch - 4}H${width}`, class: "lane" }),
          T.svg(
            "text",
            drawn.left > 60
              ? {
                  x: -12,
                  y: (lane.top + lane.rows / 2) * pitch + 4,
                  class: "lane-name",
                  "text-anchor": "end",
                }
              : { x: 2, y: lane.top * pitch + 8, class: "lane-name" },
            T.short(lane.name, drawn.left > 60 ? 22 : 40),
          ),
        ])
      : [];
  return [...lines, ...names];
};

const band = (item, px, y) => {
  const tone = T.toneOf(item);
  const top = y - 6;
  const [x, end] = [px(item.from), px(item.to)];
  if (!item.wide) return [];
  const open = item.openLeft ? "left" : item.openRight ? "right" : "";
  const dash = T.statusOf(item).dashed ? " dashed" : "";
  const shape = T.svg("rect", {
    x: x.toFixed(1),
    y: top,
    width: Math.max(1, end - x).toFixed(1),
    height: 12,
    class: `band ${tone}${item.day ? " day" : ""}`,
    ...(open ? { style: `fill:url(#fade-${tone}-${open});fill-opacity:1` } : {}),
  });
  const caps = item.day
    ? []
    : [item.openLeft ? null : x, item.openRight ? null : end]
        .filter((c) => c !== null)
        .map((c) => T.svg("path", { d: `M${c.toFixed(1)},${top}v12`, class: `cap ${tone}${dash}` }));
  const arrow = item.openLeft
    ? `M${x + 7},${y - 4}l-6,4l6,4`
    : item.openRight
      ? `M${end - 7},${y - 4}l6,4l-6,4`
      : "";
  const sure =
    item.sure && !item.bundle
      ? T.svg("path", {
          d: `M${px(item.sure[0]).toFixed(1)},${y + 4}H${px(item.sure[1]).toFixed(1)}`,
          class: `sure ${tone}`,
        })
      : null;
  return [
    shape,
    dash
      ? T.svg("path", { d: `M${x},${top}H${end}M${x},${top + 12}H${end}`, class: `edge ${tone} dashed` })
      : null,
    ...caps,
    arrow ? T.svg("path", { d: arrow, class: `arrow ${tone}` }) : null,
    sure,
  ];
};

const mark = (item, px, pitch) => {
  const y = item.y * pitch;
  const status = T.statusOf(item);
  const tone = T.toneOf(item);
  const chosen = item.i === T.state.e && !item.bundle;
  return T.svg(
    "g",
    { class: chosen ? "mark chosen" : "mark" },
    band(item, px, y),
    T.svg(
      "g",
      { transform: `translate(${px(item.at).toFixed(1)},${y})`, class: `glyph ${tone}` },
      chosen ? T.svg("circle", { r: 10, class: "halo" }) : null,
      T.svg("path", { d: status.path, class: status.filled ? "filled" : "hollow" }),
      status.half ? T.svg("path", { d: T.CUT, class: "cut" }) : null,
    ),
    item.label
      ? T.svg("text", { x: item.labelPx.toFixed(1), y: y + 4.5, class: `label ${tone}` }, item.label)
      : null,
  );
};

const cells = (drawn, px, pitch) => {
  const most = Math.sqrt(drawn.counts.reduce((m, row) => row.reduce((a, b) => Math.max(a, b), m), 1));
  const width = Math.abs(px(drawn.from + (drawn.to - drawn.from) / drawn.bins) - px(drawn.from));
  return drawn.counts.flatMap((row, lane) =>
    Array.from(
      row,
      (n, at) =>
        n &&
        T.svg("rect", {
          x: px(drawn.from + ((drawn.to - drawn.from) * at) / drawn.bins).toFixed(1),
          y: drawn.lanes[lane].top * pitch + 2,
          width: width.toFixed(1),
          height: drawn.lanes[lane].rows * pitch - 4,
          class: "cell",
          "fill-opacity": (0.12 + 0.88 * (Math.sqrt(n) / most)).toFixed(2),
        }),
    ).filter(Boolean),
  );
};

T.sketch = (drawn) => {
  const { view, width, left, pitch, rows } = drawn;
  const px = (t) => ((t - view.from) / (view.to - view.from)) * width;
  const height = rows * pitch + 8;
  const inner = drawn.dense
    ? cells(drawn, px, pitch)
    : drawn.items
        .filter((item) => item.right > -60 && item.left < width + 60)
        .map((item) => mark(item, px, pitch));
  return T.svg(
    "svg",
    {
      class: "sketch",
      width: width + left,
      height: height + 26,
      viewBox: `${-left} -8 ${width + left} ${height + 34}`,
      "aria-hidden": "true",
    },
    gradients(),
    T.svg(
      "clipPath",
      { id: "inside" },
      T.svg("rect", { x: -10, y: -8, width: width + 10, height: height + 40 }),
    ),
    grid(drawn, px, height),
    T.svg("g", { "clip-path": "url(#inside)" }, inner),
  );
};
