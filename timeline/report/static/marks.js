// Where every mark stands: rows that do not overlap, labels where there is room, and density
// instead of marks when more events are in view than a person can tell apart.
const E = T.events;
const MOST_MARKS = 1500;
const MOST_LABELS = 400;
const MOST_ON_PAPER = 120;
const FADE = 46;
const BAND = 12;
const canvas = document.createElement("canvas").getContext("2d");
T.FONT = "13px Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Liberation Sans', system-ui, sans-serif";

const measured = new Map();
T.textWidth = (text) => {
  if (!measured.has(text)) {
    canvas.font = T.FONT;
    measured.set(text, canvas.measureText(text).width);
  }
  return measured.get(text);
};

// The shape of one event at this scale, in pixels from the left edge of the view.
const shape = (i, px) => {
  const [start, end] = [E.start(i), E.end(i)];
  const from = start === null ? px(end) - FADE : px(start);
  const to = end === null ? px(start) + FADE : px(end);
  const wide = start === null || end === null || to - from > BAND;
  const day = start !== null && end !== null && end - start <= T.DAY;
  const x = start === null ? to : end === null || (wide && !day) ? from : (from + to) / 2;
  const sure = E.sure(i);
  return {
    i,
    x,
    from,
    to,
    openLeft: start === null,
    openRight: end === null,
    wide,
    day,
    left: wide ? Math.min(from, x - 7) : x - 7,
    right: wide ? Math.max(to, x + 7) : x + 7,
    sure: sure && [px(sure[0]), px(sure[1])],
  };
};

// The first row with room from `left` on, else a new one.
const rowFor = (rows, left, right) => {
  const free = rows.findIndex((until) => until <= left);
  const row = free < 0 ? rows.length : free;
  rows[row] = right;
  return row;
};

const placed = (mark, rows, label, width) => {
  if (!label) return { ...mark, row: rowFor(rows, mark.left, mark.right + 3), label: "" };
  const room = T.textWidth(label) + 12;
  // A label follows its mark or the end of its band, goes before it at the right edge, and over a
  // band only where nothing else is left.
  const fits = mark.wide && !mark.day && Math.min(mark.right, width) - Math.max(mark.left, 0) > room + 24;
  const ways = [mark.right + 9, mark.left - 5 - room, fits ? Math.max(mark.left, 0) + 16 : -1];
  const labelPx = ways.find((at) => at >= 0 && at + room <= width + 8);
  if (labelPx === undefined) return placed(mark, rows, label.length > 18 ? T.short(label, 16) : "", width);
  const end = Math.max(mark.right, labelPx + room);
  return { ...mark, row: rowFor(rows, Math.min(mark.left, labelPx), end + 6), label, end, labelPx };
};

// A label that was cut takes the room that its row has left before the next mark.
const LONGEST = 64;
const lengthen = (items, width) => {
  const next = new Map();
  for (const item of [...items].sort((a, b) => b.left - a.left)) {
    const key = `${item.lane} ${item.row}`;
    const until = Math.min(next.get(key) ?? Infinity, width + 8);
    next.set(key, Math.min(item.left, item.labelPx ?? Infinity));
    if (!item.label.endsWith("…") || item.bundle || item.labelPx < item.left) continue;
    const full = T.visible(E.label(item.i));
    let length = item.label.length;
    const wide = (text) => item.labelPx + T.textWidth(text) + 18 > until;
    while (length < Math.min(full.length, LONGEST) && !wide(T.short(full, length + 4))) length += 4;
    item.label = T.short(full, length);
    item.end = Math.max(item.end, item.labelPx + T.textWidth(item.label) + 12);
  }
};

// Many events known by the same one end ("by 16 July") would be a wall of equal marks: they stand
// as one, which unfolds.
const FEW = 5;
const fold = (marks, lanes) =>
  gathered(
    marks.flatMap((mark) => lanes.of(mark.i).map((lane) => ({ mark, lane }))),
    ({ mark, lane }) => (mark.openLeft === mark.openRight ? null : `${lane} ${mark.openLeft} ${mark.x}`),
    FEW,
  );

