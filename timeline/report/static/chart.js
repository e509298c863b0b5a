// The timeline on the page: draws with Plotly, plainly before it is there, and says what lies outside.
const chart = T.id("chart");
const plot = T.el("div", { class: "plot" });
const [early, late] = [T.id("early"), T.id("late")];
chart.append(plot);
const E = T.events;
T.plotlyReady = false;

const edges = (view) => {
  const [before, after] = [
    [0, -1, -Infinity],
    [0, -1, Infinity],
  ];
  for (const i of T.dated(T.matching)) {
    if ((E.end(i) ?? E.start(i) + 1) <= view.from) {
      before[0] += 1;
      if (T.first[i] >= before[2]) before.splice(1, 2, i, T.first[i]);
    } else if (T.first[i] >= view.to) {
      after[0] += 1;
      if (T.first[i] < after[2]) after.splice(1, 2, i, T.first[i]);
    }
  }
  early.hidden = !before[0];
  late.hidden = !after[0];
  early.textContent = `← ${T.number(before[0])} earlier`;
  late.textContent = `${T.number(after[0])} later →`;
  early.onclick = () => T.toward(before[1], view);
  late.onclick = () => T.toward(after[1], view);
};

// Names of lanes stand at the left of a wide drawing. Whether there will be any is known once the
// marks are counted; as a rule it is as it was.
const NAMES = 158;
const arranged = (view, whole) => {
  const by = T.state.lanes;
  const attempt = (dense) => {
    const left = (by || dense) && whole > 700 ? NAMES : 0;
    const width = whole - left;
    const scale = T.scaleOf(view, width);
    return { ...T.arrange(scale, width, by), scale, width, left, by };
  };
  const guess = T.drawn ? T.drawn.dense : T.matching.length > 1500;
  const drawn = attempt(guess);
  return drawn.dense === guess || by || whole <= 700 ? drawn : attempt(drawn.dense);
};

// Drawn plainly, by Plotly and in other colours, an arrangement is the same.
let kept = null;
const laid = (view, whole) => {
  const { lanes, unfold, e } = T.state;
  const of = [T.matching, view.from, view.to, whole, lanes, unfold, e];
  if (!kept || kept.of.some((value, n) => value !== of[n])) kept = { of, drawn: arranged(view, whole) };
  return kept.drawn;
};

T.drawChart = () => {
  // First, for a chart that is not shown has no width to measure.
  chart.classList.toggle("nothing", !T.dated(T.matching).length);
  const whole = chart.clientWidth;
  if (whole < 60) return;
  T.drawnIn(chart);
  const view = T.view();
  T.drawn = laid(view, whole);
  edges(view);
  if (!T.plotlyReady) {
    // A thousand cells would be drawn for a moment only: their room is kept for Plotly instead.
    const soon = T.drawn.dense && "plotly" in document.documentElement.dataset;
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
    const [from, to] = changes["xaxis.range"] || [changes["xaxis.range[0]"], changes["xaxis.range[1]"]];
    if (!(to > from)) return;
    const { va, vb } = T.state;
    T.look(...T.drawn.scale.seen(from, to));
    // Where the view may go no further, the drawing goes back to it.
    if (va === T.state.va && vb === T.state.vb) T.drawChart();
  });
};

T.onWidth(chart, () => T.complete && T.drawChart());
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
