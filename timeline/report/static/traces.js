// The arrangement of marks as a Plotly figure: bands, fades, caps, symbols, labels, or density.
const E = T.events;
const BOTTOM = 40;
T.TOP = 8;

const tones = () => ({
  plain: T.colour("ink"),
  muted: T.colour("muted"),
  disputed: T.colour("disputed"),
  accent: T.colour("accent"),
  soft: T.colour("soft"),
});
const faint = T.translucent;

const lines = (pieces, colour, width, dash) => ({
  type: "scatter",
  mode: "lines",
  hoverinfo: "skip",
  showlegend: false,
  x: pieces.flatMap(([a, b]) => [a, b, null]),
  y: pieces.flatMap(([, , y]) => [y, y, null]),
  line: { color: colour, width, dash: dash || "solid" },
});

// An open end fades out in steps: Plotly's lines know no gradient.
const FADES = [0.24, 0.19, 0.14, 0.1, 0.06, 0.03];
const fades = ({ from, to, openLeft, y }) => {
  const size = (to - from) / FADES.length;
  return FADES.map((alpha, n) => {
    const at = openLeft ? to - (n + 1) * size : from + n * size;
    return [alpha, [at, at + size, y]];
  });
};

const bands = (d, colours) => {
  const grouped = new Map();
  const put = (key, piece) => (grouped.has(key) ? grouped.get(key).push(piece) : grouped.set(key, [piece]));
  for (const item of d.items) {
    if (!item.wide) continue;
    const tone = T.toneOf(item);
    const edge = T.BAND / 2 / d.pitch;
    if (item.openLeft || item.openRight)
      for (const [alpha, piece] of fades(item)) put(`${tone} ${alpha} ${T.BAND}`, piece);
    else if (!item.day || item.to - item.from > T.ROOMY)
      put(`${tone} ${item.day ? 0.1 : 0.17} ${T.BAND}`, [item.from, item.to, item.y]);
    if (T.statusOf(item).dashed && item.to - item.from > 2 * T.ROOMY)
      for (const y of [item.y - edge, item.y + edge]) put(`${tone} 0.8 1.2 dash`, [item.from, item.to, y]);
    if (item.sure && item.sure[1] - item.sure[0] > T.ROOMY)
      put(`${tone} 1 3`, [...item.sure, item.y + edge / 2 + 1.5 / d.pitch]);
  }
  return [...grouped].map(([key, pieces]) => {
    const [tone, alpha, width, dash] = key.split(" ");
    return lines(pieces, faint(colours[tone], alpha), +width, dash);
  });
};

const points = (rows, symbol, size, width) => ({
  type: "scatter",
  mode: "markers",
  hoverinfo: "none",
  showlegend: false,
  cliponaxis: true,
  x: rows.map((r) => r.x),
  y: rows.map((r) => r.y),
  customdata: rows.map((r) => r.i),
  marker: {
    symbol: symbol || rows.map((r) => r.symbol),
    size: size || rows.map((r) => r.size),
    color: rows.map((r) => r.colour),
    opacity: 1,
    line: { width: width || 1.6, color: rows.map((r) => r.cut || r.colour) },
  },
});

const marks = (d, colours) => {
  const { items } = d;
  // An end that the mark itself stands on needs no cap, which would cut a hollow mark in two.
  const caps = items
    .filter((m) => m.wide && !m.day && m.to - m.from > T.ROOMY)
    .flatMap((m) => T.capsOf(m).map((x) => ({ x, y: m.y, i: m.i, colour: colours[T.toneOf(m)] })));
  const arrows = items
    .filter((m) => m.openLeft || m.openRight)
    .map((m) => ({
      x: m.openLeft ? m.from : m.to,
      y: m.y,
      i: m.i,
      colour: colours[T.toneOf(m)],
      symbol: m.openLeft ? "triangle-left-open" : "triangle-right-open",
      size: 7,
    }));
  const paper = T.colour("paper");
  const symbols = items.map((m) => {
    const status = T.statusOf(m);
    return {
      x: m.x,
      y: m.y,
      i: m.i,
      colour: colours[T.toneOf(m)],
      symbol: status.plotly,
      cut: status.half ? paper : null,
      size: m.bundle ? 15 : status.half ? 14 : E.isStatement(m.i) ? 7 : d.labels ? 11 : 9,
    };
  });
  const labels = items.filter((m) => m.label);
  const text = {
    type: "scatter",
    mode: "text",
    hoverinfo: "skip",
    showlegend: false,
    x: labels.map((m) => m.labelPx),
    y: labels.map((m) => m.y),
    text: labels.map((m) => T.forPlotly(m.label)),
    textposition: "middle right",
    textfont: {
      size: 13,
      color: labels.map((m) => (E.isStatement(m.i) && !m.bundle ? colours.soft : colours.plain)),
    },
  };
  return [points(caps, "line-ns-open", T.BAND, 1.4), points(arrows, null, null, 1.4), points(symbols), text];
};

