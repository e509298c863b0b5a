// The timeline: arranges the marks in view, draws them with Plotly (plainly before it is there).
const chart = T.id("chart");
const plot = T.el("div", { class: "plot" });
const [early, late] = [T.id("early"), T.id("late")];
const card = T.el("div", { class: "hover", hidden: true });
chart.append(plot, card);
const E = T.events;
const ms = (minutes) => minutes * 60000;
const FIRST = T.fromIsoDay("0001-01-01") - 4000 * T.DAY;
const LAST = T.fromIsoDay("9999-12-01");
const BOTTOM = 40;
const TOP = 8;
T.plotlyReady = false;

T.view = () => {
  if (T.state.va !== null) return { from: T.state.va, to: T.state.vb };
  if (T.state.from !== null || T.state.to !== null) {
    const core = T.core(T.shown) || T.core(T.matching) || { from: T.state.from ?? T.state.to - T.DAY, to: T.state.to ?? T.state.from + T.DAY };
    return { from: T.state.from ?? core.from, to: Math.max(T.state.to ?? core.to, (T.state.from ?? core.from) + T.DAY) };
  }
  return T.core(T.matching) || { from: 0, to: T.DAY };
};

T.look = (from, to) => {
  const least = 60;
  const middle = (from + to) / 2;
  const half = Math.max(least, to - from) / 2;
  T.set({ va: Math.max(FIRST, middle - half), vb: Math.min(LAST, middle + half) });
};

T.move = (how) => {
  const { from, to } = T.view();
  const size = to - from;
  const shift = { left: -0.5, right: 0.5 }[how] || 0;
  const grow = { in: 0.5, out: 2 }[how] || 1;
  if (how === "all") {
    const dated = T.matching.filter(E.dated);
    if (!dated.length) return;
    const ends = Array.from(dated, (i) => [E.start(i) ?? E.end(i), E.end(i) ?? E.start(i)]);
    const [a, b] = [ends.reduce((m, [s]) => Math.min(m, s), Infinity), ends.reduce((m, [, e]) => Math.max(m, e), -Infinity)];
    T.look(a - (b - a) * 0.03 - T.DAY / 2, b + (b - a) * 0.03 + T.DAY / 2);
  } else {
    const middle = (from + to) / 2 + shift * size;
    T.look(middle - (size * grow) / 2, middle + (size * grow) / 2);
  }
};

const tones = () => ({ plain: T.colour("ink"), muted: T.colour("muted"), disputed: T.colour("disputed"), accent: T.colour("accent") });
const faint = T.translucent;

const lines = (pieces, colour, width, dash) => ({ type: "scatter", mode: "lines", hoverinfo: "skip", showlegend: false,
  x: pieces.flatMap(([a, b]) => [ms(a), ms(b), null]), y: pieces.flatMap(([, , y]) => [y, y, null]), line: { color: colour, width, dash: dash || "solid" } });

const fades = (item, perPixel) => {
  const steps = [0.26, 0.17, 0.09];
  const size = (item.to - item.from) / steps.length;
  return steps.map((alpha, n) => {
    const near = item.openLeft ? item.to - n * size : item.from + n * size;
    return [alpha, [Math.min(near, near + (item.openLeft ? -size : size)), Math.max(near, near + (item.openLeft ? -size : size)), item.y]];
  });
};

const bands = (d, colours) => {
  const grouped = new Map();
  const put = (key, piece) => (grouped.has(key) ? grouped.get(key).push(piece) : grouped.set(key, [piece]));
  for (const item of d.items) {
    if (!item.wide) continue;
    const tone = T.toneOf(item);
    const edge = 6 / d.pitch;
    if (item.openLeft || item.openRight) for (const [alpha, piece] of fades(item)) put(`${tone} ${alpha} 12`, piece);
    else put(`${tone} ${item.day ? 0.1 : 0.22} 12`, [item.from, item.to, item.y]);
    if (T.statusOf(item).dashed) for (const y of [item.y - edge, item.y + edge]) put(`${tone} 0.8 1.2 dash`, [item.from, item.to, y]);
    if (item.sure && !item.bundle) put(`${tone} 1 4`, [item.sure[0], item.sure[1], item.y + 4 / d.pitch]);
  }
  return [...grouped].map(([key, pieces]) => {
    const [tone, alpha, width, dash] = key.split(" ");
    return lines(pieces, faint(colours[tone], alpha), +width, dash);
  });
};

