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
const ONE = { names: [""], of: () => [0] };
const grouped = Object.fromEntries(Object.keys(groups).map((by) => [by, T.kept((ids) => group(ids, by))]));
T.lanesOf = (ids, by) => (grouped[by] ? grouped[by](ids) : ONE);

const group = (ids, by) => {
  const counts = new Map();
  for (const i of ids) for (const key of groups[by](i)) counts.set(key, (counts.get(key) || 0) + 1);
  const kept = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST)
    .map(([key]) => key);
  const number = new Map(kept.map((key, n) => [key, n]));
  const rest = [kept.length];
  const lanes = new Array(E.count);
  let others = false;
  for (const i of ids) {
    const found = groups[by](i).map((key) => number.get(key));
    lanes[i] = found.filter((n) => n !== undefined);
    if (!lanes[i].length) lanes[i] = rest;
    others ||= lanes[i] === rest;
  }
  return {
    names: [...kept.map((key) => names[by](key)), ...(others ? [REST[by]] : [])],
    of: (i) => lanes[i],
  };
};
