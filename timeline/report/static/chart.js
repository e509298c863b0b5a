// The timeline on the page: draws with Plotly, plainly before it is there, and says what lies outside.
const chart = T.id("chart");
const plot = T.el("div", { class: "plot" });
const [early, late] = [T.id("early"), T.id("late")];
chart.append(plot);
const E = T.events;
T.plotlyReady = false;

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

T.drawChart = () => {
  // First, for a chart that is not shown has no width to measure.
  chart.classList.toggle("nothing", !T.matching.some(E.dated));
  const whole = chart.clientWidth;
  if (whole < 60) return;
  const by = T.state.lanes;
  const view = T.view();
  const dense = T.matching.length > 1500;
  const left = (by || dense) && whole > 700 ? 158 : 0;
  T.drawn = { ...T.arrange(view, whole - left, by), view, width: whole - left, left, by };
  edges(view);
  if (!T.plotlyReady) {
    // A thousand cells would be drawn for a moment only: their room is kept for Plotly instead.
    const soon = T.drawn.dense && T.id("plotly-text");
    plot.style.minHeight = `${T.drawn.rows * T.drawn.pitch + 48}px`;
    plot.replaceChildren(...(soon ? [] : [T.sketch(T.drawn)]));
  } else {
    const { traces, layout, config } = T.chartFigure();
    plot.style.minHeight = "";
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
    const [from, to] = range.map(
      (v) =>
        (typeof v === "number"
          ? v
          : Date.parse(`${String(v).replace(" ", "T")}${/\d\d:/.test(v) ? "Z" : ""}`)) / 60000,
    );
    if (to > from) T.look(from, to);
  });
};

let width = 0;
new ResizeObserver(() => {
  if (T.complete && chart.clientWidth !== width) {
    width = chart.clientWidth;
    T.drawChart();
  }
}).observe(chart);
T.on((changed) => {
  if (T.FILTERS.some((key) => changed.has(key)) && !changed.has("va"))
    Object.assign(T.state, { va: null, vb: null });
  if (changed.has("e") && T.state.e >= 0 && E.dated(T.state.e)) {
    const { from, to } = T.view();
    if (!T.within(T.state.e, from, to)) T.toward(T.state.e);
  }
});
T.onFrame((changed) => {
  if (
    T.FILTERS.some((key) => changed.has(key)) ||
    ["e", "va", "vb", "lanes", "unfold"].some((key) => changed.has(key))
  )
    T.drawChart();
});
const folding = T.id("fold");
folding.addEventListener("click", () => T.set({ unfold: !T.state.unfold }));
T.showFold = () => {
  const any = T.state.unfold || T.drawn?.items.some((item) => item.bundle);
  folding.hidden = !any;
  folding.setAttribute("aria-pressed", String(!T.state.unfold));
};

T.themed.push(() => T.drawChart());
