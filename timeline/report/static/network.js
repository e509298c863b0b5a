// Events, actors and places as a network; positions were worked out beforehand.
const panel = T.id("network-panel");
const holder = T.id("network");
const note = T.id("network-note");
const E = T.events;
const KINDS = { event: { symbol: "circle", size: 8 }, actor: { symbol: "square", size: 11 }, place: { symbol: "diamond", size: 11 } };

const nodeName = ([kind, n]) => (kind === "event" ? E.label(n) : kind === "actor" ? T.actors.name(n) : T.places.name(n));
const key = (kind, n) => `${kind} ${n}`;

// The neighbours of one event in a ring around it.
const ego = (i) => {
  const around = [...E.actors(i).map((n) => ["actor", n]), ...E.places(i).map((n) => ["place", n]), ...[...new Set(T.links(i).map((l) => l.other))].filter((o) => o !== i).slice(0, 24).map((n) => ["event", n])];
  return [["event", i, 0, 0], ...around.map(([kind, n], at) => [kind, n, Math.cos((2 * Math.PI * at) / around.length), Math.sin((2 * Math.PI * at) / around.length)])];
};

const edgesOf = (nodes) => {
  const at = new Map(nodes.map((node) => [key(node[0], node[1]), node]));
  const edges = { part: [], updates: [], conflicts: [] };
  for (const node of nodes) {
    if (node[0] !== "event") continue;
    for (const [kind, list] of [["actor", E.actors(node[1])], ["place", E.places(node[1])]])
      for (const n of list) if (at.has(key(kind, n))) edges.part.push([node, at.get(key(kind, n))]);
    for (const link of T.links(node[1])) {
      const other = at.get(key("event", link.other));
      if (other && other !== node && link.outward && edges[link.kind]) edges[link.kind].push([node, other]);
    }
  }
  return edges;
};

const lines = (pairs, colour, width, dash) => ({ type: "scatter", mode: "lines", hoverinfo: "skip", line: { color: colour, width, dash },
  x: pairs.flatMap(([a, b]) => [a[2], b[2], null]), y: pairs.flatMap(([a, b]) => [a[3], b[3], null]) });

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

// Names go to the best connected nodes and to those lit up, where they do not cover each other.
const labelled = (nodes, degree, near, width, height) => {
  const spot = (node) => [((node[2] + 1.12) / 2.24) * width, ((1.12 - node[3]) / 2.24) * height];
  const dots = nodes.map((node) => [node, ...spot(node)]);
  const taken = [];
  const rank = (node) => (near.has(key(node[0], node[1])) ? 1e6 : 0) + (node[0] === "event" ? 0 : 1000) + degree.get(node);
  return [...nodes].sort((a, b) => rank(b) - rank(a)).filter((node, place) => {
    if (node[0] === "event" && !near.has(key(node[0], node[1])) && nodes.length > 40) return false;
    const text = T.short(nodeName(node), 30);
    const half = T.textWidth(text) / 2;
    const [x, y] = spot(node);
    const box = [x - half, y - 24, x + half, y - 6];
    const free = taken.every((t) => box[2] < t[0] || box[0] > t[2] || box[3] < t[1] || box[1] > t[3]) && box[0] > -4 && box[2] < width + 4
      && (place < 16 || !dots.some(([other, a, b]) => other !== node && a > box[0] - 3 && a < box[2] + 3 && b > box[1] - 2 && b < box[3] + 2));
    if (free) taken.push(box);
    return free;
  });
};

const draw = () => {
  if (!T.plotlyReady || !T.layout.length) return;
  panel.hidden = false;
  const known = new Set(T.layout.map(([kind, n]) => key(kind, n)));
  const alone = T.state.e >= 0 && !known.has(key("event", T.state.e));
  const passing = new Set(T.shown);
  const nodes = alone ? ego(T.state.e) : T.layout;
  const edges = edgesOf(nodes);
  const near = lit(nodes, edges);
  const degree = new Map(nodes.map((node) => [node, 0]));
  for (const pair of edges.part) for (const node of pair) degree.set(node, degree.get(node) + 1);
  const [ink, soft, rule, accent, disputed, muted] = ["ink", "soft", "rule-strong", "accent", "disputed", "muted"].map(T.colour);
  const dim = (node) => (near.size ? !near.has(key(node[0], node[1])) : node[0] === "event" && !passing.has(node[1]));
  const colour = (node) => (near.has(key(node[0], node[1])) ? accent : node[0] === "event" ? (T.tone(node[1]) === "disputed" ? disputed : T.tone(node[1]) === "muted" ? muted : ink) : soft);
  const [width, height] = [holder.clientWidth, Math.min(460, Math.max(320, holder.clientWidth * 0.72))];
  const named = labelled(nodes, degree, near, width, height);
  const traces = [
    lines(edges.part, rule, 1), lines(edges.updates, soft, 1.4, "dash"), lines(edges.conflicts, disputed, 2),
    { type: "scatter", mode: "markers", hoverinfo: "text", x: nodes.map((n) => n[2]), y: nodes.map((n) => n[3]), customdata: nodes.map((n) => [n[0], n[1]]),
      hovertext: nodes.map((n) => `${n[0]}: ${T.forPlotly(T.short(nodeName(n), 90))}`),
      marker: { symbol: nodes.map((n) => KINDS[n[0]].symbol), size: nodes.map((n) => KINDS[n[0]].size + Math.min(9, Math.sqrt(degree.get(n)) * (n[0] === "event" ? 1 : 2))), color: nodes.map(colour), opacity: nodes.map((n) => (dim(n) ? 0.25 : 1)), line: { width: 1, color: T.colour("paper") } } },
  ];
  Plotly.react(holder, traces, {
    width, height, margin: { l: 0, r: 0, t: 0, b: 0 }, showlegend: false, hovermode: "closest", dragmode: "pan", paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: T.FONT.slice(5), size: 12, color: ink }, hoverlabel: { bgcolor: T.colour("paper"), bordercolor: rule, font: { color: ink, size: 13 }, align: "left" },
    annotations: named.map((n) => ({ x: n[2], y: n[3], yshift: 15, text: T.forPlotly(T.short(nodeName(n), 30)), showarrow: false, borderpad: 1, bgcolor: T.translucent(T.colour("paper"), 0.72), font: { size: 12, color: n[0] === "event" ? soft : ink } })),
    xaxis: { visible: false, range: [-1.12, 1.12] }, yaxis: { visible: false, range: [-1.12, 1.12] },
  }, { displayModeBar: false, showSendToCloud: false, displaylogo: false, scrollZoom: false, responsive: false, showTips: false });
  if (!holder.listens) {
    holder.listens = true;
    holder.on("plotly_click", ({ points }) => {
      const [kind, n] = points[0].customdata || [];
      if (kind === "event") T.set({ e: n });
      else if (kind) T.set({ [kind]: T.state[kind] === String(n) ? "" : String(n) });
    });
  }
  const all = T.events.count + T.actors.count + T.places.count;
  note.textContent = alone ? "The chosen event with its neighbours; it is not among those drawn for the whole." :
    `● events  ■ actors  ◆ places${nodes.length < all ? ` · the ${nodes.length} best attested of ${T.number(all)}` : ""}. Red lines join what contradicts.`;
};

T.drawNetwork = draw;
T.on((changed) => { if (T.FILTERS.some((k) => changed.has(k)) || changed.has("e")) draw(); });
T.themed.push(draw);
let width = 0;
new ResizeObserver(() => { if (holder.clientWidth && holder.clientWidth !== width) { width = holder.clientWidth; draw(); } }).observe(holder);
