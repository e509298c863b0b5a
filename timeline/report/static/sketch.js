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

const grid = (drawn, height) => {
  const { width, lanes, pitch, by, scale } = drawn;
  const lines = T.ticksOf(scale).flatMap(({ x, text, year }) => [
    T.svg("path", { d: `M${x.toFixed(1)},0V${height}`, class: "grid" }),
    T.svg("text", { x: x.toFixed(1), y: height + 16, class: "tick", "text-anchor": "middle" }, text),
    T.svg("text", { x: x.toFixed(1), y: height + 31, class: "tick", "text-anchor": "middle" }, year),
  ]);
  const folds = scale.folds.flatMap(({ x, width: wide }) => [
    T.svg("rect", { x, y: 0, width: wide, height, class: "folded" }),
    T.svg("path", { d: `M${x + wide / 2 - 9},${height - 5}l6,10l6,-10l6,10`, class: "fold" }),
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
  return [
    T.svg("path", { d: `M${-drawn.left},${height}H${width}`, class: "ground" }),
    ...lines,
    ...folds,
    ...names,
  ];
};

const band = (item, y) => {
  if (!item.wide || (item.day && item.to - item.from <= T.ROOMY)) return [];
  const tone = T.toneOf(item);
  const [x, end, top] = [item.from, item.to, y - T.BAND / 2];
  const roomy = end - x > T.ROOMY;
  const open = item.openLeft ? "left" : item.openRight ? "right" : "";
  const piece = (name, d, kind) => T.svg("path", { d, class: `${name} ${tone}${kind || ""}` });
  const caps = roomy && !item.day ? T.capsOf(item) : [];
  const arrow = item.openLeft ? `M${x + 5},${y - 4}l-6,4l6,4` : `M${end - 5},${y - 4}l6,4l-6,4`;
  const [sure, until] = item.sure || [0, 0];
  return [
    T.svg("rect", {
      x: x.toFixed(1),
      y: top,
      width: Math.max(1, end - x).toFixed(1),
      height: T.BAND,
      class: `band ${tone}${item.day ? " day" : ""}`,
      ...(open ? { style: `fill:url(#fade-${tone}-${open});fill-opacity:1` } : {}),
    }),
    T.statusOf(item).dashed && end - x > 2 * T.ROOMY
      ? piece("edge", `M${x},${top}H${end}M${x},${top + T.BAND}H${end}`, " dashed")
      : null,
    ...caps.map((c) => piece("cap", `M${c.toFixed(1)},${top}v${T.BAND}`)),
    open ? piece("arrow", arrow) : null,
    until - sure > T.ROOMY
      ? piece("sure", `M${sure.toFixed(1)},${top + T.BAND - 1}H${until.toFixed(1)}`)
      : null,
  ];
};

const mark = (item, pitch) => {
  const y = item.y * pitch;
  const status = T.statusOf(item);
  const tone = T.toneOf(item);
  const chosen = item.i === T.state.e && !item.bundle;
  return T.svg(
    "g",
    { class: chosen ? "mark chosen" : "mark" },
    band(item, y),
    T.svg(
      "g",
      { transform: `translate(${item.x.toFixed(1)},${y})`, class: `glyph ${tone}` },
      chosen ? T.svg("circle", { r: 10, class: "halo" }) : null,
      T.svg("path", { d: status.path, class: status.filled ? "filled" : "hollow" }),
      status.half ? T.svg("path", { d: T.CUT, class: "cut" }) : null,
    ),
    item.label
      ? T.svg("text", { x: item.labelPx.toFixed(1), y: y + 4.5, class: `label ${tone}` }, item.label)
      : null,
  );
};

const cells = (drawn, pitch) => {
  const most = Math.sqrt(drawn.counts.reduce((m, row) => row.reduce((a, b) => Math.max(a, b), m), 1));
  return drawn.counts.flatMap((row, lane) =>
    Array.from(
      row,
      (n, at) =>
        n &&
        T.svg("rect", {
          x: (drawn.from + drawn.size * at).toFixed(1),
          y: drawn.lanes[lane].top * pitch + 2,
          width: (drawn.size - 1).toFixed(1),
          height: drawn.lanes[lane].rows * pitch - 4,
          class: "cell",
          "fill-opacity": (0.12 + 0.88 * (Math.sqrt(n) / most)).toFixed(2),
        }),
    ).filter(Boolean),
  );
};

T.sketch = (drawn) => {
  const { width, left, pitch, rows } = drawn;
  const height = rows * pitch + 8;
  const inner = drawn.dense
    ? cells(drawn, pitch)
    : drawn.items
        .filter((item) => item.right > -60 && item.left < width + 60)
        .map((item) => mark(item, pitch));
  return T.svg(
    "svg",
    {
      class: "sketch",
      width: width + left,
      height: height + 40,
      viewBox: `${-left} -8 ${width + left} ${height + 48}`,
      "aria-hidden": "true",
    },
    gradients(),
    T.svg(
      "clipPath",
      { id: "inside" },
      T.svg("rect", { x: -10, y: -8, width: width + 10, height: height + 40 }),
    ),
    grid(drawn, height),
    T.svg("g", { "clip-path": "url(#inside)" }, inner),
  );
};