// Events that share a key, more than `few` of them, become one mark; the chosen one stays itself.
const gathered = (entries, keyOf, few) => {
  if (T.state.unfold) return entries;
  const groups = new Map();
  const kept = [];
  for (const entry of entries) {
    const key = entry.mark.i === T.state.e || entry.mark.bundle ? null : keyOf(entry);
    if (key === null) kept.push(entry);
    else if (groups.has(key)) groups.get(key).push(entry);
    else groups.set(key, [entry]);
  }
  for (const group of groups.values()) {
    if (group.length <= few) kept.push(...group);
    else kept.push({ lane: group[0].lane, mark: together(group.map(({ mark }) => mark)) });
  }
  return kept.sort((a, b) => a.mark.left - b.mark.left || a.mark.i - b.mark.i);
};
const together = (marks) => {
  const bundle = marks.map(({ i }) => i);
  if (marks.every((m) => m.openLeft !== m.openRight && m.x === marks[0].x)) return { ...marks[0], bundle };
  const xs = marks.map((m) => m.x);
  const x = (Math.min(...xs) + Math.max(...xs)) / 2;
  const plain = { wide: false, day: false, openLeft: false, openRight: false, sure: null };
  return { i: bundle[0], bundle, near: true, x, from: x, to: x, left: x - 8, right: x + 8, ...plain };
};
T.bundleWords = ({ bundle, near }) =>
  near
    ? `${T.number(bundle.length)} events, ${T.roughly(...T.spanOf(bundle))}`
    : `${T.number(bundle.length)} events known only as “${E.when(bundle[0])}”`;
T.spanOf = (ids) => [
  ids.reduce((least, i) => Math.min(least, T.middles[i]), Infinity),
  ids.reduce((most, i) => Math.max(most, T.middles[i]), -Infinity) + 1,
];

// The better attested an event is, the sooner it gets its label; statements come last.
const weight = ({ i, bundle }) =>
  (bundle ? 1e5 : 0) +
  (E.isStatement(i) ? 0 : 1000) +
  10 * E.origins(i) +
  E.claims(i).length +
  (i === T.state.e ? 1e6 : 0);

// Tries long labels for all, short ones for all, then for ever fewer, until the rows suffice.
const pack = (entries, lanes, width, most, fullest) => {
  const marks = entries.map(({ mark }) => mark);
  const ranked = [...marks].sort((a, b) => weight(b) - weight(a) || a.i - b.i);
  const tries = [
    [1, 44],
    [1, 30],
    [0.8, 34],
    [0.6, 36],
    [0.4, 36],
    [0.25, 32],
    [0.12, 30],
    [0.06, 28],
    [0, 0],
  ]
    .filter(([share]) => share * marks.length <= 120)
    .map(([share, length]) => [Math.floor(marks.length * share), length]);
  if (!fullest) tries.splice(0, tries.length - 1);
  let laid = null;
  for (const [count, length] of tries) {
    const named = new Set(ranked.slice(0, Math.max(count, 3)));
    const rows = lanes.names.map(() => []);
    const items = [];
    for (const { mark, lane } of entries) {
      const seen = named.has(mark) && mark.right > 0 && mark.left < width;
      const text = mark.bundle
        ? T.bundleWords(mark)
        : T.short(T.visible(E.label(mark.i)), width < 600 ? Math.min(26, length) : length || 28);
      items.push({ ...placed(mark, rows[lane], seen ? text : "", width), lane });
    }
    laid = { rows, items, labels: items.some((item) => item.label) };
    if (rows.reduce((sum, r) => sum + r.length, 0) <= most) break;
  }
  if (laid.labels) lengthen(laid.items, width);
  return { ...laid, height: laid.rows.reduce((sum, r) => sum + r.length, 0) };
};