const points = (rows, symbol, size, width) => ({ type: "scatter", mode: "markers", hoverinfo: "none", showlegend: false, cliponaxis: true,
  x: rows.map((r) => ms(r.x)), y: rows.map((r) => r.y), customdata: rows.map((r) => r.i),
  marker: { symbol: symbol || rows.map((r) => r.symbol), size: size || rows.map((r) => r.size), color: rows.map((r) => r.colour), opacity: 1, line: { width: width || 1.6, color: rows.map((r) => r.cut || r.colour) } } });

const marks = (d, colours) => {
  const { items } = d;
  const caps = items.filter((m) => m.wide && !(m.day && !m.openLeft && !m.openRight)).flatMap((m) => [[m.openLeft, m.from], [m.openRight, m.to]].filter(([open]) => !open).map(([, x]) => ({ x, y: m.y, i: m.i, colour: colours[T.toneOf(m)] })));
  const arrows = items.filter((m) => m.openLeft || m.openRight).map((m) => ({ x: m.openLeft ? m.from : m.to, y: m.y, i: m.i, colour: colours[T.toneOf(m)], symbol: m.openLeft ? "triangle-left-open" : "triangle-right-open", size: 7 }));
  const paper = T.colour("paper");
  const symbols = items.map((m) => {
    const status = T.statusOf(m);
    return { x: m.at, y: m.y, i: m.i, colour: colours[T.toneOf(m)], symbol: status.plotly, cut: status.half ? paper : null, size: m.bundle ? 15 : E.isStatement(m.i) ? 7 : d.labels ? 11 : 9 };
  });
  const labels = items.filter((m) => m.label);
  const perPixel = (d.view.to - d.view.from) / d.width;
  const text = { type: "scatter", mode: "text", hoverinfo: "skip", showlegend: false, x: labels.map((m) => ms(d.view.from + m.labelPx * perPixel)), y: labels.map((m) => m.y),
    text: labels.map((m) => T.forPlotly(m.label)), textposition: "middle right", textfont: { size: 13, color: labels.map((m) => (E.isStatement(m.i) && !m.bundle ? colours.muted : colours.plain)) } };
  return [points(caps, "line-ns-open", 12, 1.6), points(arrows, null, null, 1.4), points(symbols), text];
};

const halo = (d, colours) => {
  const chosen = d.items.filter((m) => m.i === T.state.e && !m.bundle);
  return { ...points(chosen.map((m) => ({ x: m.at, y: m.y, i: m.i, colour: colours.accent })), "circle-open", 21, 2.4) };
};

const heat = (d, colours) => {
  const size = (d.to - d.from) / d.bins;
  return [{ type: "heatmap", hoverinfo: "none", showscale: false, xgap: 1, ygap: 3, x0: ms(d.from + size / 2), dx: ms(size), y: d.lanes.map((lane) => lane.top + 1),
    z: d.counts.map((row) => Array.from(row, (n) => (n ? Math.sqrt(n) : null))), colorscale: [[0, faint(colours.accent, 0.12)], [1, faint(colours.accent, 1)]], zmin: 0 }];
};

