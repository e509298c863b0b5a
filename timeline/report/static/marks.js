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

// The shape of one event at this scale, in minutes and pixels from the left edge of the view.
const shape = (i, px, perPixel) => {
  const [start, end] = [E.start(i), E.end(i)];
  const fade = FADE * perPixel;
  const [from, to] = [start ?? end - fade, end ?? start + fade];
  const wide = start === null || end === null || (to - from) / perPixel > BAND;
  const at =
    start === null ? end : end === null ? start : wide && to - from > T.DAY ? start : (start + end) / 2;
  const day = start !== null && end !== null && to - from <= T.DAY;
  return {
    i,
    from,
    to,
    openLeft: start === null,
    openRight: end === null,
    wide,
    at,
    day,
    middle: px(at),
    left: wide ? Math.min(px(from), px(at) - 7) : px(at) - 7,
    right: wide ? Math.max(px(to), px(at) + 7) : px(at) + 7,
    sure: E.sure(i),
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
  // A label follows its mark (a day's stands in the middle of the day) or the end of its band, goes
  // before it at the right edge, and over a band only where nothing else is left.
  const fits = mark.wide && !mark.day && Math.min(mark.right, width) - Math.max(mark.left, 0) > room + 24;
  const beside = mark.day && !mark.sure && mark.right - mark.middle > 34;
  const ways = [
    beside ? mark.middle + 13 : mark.right + 9,
    mark.left - 5 - room,
    fits ? Math.max(mark.left, 0) + 16 : -1,
  ];
  const labelPx = ways.find((at) => at >= 0 && at + room <= width + 8);
  if (labelPx === undefined)
    return placed(mark, rows, label.length > 18 ? T.short(label, 16) : "", width);
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
const fold = (marks, lanes) => {
  const groups = new Map();
  const entries = [];
  for (const mark of marks)
    for (const lane of lanes.of(mark.i)) {
      const entry = { mark, lane };
      if (T.state.unfold || mark.openLeft === mark.openRight || mark.i === T.state.e) {
        entries.push(entry);
        continue;
      }
      const key = `${lane} ${mark.openLeft} ${mark.at}`;
      if (groups.has(key)) groups.get(key).push(entry);
      else groups.set(key, [entry]);
    }
  for (const group of groups.values()) {
    if (group.length <= FEW) entries.push(...group);
    else
      entries.push({
        lane: group[0].lane,
        mark: { ...group[0].mark, bundle: group.map(({ mark }) => mark.i) },
      });
  }
  return entries.sort((a, b) => a.mark.left - b.mark.left || a.mark.i - b.mark.i);
};
T.bundleWords = (ids) => `${T.number(ids.length)} events known only as “${E.when(ids[0])}”`;

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
        ? T.bundleWords(mark.bundle)
        : T.short(T.visible(E.label(mark.i)), width < 600 ? Math.min(26, length) : length || 28);
      items.push({ ...placed(mark, rows[lane], seen ? text : "", width), lane });
    }
    laid = { rows, items, labels: items.some((item) => item.label) };
    if (rows.reduce((sum, r) => sum + r.length, 0) <= most) break;
  }
  if (laid.labels) lengthen(laid.items, width);
  return laid;
};

const density = (ids, view, lanes, width) => {
  const bins = Math.max(20, Math.floor(width / 6)) * 2;
  const [from, to] = [view.from - (view.to - view.from) / 2, view.to + (view.to - view.from) / 2];
  const counts = lanes.names.map(() => new Float64Array(bins));
  const scale = bins / (to - from);
  for (const i of ids) {
    const at = Math.floor((T.middles[i] - from) * scale);
    if (at >= 0 && at < bins) for (const lane of lanes.of(i)) counts[lane][at] += 1;
  }
  return {
    dense: true,
    counts,
    from,
    to,
    bins,
    lanes: lanes.names.map((name, n) => ({ name, top: n * 2, rows: 2 })),
    rows: lanes.names.length * 2,
    pitch: 15,
    items: [],
  };
};

T.arrange = (view, width, by, tall = false) => {
  const perPixel = (view.to - view.from) / width;
  const pad = (view.to - view.from) / 2;
  const dated = T.dated(T.matching);
  const inView = dated.filter((i) => T.within(i, view.from, view.to));
  const lanes = T.lanesOf(dated, by);
  if (inView.length > MOST_MARKS) return density(dated, view, by ? lanes : T.lanesOf(dated, "type"), width);
  const wider =
    inView.length < MOST_MARKS / 3
      ? dated.filter((i) => T.within(i, view.from - pad, view.to + pad))
      : inView;
  const drawn = wider.length > MOST_MARKS ? inView : wider;
  const px = (t) => (t - view.from) / perPixel;
  const marks = Array.from(drawn, (i) => shape(i, px, perPixel)).sort((a, b) => a.left - b.left || a.i - b.i);
  const entries = tall
    ? marks.flatMap((mark) => lanes.of(mark.i).map((lane) => ({ mark, lane })))
    : fold(marks, lanes);
  const crowd = entries.length > 90;
  const most = tall && entries.length <= MOST_ON_PAPER ? Infinity : (by ? 36 : 26) + (crowd ? 8 : 0);
  const { rows, items, labels } = pack(entries, lanes, width, most, entries.length <= MOST_LABELS);
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
