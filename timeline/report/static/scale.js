// From moments to pixels and back. A view of a story with old roots is drawn in parts, each at its
// own scale; the empty years between two parts are folded into a narrow strip.
const FOLD = 30;
// A mark at the very edge is not cut in half.
const INSET = 9;
// A stretch before or after the heart of the story gets room for its events, never the most.
const weight = (part) => (part.main ? 1 : Math.min(0.45, 0.1 + 0.04 * part.count));

const clipped = (parts, { from, to }) =>
  parts
    .filter((part) => part.from < to && part.to > from)
    .map((part) => {
      const [a, b] = [Math.max(part.from, from), Math.min(part.to, to)];
      return { from: a, to: b, weight: (weight(part) * (b - a)) / (part.to - part.from) };
    });

// An empty margin of the view belongs to the part beside it, unless it would press it together.
const stretched = (shown, { from, to }) => {
  const [first, last] = [shown[0], shown.at(-1)];
  const grow = (part, edge) => {
    const more = Math.abs(edge === "from" ? part.from - from : to - part.to);
    const size = part.to - part.from;
    if (shown.length > 1 && more > 0.4 * size) return;
    part.weight *= (size + more) / size;
    part[edge] = edge === "from" ? from : to;
  };
  grow(first, "from");
  grow(last, "to");
  return shown;
};

T.scaleOf = (view, width, ids = T.matching) => {
  const shown = clipped(T.stretches(ids), view);
  const parts = shown.length ? stretched(shown, view) : [{ ...view, weight: 1 }];
  const total = parts.reduce((sum, part) => sum + part.weight, 0);
  const room = width - FOLD * (parts.length - 1) - 2 * INSET;
  let x = INSET;
  for (const part of parts) {
    part.x = x;
    part.width = (room * part.weight) / total;
    part.slope = part.width / (part.to - part.from);
    x += part.width + FOLD;
  }
  const px = (t) => {
    let n = 0;
    while (n < parts.length - 1 && t > parts[n].to) n += 1;
    const part = parts[n];
    if (n === 0 || t >= part.from) return part.x + (t - part.from) * part.slope;
    const before = parts[n - 1].to;
    return part.x - (FOLD * (part.from - t)) / (part.from - before);
  };
  const time = (at) => {
    let n = 0;
    while (n < parts.length - 1 && at > parts[n].x + parts[n].width) n += 1;
    const part = parts[n];
    if (n === 0 || at >= part.x) return part.from + (at - part.x) / part.slope;
    return part.from - ((part.x - at) / FOLD) * (part.from - parts[n - 1].to);
  };
  const folds = parts.slice(1).map((part) => ({ x: part.x - FOLD, width: FOLD }));
  // The view that a stretch of the drawing would make.
  const seen = (a, b) => [time(a + INSET), time(b - INSET)];
  return { px, time, seen, parts, folds, width };
};

// Ticks at round dates, the year under the first of them; none that a fold or the edge would cut.
// `past` pixels on both sides have theirs as well, for when the drawing is dragged.
const CUT = 22;
T.ticksOf = (scale, room = 72, past = 0) =>
  scale.parts.flatMap((part, n) => {
    const [left, right] = [part.x, part.x + part.width];
    const [more, less] = [n ? 0 : past, n < scale.parts.length - 1 ? 0 : past];
    const all = T.ticks(
      part.from - more / part.slope,
      part.to + less / part.slope,
      part.width + more + less,
      room,
    )
      .map((tick) => ({ ...tick, x: scale.px(tick.t) }))
      .filter(({ x }) => Math.abs(x - left) > CUT && Math.abs(x - right) > CUT);
    const inside = all.filter(({ x }) => x > left && x < right);
    if (!inside.length)
      inside.push({
        x: Math.max(30, Math.min(scale.width - 30, (left + right) / 2)),
        text: T.yearsOf(part),
        year: "",
      });
    const outside = all.filter(({ x }) => x < left || x > right).map((tick) => ({ ...tick, year: "" }));
    return [
      ...inside.map((tick, at) => (at && tick.year === inside[at - 1].year ? { ...tick, year: "" } : tick)),
      ...outside,
    ];
  });