const figure = (d) => {
  const colours = tones();
  const traces = d.dense ? heat(d, colours) : [...bands(d, colours), ...marks(d, colours), halo(d, colours)];
  const rule = T.colour("rule");
  const laned = d.by || d.dense;
  const names = laned && d.left > 60;
  return {
    traces,
    layout: {
      width: d.width + d.left, height: d.rows * d.pitch + TOP + BOTTOM, margin: { l: d.left, r: 0, t: TOP, b: BOTTOM }, showlegend: false, hovermode: d.dense ? false : "closest", dragmode: "pan",
      paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { family: T.FONT.slice(5), size: 12, color: T.colour("soft") },
      xaxis: { type: "date", range: [ms(d.view.from), ms(d.view.to)], gridcolor: rule, linecolor: T.colour("soft"), showline: true, ticks: "outside", tickcolor: rule, ticklen: 4, zeroline: false, tickformatstops: undefined },
      yaxis: { range: [d.rows, 0], fixedrange: true, showgrid: false, zeroline: false, tickvals: names ? d.lanes.map((l) => l.top + l.rows / 2) : [], ticktext: names ? d.lanes.map((l) => T.forPlotly(T.short(l.name, 22))) : [], ticks: "" },
      shapes: laned ? d.lanes.slice(1).map((l) => ({ type: "line", xref: "paper", x0: d.left > 60 ? -d.left / d.width : 0, x1: 1, y0: l.top - (d.dense ? 0 : 0.25), y1: l.top - (d.dense ? 0 : 0.25), line: { color: rule, width: 1 }, layer: "below" })) : [],
      annotations: laned && !names ? d.lanes.map((l) => ({ xref: "paper", x: 0, y: l.top, yshift: -2, text: `<b>${T.forPlotly(T.short(l.name, 40))}</b>`, showarrow: false, xanchor: "left", yanchor: "middle", font: { size: 11, color: T.colour("soft") }, bgcolor: faint(T.colour("paper"), 0.8) })) : [],
    },
    config: { displayModeBar: false, showSendToCloud: false, displaylogo: false, scrollZoom: true, doubleClick: false, responsive: false, showTips: false },
  };
};
T.chartFigure = () => figure(T.drawn);

const edges = (view) => {
  const before = T.matching.filter((i) => E.dated(i) && (E.end(i) ?? E.start(i) + 1) <= view.from);
  const after = T.matching.filter((i) => E.dated(i) && (E.start(i) ?? E.end(i) - 1) >= view.to);
  early.hidden = !before.length;
  late.hidden = !after.length;
  early.textContent = `← ${T.number(before.length)} earlier`;
  late.textContent = `${T.number(after.length)} later →`;
  early.onclick = () => T.toward(before.at(-1), view);
  late.onclick = () => T.toward(after[0], view);
};

T.toward = (i, view = T.view()) => {
  const half = (view.to - view.from) / 2;
  const [start, end] = [E.start(i) ?? E.end(i) - T.DAY, E.end(i) ?? E.start(i) + T.DAY];
  const room = Math.max(half, (end - start) * 0.75);
  T.look((start + end) / 2 - room, (start + end) / 2 + room);
};

T.drawChart = () => {
  const whole = chart.clientWidth;
  if (whole < 60) return;
  const dated = T.matching.some(E.dated);
  chart.classList.toggle("nothing", !dated);
  const by = T.state.lanes;
  const view = T.view();
  const dense = T.matching.length > 1500;
  const left = (by || dense) && whole > 700 ? 158 : 0;
  T.drawn = { ...T.arrange(view, whole - left, by), view, width: whole - left, left, by };
  edges(view);
  if (!T.plotlyReady) plot.replaceChildren(T.sketch(T.drawn));
  else {
    const { traces, layout, config } = figure(T.drawn);
    if (!plot.classList.contains("js-plotly-plot")) plot.replaceChildren();
    Plotly.react(plot, traces, layout, config);
    listenOnce();
  }
  T.showFold();
  T.frames = (T.frames || 0) + 1;
};

let listening = false;
const listenOnce = () => {
  if (listening) return;
  listening = true;
  plot.on("plotly_relayout", (changes) => {
    const range = changes["xaxis.range"] || [changes["xaxis.range[0]"], changes["xaxis.range[1]"]];
    const [from, to] = range.map((v) => (typeof v === "number" ? v : Date.parse(`${String(v).replace(" ", "T")}${/\d\d:/.test(v) ? "Z" : ""}`)) / 60000);
    if (to > from) T.look(from, to);
  });
};

// The wheel belongs to the page unless Ctrl is held or the chart was entered.
plot.addEventListener("wheel", (event) => { if (!event.ctrlKey && !chart.contains(document.activeElement)) event.stopPropagation(); }, { capture: true, passive: true });

