// Which lanes an event stands in: one for all, or by actor, place, storyline, publisher, type.
const E = T.events;
const MOST = 12;

const groups = {
  actor: (i) => E.actors(i),
  place: (i) => E.places(i),
  story: (i) => (E.story(i) ? [E.story(i)] : []),
  publisher: (i) => E.publishers(i),
  type: (i) => [E.typeWord(i)],
};
const names = {
  actor: T.actors.name,
  place: T.places.name,
  story: String,
  publisher: T.string,
  type: String,
};
const REST = {
  actor: "No or other actor",
  place: "No or other place",
  story: "Single events",
  publisher: "Others",
  type: "Others",
};

// Returns the lanes, fullest first, and for each event the numbers of its lanes.
T.lanesOf = (ids, by) => {
  if (!groups[by]) return { names: [""], of: () => [0] };
  const counts = new Map();
  for (const i of ids) for (const key of groups[by](i)) counts.set(key, (counts.get(key) || 0) + 1);
  const kept = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([key]) => key);
  const number = new Map(kept.map((key, n) => [key, n]));
  const of = (i) => {
    const found = groups[by](i)
      .map((key) => number.get(key))
      .filter((n) => n !== undefined);
    return found.length ? found : [kept.length];
  };
  const rest = Array.prototype.some.call(ids, (i) => of(i)[0] === kept.length);
  return { names: [...kept.map((key) => names[by](key)), ...(rest ? [REST[by]] : [])], of };
};