const halo = (d, colours) => {
  const chosen = d.items.filter((m) => m.i === T.state.e && !m.bundle);
  return {
    ...points(
      chosen.map((m) => ({ x: m.x, y: m.y, i: m.i, colour: colours.accent })),
      "circle-open",
      21,
      2.4,
    ),
    cliponaxis: false,
  };
};

const heat = (d, colours) => [
  {
    type: "heatmap",
    hoverinfo: "none",
    showscale: false,
    xgap: 1,
    ygap: 3,
    x0: d.from + d.size / 2,
    dx: d.size,
    y: d.lanes.map((lane) => lane.top + 1),
    z: d.counts.map((row) => Array.from(row, (n) => (n ? Math.sqrt(n) : null))),
    colorscale: [
      [0, faint(colours.accent, 0.12)],
      [1, faint(colours.accent, 1)],
    ],
    zmin: 0,
  },
];

// Where empty years are folded away: a strip of paper over the grid and the axis, with a zigzag.
const folds = (d, colours) =>
  d.scale.folds.flatMap(({ x, width }) => {
    const middle = x + width / 2;
    const zigzag = [-9, -3, 3, 9].map((by, n) => `${n ? "L" : "M"}${middle + by},${n % 2 ? 5 : -5}`).join("");
    const strip = { xref: "x", yref: "paper", layer: "below", line: { width: 0 } };
    return [
      { ...strip, type: "rect", x0: x, x1: x + width, y0: 0, y1: 1, fillcolor: T.colour("sheet") },
      {
        type: "path",
        path: zigzag,
        yref: "paper",
        ysizemode: "pixel",
        yanchor: 0,
        xref: "x",
        line: { color: colours.soft, width: 1.2 },
      },
    ];
  });

const figure = (d) => {
  const colours = tones();
  const traces = d.dense ? heat(d, colours) : [...bands(d, colours), ...marks(d, colours), halo(d, colours)];
  const rule = T.colour("rule");
  const ticks = T.ticksOf(d.scale, 72, d.width / 2);
  const laned = d.by || d.dense;
  const names = laned && d.left > 60;
  return {
    traces,
    layout: {
      width: d.width + d.left,
      height: d.rows * d.pitch + T.TOP + BOTTOM,
      margin: { l: d.left, r: 0, t: T.TOP, b: BOTTOM },
      showlegend: false,
      hovermode: d.dense ? false : "closest",
      dragmode: "pan",
      paper_bgcolor: "rgba(0,0,0,0)",
      plot_bgcolor: "rgba(0,0,0,0)",
      font: { family: T.FONT.slice(5), size: 12, color: T.colour("soft") },
      xaxis: {
        range: [0, d.width],
        tickvals: ticks.map(({ x }) => x),
        ticktext: ticks.map(({ text, year }) => (year ? `${text}<br>${year}` : text)),
        gridcolor: rule,
        linecolor: T.colour("soft"),
        showline: true,
        ticks: "outside",
        tickcolor: rule,
        ticklen: 4,
        zeroline: false,
        ticklabeloverflow: "allow",
        tickangle: 0,
      },
      yaxis: {
        range: [d.rows, 0],
        fixedrange: true,
        showgrid: false,
        zeroline: false,
        tickvals: names ? d.lanes.map((l) => l.top + l.rows / 2) : [],
        ticktext: names ? d.lanes.map((l) => T.forPlotly(T.short(l.name, 22))) : [],
        ticks: "",
      },
      shapes: [
        ...folds(d, colours),
        ...(laned
          ? d.lanes.slice(1).map((l) => ({
              type: "line",
              xref: "paper",
              x0: d.left > 60 ? -d.left / d.width : 0,
              x1: 1,
              y0: l.top - (d.dense ? 0 : 0.25),
              y1: l.top - (d.dense ? 0 : 0.25),
              line: { color: rule, width: 1 },
              layer: "below",
            }))
          : []),
      ],
      annotations:
        laned && !names
          ? d.lanes.map((l) => ({
              xref: "paper",
              x: 0,
              y: l.top,
              yshift: -2,
              text: `<b>${T.forPlotly(T.short(l.name, 40))}</b>`,
              showarrow: false,
              xanchor: "left",
              yanchor: "middle",
              font: { size: 11, color: T.colour("soft") },
              bgcolor: faint(T.colour("paper"), 0.8),
            }))
          : [],
    },
    config: { ...T.PLOTLY, scrollZoom: true, doubleClick: false },
  };
};

T.chartFigure = () => figure(T.drawn);
