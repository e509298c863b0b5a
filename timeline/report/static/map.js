// The places on outlines of the world, near ones gathered into one mark; drawn offline by Plotly.
const holder = T.id("map");
const E = T.events;
const GATHER = 26;
// Degrees: closer in the outlines would be bare.
const SMALLEST = 6;
let view = null;

const unpack = (lines) => {
  const [x, y] = [[], []];
  for (const line of lines || []) {
    let [a, b] = [0, 0];
    for (let n = 0; n < line.length; n += 2) {
      a += line[n];
      b += line[n + 1];
      x.push(a / 100);
      y.push(b / 100);
    }
    x.push(null);
    y.push(null);
  }
  return { x, y };
};
const outline = (lines, color, width) => ({
  ...unpack(lines),
  type: "scatter",
  mode: "lines",
  hoverinfo: "skip",
  line: { color, width },
});

const located = () => {
  const counts = new Map();
  for (const i of T.shown)
    for (const p of E.places(i))
      if (T.places.lat(p) !== null && T.places.lon(p) !== null) counts.set(p, (counts.get(p) || 0) + 1);
  return [...counts]
    .map(([p, events]) => ({ p, events, lat: T.places.lat(p), lon: T.places.lon(p) }))
    .sort((a, b) => b.events - a.events);
};

const size = () => T.panelSize(holder);

// The places most is told of: far ones with few mentions are left to the buttons.
const heart = (points) => {
  const total = points.reduce((sum, p) => sum + p.events, 0);
  const median = (of) => {
    let sum = 0;
    return of([...points].sort((a, b) => of(a) - of(b)).find((p) => (sum += p.events) >= total / 2));
  };
  const [lon, lat] = [median((p) => p.lon), median((p) => p.lat)];
  const away = (p) => Math.hypot((p.lon - lon) * Math.cos((lat * Math.PI) / 180), p.lat - lat);
  const sorted = [...points].sort((a, b) => away(a) - away(b));
  let [sum, reach] = [0, 3];
  for (const p of sorted) {
    if (sum >= 0.75 * total) break;
    sum += p.events;
    reach = Math.max(reach, away(p));
  }
  return sorted.filter((p) => away(p) <= reach * 1.6);
};

// The window that holds all places with a town's surroundings at least, in the shape of the panel.
const fit = (points) => {
  const [width, height] = size();
  const [lons, lats] = [points.map((p) => p.lon), points.map((p) => p.lat)];
  const middle = [(Math.min(...lons) + Math.max(...lons)) / 2, (Math.min(...lats) + Math.max(...lats)) / 2];
  const squeeze = Math.max(0.3, Math.cos((middle[1] * Math.PI) / 180));
  const wide =
    Math.max(
      (Math.max(...lons) - Math.min(...lons)) * squeeze,
      ((Math.max(...lats) - Math.min(...lats)) * width) / height,
      SMALLEST,
    ) * 1.3;
  const half = [wide / squeeze / 2, (wide * height) / width / 2];
  return { x: [middle[0] - half[0], middle[0] + half[0]], y: [middle[1] - half[1], middle[1] + half[1]] };
};

const gather = (points) => {
  const [width, height] = size();
  const px = (p) => [
    ((p.lon - view.x[0]) / (view.x[1] - view.x[0])) * width,
    ((view.y[1] - p.lat) / (view.y[1] - view.y[0])) * height,
  ];
  const groups = [];
  for (const point of points) {
    const at = px(point);
    const near = groups.find((g) => Math.hypot(g.at[0] - at[0], g.at[1] - at[1]) < GATHER);
    if (near) {
      near.places.push(point);
      near.events += point.events;
    } else groups.push({ ...point, at, places: [point] });
  }
  return groups;
};

const name = (group) =>
  T.short(T.places.name(group.p), 24) + (group.places.length > 1 ? ` +${group.places.length - 1}` : "");

// Marks are as large as the share of events they stand for, the largest at most 44 pixels wide.
const LARGEST = 44;
const sized = (groups) => {
  const most = Math.sqrt(Math.max(1, ...groups.map((g) => g.events)));
  const step = Math.min(3.2, (LARGEST - 9) / most);
  for (const group of groups) group.wide = 9 + step * Math.sqrt(group.events);
  return groups;
};

// Each name above its mark, else below, beside it or at a corner, where it covers nothing; the chosen
// place comes first, and the names of the largest may cover other marks.
const [LINE, SURE] = [16, 3];
const named = (groups, lit) => {
  const taken = groups.map((g) => [
    g.at[0] - g.wide / 2,
    g.at[1] - g.wide / 2,
    g.at[0] + g.wide / 2,
    g.at[1] + g.wide / 2,
  ]);
  const [width, height] = size();
  const names = [];
  const clear = (box, of) =>
    of.every((t) => box[2] <= t[0] || box[0] >= t[2] || box[3] <= t[1] || box[1] >= t[3]);
  const put = (g, over) => {
    const [half, away] = [T.textWidth(name(g)) / 2 + 2, g.wide / 2 + 3];
    const [aside, down] = [away + half, away + LINE / 2];
    const corner = [away * 0.7 + half, away * 0.7 + LINE / 2];
    const middles = [
      [0, -down],
      [0, down],
      [aside, 0],
      [-aside, 0],
      ...[1, -1].flatMap((x) => [-1, 1].map((y) => [x * corner[0], y * corner[1]])),
    ].map(([x, y]) => [g.at[0] + x, g.at[1] + y]);
    for (const [x, y] of middles) {
      const box = [x - half, y - LINE / 2, x + half, y + LINE / 2];
      const inside = box[0] > 0 && box[2] < width && box[1] > 0 && box[3] < height;
      if (!inside || !clear(box, names) || !(over || clear(box, taken))) continue;
      names.push(box);
      return { group: g, x, y };
    }
    return null;
  };
  return [...groups]
    .sort((a, b) => lit(b) - lit(a))
    .map((g, at) => put(g, false) || (at < SURE && put(g, true)))
    .filter(Boolean);
};

