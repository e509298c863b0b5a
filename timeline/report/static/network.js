// Events, actors and places as a network; positions were worked out beforehand.
const holder = T.id("network");
const note = T.id("network-note");
const E = T.events;
const KINDS = {
  event: { symbol: "circle", size: 8 },
  actor: { symbol: "square", size: 11 },
  place: { symbol: "diamond", size: 11 },
};

const nodeName = ([kind, n]) =>
  kind === "event" ? E.label(n) : kind === "actor" ? T.actors.name(n) : T.places.name(n);
const key = (kind, n) => `${kind} ${n}`;

// The neighbours of one event in a ring around it.
const ego = (i) => {
  const around = [
    ...E.actors(i).map((n) => ["actor", n]),
    ...E.places(i).map((n) => ["place", n]),
    ...[...new Set(T.links(i).map((l) => l.other))]
      .filter((o) => o !== i)
      .slice(0, 24)
      .map((n) => ["event", n]),
  ];
  return [
    ["event", i, 0, 0],
    ...around.map(([kind, n], at) => [
      kind,
      n,
      Math.cos((2 * Math.PI * at) / around.length),
      Math.sin((2 * Math.PI * at) / around.length),
    ]),
  ];
};

const edgesOf = (nodes) => {
  const at = new Map(nodes.map((node) => [key(node[0], node[1]), node]));
  const edges = { part: [], updates: [], conflicts: [], related: [], "part-of": [] };
  for (const node of nodes) {
    if (node[0] !== "event") continue;
    for (const [kind, list] of [
      ["actor", E.actors(node[1])],
      ["place", E.places(node[1])],
    ])
      for (const n of list) if (at.has(key(kind, n))) edges.part.push([node, at.get(key(kind, n))]);
    for (const link of T.links(node[1])) {
      const other = at.get(key("event", link.other));
      if (other && other !== node && link.outward && edges[link.kind]) edges[link.kind].push([node, other]);
    }
  }
  return edges;
};

const lines = (pairs, colour, width, dash) => ({
  type: "scatter",
  mode: "lines",
  hoverinfo: "skip",
  line: { color: colour, width, dash },
  x: pairs.flatMap(([a, b]) => [a[2], b[2], null]),
  y: pairs.flatMap(([a, b]) => [a[3], b[3], null]),
});

const lit = (nodes, edges) => {
  const wanted = new Set();
  if (T.state.e >= 0) wanted.add(key("event", T.state.e));
  if (T.state.actor !== "") wanted.add(key("actor", +T.state.actor));
  if (T.state.place !== "") wanted.add(key("place", +T.state.place));
  const near = new Set(wanted);
  for (const [a, b] of [...edges.part, ...edges.updates, ...edges.conflicts]) {
    const [x, y] = [key(a[0], a[1]), key(b[0], b[1])];
    if (wanted.has(x)) near.add(y);
    if (wanted.has(y)) near.add(x);
  }
  return near;
};

// Names go to the best connected nodes and to those lit up: above, below or beside the node,
// wherever they cover neither a name nor a node; one lit up may cover nodes that are not, and a hub
// the events around it.
const HUB = 3;
const MOST_NAMES = 26;
const SIDE = [-1.12, 1.12];
const WIDE = SIDE[1] - SIDE[0];
const SIDES = [
  [0, -15],
  [0, 16],
  [1, 0],
  [-1, 0],
];
const labelled = (nodes, degree, near, width, height) => {
  const spot = (node) => [((node[2] - SIDE[0]) / WIDE) * width, ((SIDE[1] - node[3]) / WIDE) * height];
  const dots = nodes.map((node) => [node, ...spot(node)]);
  const lit = (node) => near.has(key(node[0], node[1]));
  const rank = (node) => (lit(node) ? 1e6 : 0) + (node[0] === "event" ? 0 : 1000) + degree.get(node);
  const taken = [];
  const put = (node, over = lit(node)) => {
    const text = T.short(T.visible(nodeName(node)), 28);
    const wide = T.textWidth(text) + 4;
    const [x, y] = spot(node);
    for (const [aside, down] of SIDES) {
      const within = Math.max(wide / 2 + 1, Math.min(width - wide / 2 - 1, x));
      const middle = [aside ? x + aside * (wide / 2 + 11) : within, y + down];
      const box = [middle[0] - wide / 2, middle[1] - 8, middle[0] + wide / 2, middle[1] + 8];
      const inside = box[0] > 0 && box[2] < width && box[1] > 0 && box[3] < height;
      const clear =
        taken.every((t) => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]) &&
        !dots.some(
          ([other, a, b]) =>
            other !== node &&
            (!over || lit(other) || (!lit(node) && other[0] !== "event")) &&
            a > box[0] - 5 &&
            a < box[2] + 5 &&
            b > box[1] - 4 &&
            b < box[3] + 4,
        );
      if (!inside || !clear) continue;
      taken.push(box);
      return { node, text, over, dx: middle[0] - x, dy: y - middle[1] };
    }
    return null;
  };
  const wanted = nodes.filter((node) => node[0] !== "event" || lit(node) || nodes.length <= 24);
  return wanted
    .sort((a, b) => rank(b) - rank(a))
    .slice(0, 60)
    .map((node) => put(node) || (node[0] !== "event" && degree.get(node) >= HUB && put(node, true)))
    .filter(Boolean)
    .slice(0, MOST_NAMES);
};

