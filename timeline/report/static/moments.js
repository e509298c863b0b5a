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

// The shortest stretch that holds so many of the moments: the number of its first and of its last.
const shortest = (moments, wanted) => {
  let best = 0;
  for (let n = 1; n + wanted <= moments.length; n += 1)
    if (moments[n + wanted - 1] - moments[n] < moments[best + wanted - 1] - moments[best]) best = n;
  return [best, best + wanted - 1];
};

// Most stories are a few weeks with some years before them: where most events lie in a small part
// of the time, it is kept apart from what lies before and after.
const SHARES = [0.9, 0.8, 0.7, 0.6, 0.5];
const SMALL_PART = 0.12;
const WORTH_FOLDING = 8 * T.DAY;
const heart = (moments) => {
  const whole = moments.at(-1) - moments[0];
  let best = [0, moments.length - 1];
  let length = whole;
  for (const share of SHARES) {
    const [a, b] = shortest(moments, Math.ceil(share * moments.length));
    if (moments[b] - moments[a] > SMALL_PART * length) continue;
    best = [a, b];
    length = moments[b] - moments[a];
  }
  const [a, b] = trimmed(moments, ...grown(moments, ...best));
  const left = moments[b] - moments[a];
  return left < 0.6 * whole && whole - left > WORTH_FOLDING ? [a, b] : null;
};

// With what lies close on both sides.
const grown = (moments, from, to) => {
  let [a, b] = [from, to];
  const near = Math.max((moments[b] - moments[a]) / 4, 2 * T.DAY);
  while (a > 0 && moments[a] - moments[a - 1] <= near) a -= 1;
  while (b < moments.length - 1 && moments[b + 1] - moments[b] <= near) b += 1;
  return [a, b];
};

// Without a few at either end that a long empty stretch parts from the others.
const FEW = 0.15;
const LONG = 0.35;
const trimmed = (moments, from, to) => {
  let [a, b] = [from, to];
  const few = FEW * (to - from);
  const long = Math.max(LONG * (moments[to] - moments[from]), 4 * T.DAY);
  for (let n = from + 1; n <= from + few; n += 1) if (moments[n] - moments[n - 1] >= long) a = n;
  for (let n = to; n > to - few; n -= 1) if (moments[n] - moments[n - 1] >= long) b = n - 1;
  return [a, b];
};

// One to three stretches of time with air on both sides; nothing lies between them.
T.stretches = T.kept((ids) => {
  const moments = Float64Array.from(T.dated(ids), (i) => T.middles[i]).sort();
  if (!moments.length) return [];
  const [a, b] = (moments.length > 3 && heart(moments)) || [0, moments.length - 1];
  const parts = [
    [0, a - 1],
    [a, b],
    [b + 1, moments.length - 1],
  ]
    .filter(([from, to]) => to >= from)
    .map(([from, to]) => {
      const gaps = [
        from ? moments[from] - moments[from - 1] : Infinity,
        moments[to + 1] - moments[to] || Infinity,
      ];
      return airy(moments[from], moments[to], to - from + 1, from === a, gaps);
    });
  return widened(parts, ids);
});

const airy = (from, to, count, main, [before, after]) => {
  const air = Math.max((to - from) * 0.03, 0.6 * T.DAY);
  return { from: from - Math.min(air, before * 0.3), to: to + Math.min(air, after * 0.3), count, main };
};

// Begin and end as the first and the last interval do, if those do not reach far out.
const widened = (parts, ids) => {
  const [first, last] = [parts[0], parts.at(-1)];
  const reach = (part) => 0.25 * (part.to - part.from);
  const [least, most] = [first.from - reach(first), last.to + reach(last)];
  for (const i of T.dated(ids)) {
    const [start, end] = [E.start(i), E.end(i)];
    if (start !== null && start >= least) first.from = Math.min(first.from, start);
    if (end !== null && end <= most) last.to = Math.max(last.to, end);
  }
  return parts;
};
