// All events as a small histogram with a brush, at the scale the timeline opens with.
const holder = T.id("overview");
const HEIGHT = 56;
let scale = null;

const makeScale = (width) => {
  const stretches = T.stretches(T.order);
  const whole = { from: stretches[0].from, to: stretches.at(-1).to };
  return { ...T.scaleOf(whole, width, T.order), ...whole, counts: new WeakMap() };
};

const counted = (ids, size) => {
  if (!scale.counts.has(ids)) {
    const bins = new Float64Array(Math.ceil(scale.width / size) + 1);
    for (const i of T.dated(ids)) bins[Math.floor(scale.px(T.middles[i]) / size)] += 1;
    scale.counts.set(ids, bins);
  }
  return scale.counts.get(ids);
};

const bars = (ids, kind, size, most) => {
  const bins = counted(ids, size);
  const top = most || bins.reduce((a, b) => Math.max(a, b), 1);
  const path = [];
  bins.forEach((n, at) => {
    if (!n) return;
    const height = Math.max(2, Math.sqrt(n / top) * (HEIGHT - 8));
    path.push(`M${(at * size).toFixed(1)},${HEIGHT}v${-height.toFixed(1)}h${size - 1}v${height.toFixed(1)}Z`);
  });
  return [T.svg("path", { d: path.join(""), class: kind }), top];
};

const axis = () => [
  ...T.ticksOf(scale, 84).map(({ x, text, year }) =>
    T.svg(
      "text",
      { x: x.toFixed(1), y: HEIGHT + 15, class: "tick", "text-anchor": "middle" },
      // At midnight the day says enough.
      year && text === "00:00" ? year : year ? `${text} ${year}` : text,
    ),
  ),
  ...scale.folds.map(({ x, width }) =>
    T.svg("path", { d: `M${x + width / 2 - 9},${HEIGHT - 5}l6,10l6,-10l6,10`, class: "fold" }),
  ),
];

const period = () => [T.state.from ?? scale.from, T.state.to ?? scale.to];

const setPeriod = (from, to) => {
  const day = (t) => Math.floor(t / T.DAY) * T.DAY;
  const [a, b] = [day(Math.min(from, to)), day(Math.max(from, to)) + T.DAY];
  const all = a <= scale.from && b >= scale.to;
  T.set(all ? { from: null, to: null } : { from: a, to: b });
};

const handle = (name, at, words) => {
  const x = scale.px(at);
  const group = T.svg(
    "g",
    {
      class: "handle",
      tabindex: "0",
      role: "slider",
      "data-side": name,
      "aria-label": words,
      transform: `translate(${x.toFixed(1)},0)`,
      "aria-valuemin": 0,
      "aria-valuemax": Math.round(scale.width),
      "aria-valuenow": Math.round(x),
      "aria-valuetext": T.isoDay(at),
    },
    T.svg("rect", { x: -12, y: 0, width: 24, height: HEIGHT, class: "grip-room" }),
    T.svg("rect", { x: -3, y: HEIGHT / 2 - 13, width: 6, height: 26, rx: 3, class: "grip" }),
  );
  group.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -8, ArrowDown: -8, ArrowRight: 8, ArrowUp: 8, PageUp: 60, PageDown: -60 }[
      event.key
    ];
    if (by === undefined) return;
    event.preventDefault();
    const [from, to] = period();
    const moved = scale.time(Math.max(0, Math.min(scale.width, x + by)));
    if (name === "from") setPeriod(moved, to - 1);
    else setPeriod(from, moved);
    holder.querySelector(`[data-side=${name}]`)?.focus();
  });
  return group;
};

// The stretch the timeline looks at, underlined.
const seen = T.svg("rect", { y: HEIGHT + 1, height: 3, class: "seen" });
const underline = () => {
  if (!scale) return;
  const { from, to } = T.view();
  const [x, end] = [from, to].map(scale.px);
  seen.style.display = x < 12 && end > scale.width - 12 ? "none" : "";
  seen.setAttribute("x", x.toFixed(1));
  seen.setAttribute("width", Math.max(2, end - x).toFixed(1));
};

const draw = () => {
  const width = holder.clientWidth;
  holder.hidden = !T.dated(T.order).length;
  if (holder.hidden || width < 40) return;
  T.drawnIn(holder);
  if (!scale || scale.width !== width) scale = makeScale(width);
  const size = width > 700 ? 6 : 4;
  const [back, most] = bars(T.order, "back", size, 0);
  const [front] = bars(T.shown, "front", size, most);
  const [from, to] = period().map(scale.px);
  underline();
  holder.replaceChildren(
    T.svg(
      "svg",
      {
        width,
        height: HEIGHT + 22,
        viewBox: `0 0 ${width} ${HEIGHT + 22}`,
        role: "group",
        "aria-label": "Number of events over time; the handles choose a period",
      },
      T.svg("rect", {
        x: from.toFixed(1),
        y: 0,
        width: Math.max(1, to - from).toFixed(1),
        height: HEIGHT,
        class: T.state.from === null && T.state.to === null ? "window whole" : "window",
      }),
      back,
      front,
      T.svg("path", { d: `M0,${HEIGHT}H${width}`, class: "ground" }),
      axis(),
      seen,
      handle("from", period()[0], "Start of the period"),
      handle("to", period()[1], "End of the period"),
    ),
  );
};

holder.addEventListener("pointerdown", (event) => {
  if (!scale || event.button !== 0) return;
  const left = holder.getBoundingClientRect().left;
  const at = (e) => scale.time(Math.max(0, Math.min(scale.width, e.clientX - left)));
  const side = event.target.closest(".handle")?.dataset.side;
  const start = at(event);
  const [from, to] = period();
  const move = (e) => {
    if (side) setPeriod(...(side === "from" ? [at(e), to - 1] : [from, at(e)]));
    else if (Math.abs(e.clientX - event.clientX) > 4) setPeriod(start, at(e));
  };
  const stop = () => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", stop);
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", stop);
  event.preventDefault();
});

T.onWidth(holder, () => T.complete && draw());
T.drawOverview = draw;
T.onFrame((changed) => {
  if (T.FILTERS.some((key) => changed.has(key))) draw();
  else if (changed.has("va") || changed.has("vb")) underline();
});
