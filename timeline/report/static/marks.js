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

// `inside` a band a label takes no room of its own.
const placed = (mark, rows, label, width, inside = false) => {
  if (!label) return { ...mark, row: rowFor(rows, mark.left, mark.right + 3), label: "" };
  const room = T.textWidth(label) + 12;
  // A label follows its mark or the end of its band, goes before it at the right edge, and over a
  // band only where nothing else is left.
  const fits = mark.wide && !mark.day && Math.min(mark.right, width) - Math.max(mark.left, 0) > room + 24;
  const over = fits ? Math.max(mark.left + 4, 0) + 16 : -1;
  const beside = mark.day && mark.right - mark.x > room + 24 ? mark.x + 16 : -1;
  const ways = inside ? [over] : [mark.right + 9, mark.left - 5 - room, over, beside];
  const labelPx = ways.find((at) => at >= 0 && at + room <= width + 8);
  if (labelPx === undefined)
    return placed(mark, rows, label.length > 18 && !inside ? T.short(label, 16) : "", width);
  const end = Math.max(mark.right, labelPx + room);
  return { ...mark, row: rowFor(rows, Math.min(mark.left, labelPx), end + 6), label, end, labelPx };
};

// A label that was cut takes the room that its row has left before the next mark.
const LONGEST = 64;
const lengthen = (items, width) => {
  const next = new Map();
  for (const item of [...items].sort((a, b) => b.left - a.left)) {
    const key = `${item.lane} ${item.row}`;
    const band = item.wide && item.labelPx < item.right ? item.right : Infinity;
    const until = Math.min(next.get(key) ?? Infinity, band, width + 8);
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

// Marks and labels in rows, or nothing once they need more than `most`.
const layer = (entries, lanes, width, most, [named, length, inBands]) => {
  const rows = lanes.names.map(() => []);
  const items = [];
  const said = (mark) => {
    if (mark.right <= 0 || mark.left >= width) return "";
    if (!named.has(mark) && !(inBands && mark.wide && !mark.day)) return "";
    if (mark.bundle) return T.bundleLabel(mark);
    return T.short(T.visible(E.label(mark.i)), width < 600 ? Math.min(26, length) : length || 28);
  };
  let height = 0;
  for (const { mark, lane } of entries) {
    const before = rows[lane].length;
    items.push({ ...placed(mark, rows[lane], said(mark), width, !named.has(mark)), lane });
    height += rows[lane].length - before;
    if (height > most) return null;
  }
  return { rows, items, height, labels: items.some((item) => item.label) };
};

// Tries long labels for all, short ones for all, then for ever fewer, until the rows suffice; where
// none do, what needs more, or nothing if told to be `strict`.
const TRIES = [
  [1, 44],
  [1, 30],
  [0.8, 34],
  [0.6, 36],
  [0.4, 36],
  [0.25, 32],
  [0.12, 30],
  [0.06, 28],
  [0, 0],
];
const pack = (entries, lanes, width, most, strict) => {
  const ranked = entries.map(({ mark }) => mark).sort(T.byWeight);
  const many = entries.length > MOST_LABELS;
  for (const [share, length] of TRIES) {
    const last = share === 0;
    if (!last && (many || share * ranked.length > 120)) continue;
    const named = new Set(ranked.slice(0, Math.max(Math.floor(ranked.length * share), 3)));
    const laid = layer(entries, lanes, width, last && !strict ? Infinity : most, [named, length, !many]);
    if (laid?.labels) lengthen(laid.items, width);
    if (laid) return laid;
  }
  return null;
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

// When the rows do not suffice, or hold hardly a name, what stands close together becomes one mark,
// in ever wider cells; long bands are gathered last. Then as many of each cell as there is room for
// stand by themselves, if no name is lost by it.
const CELLS = [
  [0, 0],
  [14, 60],
  [28, 60],
  [56, 60],
  [112, 112],
  [112, Infinity],
];
const APART = [16, 8, 4, 2, 1];
const named = ({ items }) => items.filter((item) => item.label).length;
const fitted = (entries, lanes, width, most) => {
  const enough = Math.min(width < 600 ? 3 : width / 40, entries.length / 4);
  let [laid, near] = [null, null];
  for (const [cell, longest] of CELLS) {
    near = ({ mark, lane }) =>
      mark.right - mark.left > longest ? null : `${lane} ${Math.floor(mark.x / cell)}`;
    const last = T.state.unfold || longest === Infinity;
    laid = pack(cell ? T.gathered(entries, near, 2) : entries, lanes, width, most, !last);
    if (laid && (last || named(laid) >= enough)) break;
  }
  if (!laid.items.some((item) => item.bundle)) return laid;
  for (const apart of APART) {
    const opened = pack(T.gathered(entries, near, 2, apart), lanes, width, most, true);
    if (opened && named(opened) >= named(laid)) return opened;
  }
  return laid;
};

// On a phone the list is the timeline: the drawing above it stays a few rows high.
const rowsFor = (width, lanes, crowd) => {
  const narrow = width < 600;
  if (lanes > 1) return Math.max(narrow ? 20 : 36, lanes * (narrow ? 3 : 6));
  return narrow ? 10 : crowd ? 34 : 26;
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
    : T.folded(marks, lanes);
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
