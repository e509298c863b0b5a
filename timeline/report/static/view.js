// Which stretch of time the timeline looks at, and how it moves.
const E = T.events;
const FIRST = T.fromIsoDay("0001-01-01") - 4000 * T.DAY;
const LAST = T.fromIsoDay("9999-12-01");

// All that passes, unless a period was chosen or the view was moved.
const whole = (ids) => {
  const stretches = T.stretches(ids);
  return stretches.length ? { from: stretches[0].from, to: stretches.at(-1).to } : null;
};
T.view = () => {
  const { va, vb, from, to } = T.state;
  if (va !== null) return { from: va, to: vb };
  const all = whole(T.shown) ||
    whole(T.matching) || { from: from ?? to - T.DAY ?? 0, to: to ?? from + T.DAY };
  return { from: from ?? all.from, to: Math.max(to ?? all.to, (from ?? all.from) + 60) };
};

T.look = (from, to) => {
  const least = 60;
  const middle = (from + to) / 2;
  const half = Math.max(least, to - from) / 2;
  const all = whole(T.matching);
  // Beyond the first and the last event there is nothing to see.
  if (all && middle - half <= all.from && middle + half >= all.to) {
    const free = T.state.from === null && T.state.to === null;
    T.set(free ? { va: null, vb: null } : { va: all.from, vb: all.to });
    return;
  }
  T.set({ va: Math.max(FIRST, middle - half), vb: Math.min(LAST, middle + half) });
};

// Moves by the pixels of the drawing, so that folded years are passed in one step.
const MOVES = { left: [-0.5, 0.5], right: [0.5, 1.5], in: [0.25, 0.75], out: [-0.5, 1.5] };
T.move = (how) => {
  if (how === "all") return T.set({ va: null, vb: null, from: null, to: null });
  const width = 1000;
  const scale = T.scaleOf(T.view(), width);
  const inner = scale.px(T.view().to) - scale.px(T.view().from);
  const [a, b] = MOVES[how].map((share) => share * inner);
  return T.look(...scale.seen(a, b + width - inner));
};

T.toward = (i, view = T.view()) => {
  const half = (view.to - view.from) / 2;
  const [start, end] = [E.start(i) ?? E.end(i) - T.DAY, E.end(i) ?? E.start(i) + T.DAY];
  const room = Math.max(half, (end - start) * 0.75);
  T.look((start + end) / 2 - room, (start + end) / 2 + room);
};

for (const button of document.querySelectorAll("[data-move]"))
  button.addEventListener("click", () => T.move(button.dataset.move));