const draw = () => {
  if (!T.plotlyReady || !T.layout.length) return;
  const known = new Set(T.layout.map(([kind, n]) => key(kind, n)));
  const alone = T.state.e >= 0 && !known.has(key("event", T.state.e));
  const passing = new Set(T.shown);
  const nodes = alone ? ego(T.state.e) : T.layout;
  const edges = edgesOf(nodes);
  const near = lit(nodes, edges);
  const degree = new Map(nodes.map((node) => [node, 0]));
  for (const pair of edges.part) for (const node of pair) degree.set(node, degree.get(node) + 1);
  const [ink, soft, rule, accent, disputed, muted] = [
    "ink",
    "soft",
    "rule-strong",
    "accent",
    "disputed",
    "muted",
  ].map(T.colour);
  const dim = (node) =>
    near.size ? !near.has(key(node[0], node[1])) : node[0] === "event" && !passing.has(node[1]);
  const colour = (node) =>
    near.has(key(node[0], node[1]))
      ? accent
      : node[0] === "event"
        ? T.tone(node[1]) === "disputed"
          ? disputed
          : T.tone(node[1]) === "muted"
            ? muted
            : ink
        : soft;
  const [width, height] = T.panelSize(holder);
  const named = labelled(nodes, degree, near, width, height);
  const traces = [
    lines(alone ? [...edges.related, ...edges["part-of"]] : [], rule, 1.4, "dot"),
    lines(edges.part, rule, 1),
    lines(edges.updates, soft, 1.4, "dash"),
    lines(edges.conflicts, disputed, 2),
    {
      type: "scatter",
      mode: "markers",
      hoverinfo: "text",
      x: nodes.map((n) => n[2]),
      y: nodes.map((n) => n[3]),
      customdata: nodes.map((n) => [n[0], n[1]]),
      hovertext: nodes.map((n) => `${n[0]}: ${T.forPlotly(T.short(nodeName(n), 90))}`),
      marker: {
        symbol: nodes.map((n) => KINDS[n[0]].symbol),
        size: nodes.map(
          (n) => KINDS[n[0]].size + Math.min(9, Math.sqrt(degree.get(n)) * (n[0] === "event" ? 1 : 2)),
        ),
        color: nodes.map(colour),
        opacity: nodes.map((n) => (dim(n) ? 0.4 : 1)),
        line: { width: 1, color: T.colour("paper") },
      },
    },
  ];
  const tint = ({ node }) => (node[0] === "event" ? soft : ink);
  const [bare, boxed] = [named.filter(({ over }) => !over), named.filter(({ over }) => over)];
  traces.push({
    type: "scatter",
    mode: "text",
    hoverinfo: "skip",
    x: bare.map(({ node, dx }) => node[2] + (dx / width) * WIDE),
    y: bare.map(({ node, dy }) => node[3] + (dy / height) * WIDE),
    text: bare.map(({ text }) => T.forPlotly(text)),
    textposition: "middle center",
    textfont: { size: 12, color: bare.map(tint) },
  });
  T.panel(holder, traces, [SIDE, SIDE], {
    // Names over other nodes need a ground to be read on.
    annotations: boxed.map((name) => ({
      x: name.node[2],
      y: name.node[3],
      xshift: name.dx,
      yshift: name.dy,
      text: T.forPlotly(name.text),
      showarrow: false,
      borderpad: 0,
      bgcolor: T.translucent(T.colour("paper"), 0.75),
      font: { size: 12, color: tint(name) },
    })),
  });
  if (!holder.listens) {
    holder.listens = true;
    holder.on("plotly_click", ({ points }) => {
      const [kind, n] = points[0].customdata || [];
      if (kind === "event") T.set({ e: n });
      else if (kind) T.set({ [kind]: T.state[kind] === String(n) ? "" : String(n) });
    });
  }
  const all = T.events.count + T.actors.count + T.places.count;
  note.textContent = alone
    ? "The chosen event with its neighbours; it is not among those drawn for the whole."
    : `● events  ■ actors  ◆ places${nodes.length < all ? ` · the ${nodes.length} best attested of ${T.number(all)}` : ""}. Red lines join what contradicts.`;
};

T.drawNetwork = draw;
T.onPause((changed) => {
  if (T.FILTERS.some((k) => changed.has(k)) || changed.has("e")) draw();
});
T.themed.push(draw);
T.onWidth(holder, draw);
