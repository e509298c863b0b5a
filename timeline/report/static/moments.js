// When events lie, in typed arrays that a hundred thousand can be counted with between two frames,
// and what is asked of a set of events again and again, kept for as long as the set lives.
const E = T.events;

// The first and the last moment and the middle of each event; not a number where nothing dates it.
T.first = new Float64Array(E.count).fill(NaN);
T.last = new Float64Array(E.count).fill(NaN);
T.middles = new Float64Array(E.count).fill(NaN);
for (let i = 0; i < E.count; i += 1) {
  const [start, end] = [E.start(i), E.end(i)];
  if (start === null && end === null) continue;
  T.first[i] = start ?? end - 1;
  T.last[i] = end ?? start + 1;
  T.middles[i] = start === null ? end - 1 : end === null ? start : (start + end) / 2;
}
T.within = (i, from, to) =>
  E.dated(i) && (to === null || T.first[i] < to) && (from === null || T.last[i] > from);

T.kept = (make) => {
  const results = new WeakMap();
  return (ids) => {
    if (!results.has(ids)) results.set(ids, make(ids));
    return results.get(ids);
  };
};
T.dated = T.kept((ids) => ids.filter(E.dated));

// Stretches of time that hold events, and the empty ones between them that are folded away.
const MOST_FOLDS = 6;
T.stretches = T.kept((ids) => {
  const middles = Float64Array.from(T.dated(ids), (i) => T.middles[i]).sort();
  if (!middles.length) return [];
  const gaps = [];
  for (let n = 1; n < middles.length; n += 1) {
    const gap = middles[n] - middles[n - 1];
    if (gap < 20 * T.DAY || (gaps.length === MOST_FOLDS && gap <= gaps.at(-1)[0])) continue;
    gaps.splice(MOST_FOLDS - 1);
    gaps.push([gap, n]);
    gaps.sort((a, b) => b[0] - a[0]);
  }
  let left = middles.at(-1) - middles[0];
  const cuts = [];
  for (const [gap, at] of gaps) {
    if (gap < 0.3 * left) break;
    cuts.push(at);
    left -= gap;
  }
  cuts.sort((a, b) => a - b);
  return [0, ...cuts].map((from, n) => {
    const to = (cuts[n] ?? middles.length) - 1;
    return { from: middles[from], to: middles[to], count: to - from + 1 };
  });
});

T.airy = (stretch, whole) => {
  const room = Math.max((stretch.to - stretch.from) * 0.04, whole);
  return { from: stretch.from - room, to: stretch.to + room, count: stretch.count };
};

// The window the timeline opens with: the fullest stretch, with air on both sides.
T.core = T.kept((ids) => {
  const stretches = T.stretches(ids);
  if (!stretches.length) return null;
  const best = stretches.reduce((a, b) => (b.count > a.count ? b : a));
  const { from, to } = T.airy(best, 1.5 * T.DAY);
  const reach = 0.25 * (to - from);
  const core = { from, to };
  if (stretches.length > 1) return core;
  for (const i of T.dated(ids)) {
    const [start, end] = [E.start(i), E.end(i)];
    if (start !== null && start > from - reach && start < core.from) core.from = start;
    if (end !== null && end < to + reach && end > core.to) core.to = end;
  }
  return core;
});
