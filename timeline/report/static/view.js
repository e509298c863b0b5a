// Which stretch of time the timeline looks at, and how it moves.
const E = T.events;
const FIRST = T.fromIsoDay("0001-01-01") - 4000 * T.DAY;
const LAST = T.fromIsoDay("9999-12-01");

T.view = () => {
  if (T.state.va !== null) return { from: T.state.va, to: T.state.vb };
  if (T.state.from !== null || T.state.to !== null) {
    const core = T.core(T.shown) ||
      T.core(T.matching) || {
        from: T.state.from ?? T.state.to - T.DAY,
        to: T.state.to ?? T.state.from + T.DAY,
      };
    return {
      from: T.state.from ?? core.from,
      to: Math.max(T.state.to ?? core.to, (T.state.from ?? core.from) + T.DAY),
    };
  }
  return T.core(T.matching) || { from: 0, to: T.DAY };
};

T.look = (from, to) => {
  const least = 60;
  const middle = (from + to) / 2;
  const half = Math.max(least, to - from) / 2;
  T.set({ va: Math.max(FIRST, middle - half), vb: Math.min(LAST, middle + half) });
};

T.move = (how) => {
  const { from, to } = T.view();
  const size = to - from;
  const shift = { left: -0.5, right: 0.5 }[how] || 0;
  const grow = { in: 0.5, out: 2 }[how] || 1;
  if (how === "all") {
    const dated = T.dated(T.matching);
    if (!dated.length) return;
    const a = dated.reduce((least, i) => Math.min(least, E.start(i) ?? E.end(i)), Infinity);
    const b = dated.reduce((most, i) => Math.max(most, E.end(i) ?? E.start(i)), -Infinity);
    T.look(a - (b - a) * 0.03 - T.DAY / 2, b + (b - a) * 0.03 + T.DAY / 2);
  } else {
    const middle = (from + to) / 2 + shift * size;
    T.look(middle - (size * grow) / 2, middle + (size * grow) / 2);
  }
};

T.toward = (i, view = T.view()) => {
  const half = (view.to - view.from) / 2;
  const [start, end] = [E.start(i) ?? E.end(i) - T.DAY, E.end(i) ?? E.start(i) + T.DAY];
  const room = Math.max(half, (end - start) * 0.75);
  T.look((start + end) / 2 - room, (start + end) / 2 + room);
};

for (const button of document.querySelectorAll("[data-move]"))
  button.addEventListener("click", () => T.move(button.dataset.move));
