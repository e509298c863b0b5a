// Which events pass: `T.matching` without the period (the chart pans through it), `T.shown` with it.
T.matching = T.order;
T.shown = T.order;
const E = T.events;
const publisherNumber = (name) => {
  for (let n = 0; n < 1e9; n += 1) {
    const text = T.string(n);
    if (text === undefined) return -2;
    if (text === name) return n;
  }
  return -2;
};

const tests = (s) => {
  const list = [];
  if (!s.statements) list.push((i) => !E.isStatement(i));
  if (s.type) list.push((i) => E.typeWord(i) === s.type);
  if (s.status) list.push((i) => E.statusWord(i) === s.status);
  if (s.basis) list.push((i) => E.basisWord(i) === s.basis);
  if (s.origins) list.push((i) => E.origins(i) >= +s.origins);
  if (s.contradicted) list.push(T.contradicted);
  if (s.actor !== "") list.push((i) => E.actors(i).includes(+s.actor));
  if (s.place !== "") list.push((i) => E.places(i).includes(+s.place));
  if (s.publisher) {
    const number = publisherNumber(s.publisher);
    list.push((i) => E.publishers(i).includes(number));
  }
  for (const word of s.q.toLowerCase().split(/\s+/).filter(Boolean)) {
    const holds = T.holder(word);
    list.push((i) => holds(T.haystack(i)));
  }
  return list;
};

T.refilter = () => {
  const s = T.state;
  const all = tests(s);
  T.matching = all.length ? T.order.filter((i) => all.every((test) => test(i))) : T.order;
  const { from, to } = s;
  T.shown = from === null && to === null ? T.matching : T.matching.filter((i) => T.within(i, from, to));
};