const draw = () => {
  if (!T.plotlyReady || !T.outlines || !E.count) return;
  const everywhere = [];
  for (let p = 0; p < T.places.count; p += 1)
    if (T.places.lat(p) !== null) everywhere.push({ events: 1, lat: T.places.lat(p), lon: T.places.lon(p) });
  const points = located();
  view ||= fit(points.length ? heart(points) : everywhere);
  const groups = sized(gather(points));
  const outside = points.filter(
    (p) => p.lon < view.x[0] || p.lon > view.x[1] || p.lat < view.y[0] || p.lat > view.y[1],
  ).length;
  T.id("map-outside").textContent = outside ? `${T.plural(outside, "place")} outside this window. ` : "";
  const chosen = new Set(T.state.e >= 0 ? E.places(T.state.e) : []);
  if (T.state.place !== "") chosen.add(+T.state.place);
  const [ink, rule, coast, accent, paper] = ["ink", "rule-strong", "coast", "accent", "paper"].map(T.colour);
  const lit = (g) => g.places.some((p) => chosen.has(p.p));
  const [width, height] = size();
  const lines = T.outlines.near && view.x[1] - view.x[0] < 90 ? T.outlines.near : T.outlines.world;
  const labels = named(groups, lit);
  const at = (g) => [
    view.x[0] + (g.x / width) * (view.x[1] - view.x[0]),
    view.y[1] - (g.y / height) * (view.y[1] - view.y[0]),
  ];
  // The chosen place is drawn last, over its neighbours.
  groups.sort((a, b) => lit(a) - lit(b));
  const traces = [
    outline(lines.borders, rule, 1),
    outline(lines.coasts, coast, 1.2),
    {
      type: "scatter",
      mode: "markers",
      hoverinfo: "text",
      x: groups.map((g) => g.lon),
      y: groups.map((g) => g.lat),
      customdata: groups.map((_, n) => n),
      hovertext: groups.map(
        (g) =>
          `${g.places
            .slice(0, 6)
            .map((p) => T.forPlotly(T.places.name(p.p)))
            .join(", ")}${g.places.length > 6 ? " …" : ""}<br>${T.plural(g.events, "mention")} in events`,
      ),
      marker: {
        size: groups.map((g) => g.wide),
        color: groups.map((g) => (lit(g) ? accent : ink)),
        opacity: 0.82,
        line: { color: paper, width: 1.2 },
      },
    },
    {
      type: "scatter",
      mode: "text",
      hoverinfo: "skip",
      x: labels.map((label) => at(label)[0]),
      y: labels.map((label) => at(label)[1]),
      text: labels.map(({ group }) => T.forPlotly(name(group))),
      textposition: "middle center",
      textfont: { size: 12, color: ink },
    },
  ];
  T.panel(holder, traces, [view.x, view.y], { plot_bgcolor: T.colour("sea") });
  T.mapGroups = groups;
  if (holder.listens) return;
  holder.listens = true;
  holder.on("plotly_click", ({ points: [point] }) => {
    const group = T.mapGroups[point.customdata];
    if (!group) return;
    if (group.places.length > 1) {
      view = fit(group.places);
      draw();
    } else T.set({ place: T.state.place === String(group.p) ? "" : String(group.p) });
  });
  holder.on("plotly_doubleclick", () => {
    view = null;
    draw();
  });
  holder.on("plotly_relayout", () => {
    const { xaxis, yaxis } = holder.layout;
    if (xaxis.range[0] === view.x[0] && yaxis.range[0] === view.y[0]) return;
    view = { x: [...xaxis.range], y: [...yaxis.range] };
    draw();
  });
};

const zoom = (by) => {
  const [x, y] = [(view.x[0] + view.x[1]) / 2, (view.y[0] + view.y[1]) / 2];
  const half = [((view.x[1] - view.x[0]) / 2) * by, ((view.y[1] - view.y[0]) / 2) * by];
  view = { x: [x - half[0], x + half[0]], y: [y - half[1], y + half[1]] };
};
const shift = (x, y) => {
  const [wide, high] = [view.x[1] - view.x[0], view.y[1] - view.y[0]];
  view = { x: view.x.map((v) => v + x * wide), y: view.y.map((v) => v + y * high) };
};
const moves = {
  in: () => zoom(0.5),
  out: () => zoom(2),
  heart: () => {
    view = null;
  },
  all: () => {
    const points = located();
    if (points.length) view = fit(points);
  },
  west: () => shift(-0.35, 0),
  east: () => shift(0.35, 0),
  north: () => shift(0, 0.35),
  south: () => shift(0, -0.35),
};
for (const button of document.querySelectorAll("[data-map]"))
  button.addEventListener("click", () => {
    moves[button.dataset.map]();
    draw();
  });

T.drawMap = draw;
T.onPause((changed) => {
  if (T.FILTERS.some((k) => changed.has(k)) || changed.has("e")) draw();
});
T.themed.push(draw);
T.onWidth(holder, () => {
  view = null;
  draw();
});
