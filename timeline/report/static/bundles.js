// Marks that stand for several events: known by one end alone, or too close together to be told apart.
const E = T.events;

// The better attested an event is, the sooner it gets its label, what is contested before the rest;
// statements come last.
const weight = ({ i, bundle }) =>
  (bundle ? 1e5 : 0) +
  (T.contradicted(i) ? 500 : 0) +
  (E.isStatement(i) ? 0 : 1000) +
  10 * E.origins(i) +
  E.claims(i).length +
  (i === T.state.e ? 1e6 : 0);
T.byWeight = (a, b) => weight(b) - weight(a) || a.i - b.i;

// Many events known by the same one end ("by 16 July") would be a wall of equal marks: they stand
// as one, which unfolds.
const FEW = 5;
T.folded = (marks, lanes) =>
  T.gathered(
    marks.flatMap((mark) => lanes.of(mark.i).map((lane) => ({ mark, lane }))),
    ({ mark, lane }) => (mark.openLeft === mark.openRight ? null : `${lane} ${mark.openLeft} ${mark.x}`),
    FEW,
  );

// Events that share a key, more than `few` of them, become one mark, but for the `apart` best
// attested; the chosen one stays itself.
T.gathered = (entries, keyOf, few, apart = 0) => {
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
    const rest = group.sort((a, b) => T.byWeight(a.mark, b.mark)).slice(apart);
    kept.push(...group.slice(0, apart));
    if (rest.length <= few) kept.push(...rest);
    else kept.push({ lane: rest[0].lane, mark: together(rest.map(({ mark }) => mark)) });
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
T.bundleLabel = (mark) =>
  mark.near
    ? `${T.short(T.visible(E.label(mark.i)), 26)} +${T.number(mark.bundle.length - 1)}`
    : T.bundleWords(mark);
T.spanOf = (ids) => [
  ids.reduce((least, i) => Math.min(least, T.middles[i]), Infinity),
  ids.reduce((most, i) => Math.max(most, T.middles[i]), -Infinity) + 1,
];