const inside = (event) => {
  const box = plot.getBoundingClientRect();
  return [event.clientX - box.left - T.drawn.left, event.clientY - box.top - TOP];
};
let pressed = null;
chart.addEventListener("pointerdown", (event) => { pressed = [event.clientX, event.clientY]; card.hidden = true; }, true);
chart.addEventListener("pointerup", (event) => {
  if (!pressed || !T.drawn || Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > 4 || event.target.closest(".hover")) return;
  const [x, y] = inside(event);
  if (x < 0) return;
  if (T.drawn.dense) {
    const { view, width } = T.drawn;
    const at = view.from + (x / width) * (view.to - view.from);
    const half = (view.to - view.from) / 8;
    T.look(at - half, at + half);
    return;
  }
  const found = T.hit(x, y);
  if (found?.bundle) T.set({ unfold: true });
  else if (found) T.set({ e: found.i });
}, true);

const showCard = (event) => {
  if (event.buttons || !T.drawn || event.target.closest?.(".hover")) return;
  const [x, y] = inside(event);
  const found = x >= 0 ? T.hit(x, y) : null;
  plot.classList.toggle("over", Boolean(found));
  let words = [];
  if (found?.bundle) words = [T.el("b", {}, T.bundleWords(found.bundle)), ...found.bundle.slice(0, 4).map((i) => T.el("span", { dir: "auto" }, T.short(E.label(i), 60))), T.el("span", { class: "note" }, "Click to unfold")];
  else if (found) words = [T.el("b", { dir: "auto" }, T.short(E.label(found.i), 160)), T.el("span", {}, E.when(found.i)),
    T.el("span", { class: "note" }, `${T.STATUS[E.statusWord(found.i)].words} · ${T.plural(E.claims(found.i).length, "claim")} · ${T.plural(E.origins(found.i), "origin")}`)];
  else if (T.drawn.dense && x >= 0) {
    const d = T.drawn;
    const lane = Math.floor(y / d.pitch / 2);
    const bin = Math.floor(((d.view.from + (x / d.width) * (d.view.to - d.view.from) - d.from) / (d.to - d.from)) * d.bins);
    const n = d.counts[lane]?.[bin];
    const edge = (b) => Math.floor((d.from + (b * (d.to - d.from)) / d.bins) / T.DAY) * T.DAY;
    if (n) words = [T.el("b", { dir: "auto" }, d.lanes[lane].name), T.el("span", {}, `${T.plural(n, "event")}, ${T.when(edge(bin), Math.max(edge(bin + 1), edge(bin) + T.DAY))}`), T.el("span", { class: "note" }, "Click to look closer")];
  }
  card.hidden = !words.length;
  if (!words.length) return;
  card.replaceChildren(...words);
  const box = chart.getBoundingClientRect();
  card.style.left = `${Math.max(0, Math.min(event.clientX - box.left + 14, box.width - card.offsetWidth - 4))}px`;
  card.style.top = `${event.clientY - box.top + 18}px`;
};
chart.addEventListener("pointermove", showCard);
chart.addEventListener("pointerleave", () => { card.hidden = true; });
addEventListener("keydown", (event) => { if (event.key === "Escape") card.hidden = true; });

let width = 0;
new ResizeObserver(() => { if (chart.clientWidth !== width) { width = chart.clientWidth; T.drawChart(); } }).observe(chart);
T.on((changed) => {
  if (T.FILTERS.some((key) => changed.has(key)) && !changed.has("va")) Object.assign(T.state, { va: null, vb: null });
  if (changed.has("e") && T.state.e >= 0 && E.dated(T.state.e)) {
    const { from, to } = T.view();
    if (!T.within(T.state.e, from, to)) T.toward(T.state.e);
  }
});
T.onFrame((changed) => {
  if (T.FILTERS.some((key) => changed.has(key)) || ["e", "va", "vb", "lanes", "unfold"].some((key) => changed.has(key))) T.drawChart();
});
const folding = T.id("fold");
folding.addEventListener("click", () => T.set({ unfold: !T.state.unfold }));
T.showFold = () => {
  const any = T.state.unfold || T.drawn?.items.some((item) => item.bundle);
  folding.hidden = !any;
  folding.setAttribute("aria-pressed", String(!T.state.unfold));
};
for (const button of document.querySelectorAll("[data-move]")) button.addEventListener("click", () => T.move(button.dataset.move));
T.themed.push(() => T.drawChart());