const density = (ids, scale, lanes, width) => {
  const bins = Math.max(20, Math.floor(width / 6)) * 2;
  const counts = lanes.names.map(() => new Float64Array(bins));
  const size = (2 * width) / bins;
  for (const i of ids) {
    const at = Math.floor((scale.px(T.middles[i]) + width / 2) / size);
    if (at >= 0 && at < bins) for (const lane of lanes.of(i)) counts[lane][at] += 1;
  }
  return {
    dense: true,
    counts,
    from: -width / 2,
    size,
    lanes: lanes.names.map((name, n) => ({ name, top: n * 2, rows: 2 })),
    rows: lanes.names.length * 2,
    pitch: 15,
    items: [],
  };
};

// When the rows do not suffice, what stands close together becomes one mark, in ever wider cells;
// long bands are gathered last.
const CELLS = [
  [0, 0],
  [14, 60],
  [28, 60],
  [56, 60],
  [112, 112],
  [112, Infinity],
];
const fitted = (entries, lanes, width, most) => {
  let laid = null;
  for (const [cell, longest] of CELLS) {
    const near = ({ mark, lane }) =>
      mark.right - mark.left > longest ? null : `${lane} ${Math.floor(mark.x / cell)}`;
    const some = cell ? gathered(entries, near, 2) : entries;
    laid = { ...pack(some, lanes, width, most, some.length <= MOST_LABELS), entries: some };
    if (laid.height <= most || T.state.unfold || most === Infinity) break;
  }
  return laid;
};

// On a phone the list is the timeline: the drawing above it stays a few rows high.
const rowsFor = (width, lanes, crowd) => {
  const narrow = width < 600;
  if (lanes > 1) return Math.max(narrow ? 20 : 36, lanes * (narrow ? 3 : 6));
  return (narrow ? 10 : 26) + (crowd ? 8 : 0);
};

T.arrange = (scale, width, by, tall = false) => {
  const dated = T.dated(T.matching);
  const [from, to] = [scale.time(0), scale.time(width)];
  const inView = dated.filter((i) => T.first[i] < to && T.last[i] > from);
  const lanes = T.lanesOf(dated, by);
  if (inView.length > MOST_MARKS) return density(dated, scale, by ? lanes : T.lanesOf(dated, "type"), width);
  const pad = scale.parts.length > 1 ? 0 : (to - from) / 2;
  const wider =
    pad && inView.length < MOST_MARKS / 3
      ? dated.filter((i) => T.first[i] < to + pad && T.last[i] > from - pad)
      : inView;
  const drawn = wider.length > MOST_MARKS ? inView : wider;
  const marks = Array.from(drawn, (i) => shape(i, scale.px)).sort((a, b) => a.left - b.left || a.i - b.i);
  const entries = tall
    ? marks.flatMap((mark) => lanes.of(mark.i).map((lane) => ({ mark, lane })))
    : fold(marks, lanes);
  const crowd = entries.length > 90;
  const most = tall && entries.length <= MOST_ON_PAPER ? Infinity : rowsFor(width, lanes.names.length, crowd);
  const { rows, items, labels } = fitted(entries, lanes, width, most);
  let top = 0;
  const laid = lanes.names.map((name, n) => {
    const lane = { name, top, rows: Math.max(rows[n].length, by ? 1 : 4) };
    top += lane.rows + (by ? 0.5 : 0);
    return lane;
  });
  for (const item of items) item.y = laid[item.lane].top + item.row + 0.5;
  return {
    dense: false,
    items,
    lanes: laid,
    rows: Math.max(top, 4),
    pitch: labels ? (top > 60 ? 16 : crowd ? 19 : 24) : top > 60 ? Math.max(6, 900 / top) : 15,
    labels,
  };
};

// What lies under a point of the drawing: the nearest mark, or the band or label it is part of.
T.hit = (x, y) => {
  const d = T.drawn;
  if (!d || d.dense) return null;
  const row = y / d.pitch;
  let [best, distance] = [null, Infinity];
  for (const item of d.items) {
    if (Math.abs(item.y - row) > 0.6) continue;
    const left = Math.min(item.left, item.labelPx ?? Infinity) - 5;
    const right = (item.end ?? item.right) + 5;
    const away = x < left ? left - x : x > right ? x - right : 0;
    if (away < 6 && away < distance) [best, distance] = [item, away];
  }
  return best;
};
