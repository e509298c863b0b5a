// Intervals in words, the same words as timeline/report/phrases.py. Moments are minutes since 1970.
const DAY = 1440;
const MONTHS = "January February March April May June July August September October November December".split(
  " ",
);
T.DAY = DAY;
T.MONTHS = MONTHS;

T.parts = (minutes) => {
  const date = new Date(minutes * 60000);
  return {
    y: date.getUTCFullYear(),
    m: date.getUTCMonth(),
    d: date.getUTCDate(),
    time: ((minutes % DAY) + DAY) % DAY,
  };
};

const clock = (p) =>
  `${String(Math.floor(p.time / 60)).padStart(2, "0")}:${String(p.time % 60).padStart(2, "0")}`;
const day = (p) => `${p.d} ${MONTHS[p.m]} ${p.y}`;
const moment = (minutes) => {
  const p = T.parts(minutes);
  return p.time === 0 ? day(p) : `${day(p)}, ${clock(p)}`;
};
const wholeDays = (start, end) => [start, end].every((m) => m === null || m % DAY === 0);

const months = (a, b) => {
  if (a.m === 0 && b.m === 11) return a.y === b.y ? `${a.y}` : `${a.y}–${b.y}`;
  if (a.y !== b.y) return `${MONTHS[a.m]} ${a.y} – ${MONTHS[b.m]} ${b.y}`;
  return a.m === b.m ? `${MONTHS[a.m]} ${a.y}` : `${MONTHS[a.m]}–${MONTHS[b.m]} ${b.y}`;
};

const days = (start, last) => {
  const [a, b] = [T.parts(start), T.parts(last)];
  if (start >= last) return day(a);
  if (a.d === 1 && T.parts(last + DAY).d === 1) return months(a, b);
  if (a.y === b.y && a.m === b.m) return `${a.d}–${day(b)}`;
  return a.y === b.y ? `${a.d} ${MONTHS[a.m]} – ${day(b)}` : `${day(a)} – ${day(b)}`;
};

const hours = (start, last) => {
  const [a, b] = [T.parts(start), T.parts(last)];
  if (start >= last) return `${day(a)}, ${clock(a)}`;
  return day(a) === day(b)
    ? `${day(a)}, ${clock(a)}–${clock(b)}`
    : `${day(a)}, ${clock(a)} – ${day(b)}, ${clock(b)}`;
};

T.when = (start, end) => {
  if (start === null && end === null) return "date not known";
  const last = end === null ? null : end - (wholeDays(start, end) ? DAY : 1);
  if (start === null) return `by ${moment(last)}`;
  if (end === null) return `from ${moment(start)}`;
  return wholeDays(start, end) ? days(start, last) : hours(start, last);
};

// Both ends inclusive, as all exports have them.
T.iso = (start, end) => {
  const whole = wholeDays(start, end);
  const text = (m) => {
    const p = T.parts(m);
    const date = `${String(p.y).padStart(4, "0")}-${String(p.m + 1).padStart(2, "0")}-${String(p.d).padStart(2, "0")}`;
    return whole ? date : `${date}T${clock(p)}`;
  };
  return [
    start === null ? null : text(start),
    end === null ? null : text(Math.max(end - (whole ? DAY : 1), start ?? -Infinity)),
  ];
};

T.isoDay = (minutes) => T.iso(Math.floor(minutes / DAY) * DAY, null)[0];

T.fromIsoDay = (text) => {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!found) return null;
  const date = new Date(0);
  date.setUTCFullYear(+found[1], +found[2] - 1, +found[3]);
  return Math.round(date.getTime() / 60000);
};

// Ticks at round calendar steps, about one every `room` pixels.
const STEPS = [
  [60, "h"],
  [180, "h"],
  [360, "h"],
  [DAY, "d"],
  [2 * DAY, "d"],
  [7 * DAY, "w"],
  [30 * DAY, "m", 1],
  [91 * DAY, "m", 3],
  [182 * DAY, "m", 6],
  [365 * DAY, "y", 1],
  [730 * DAY, "y", 2],
  [1826 * DAY, "y", 5],
  [3652 * DAY, "y", 10],
  [9131 * DAY, "y", 25],
  [18262 * DAY, "y", 50],
  [36524 * DAY, "y", 100],
  [182620 * DAY, "y", 500],
  [365240 * DAY, "y", 1000],
];

const atMonth = (y, m) => {
  const date = new Date(0);
  date.setUTCFullYear(y, m, 1);
  return Math.round(date.getTime() / 60000);
};

T.ticks = (from, to, width, room = 96) => {
  const wanted = ((to - from) / width) * room;
  const [size, kind, count] = STEPS.find(([s]) => s >= wanted) || STEPS.at(-1);
  const ticks = [];
  if (kind === "m" || kind === "y") {
    const step = kind === "y" ? 12 * count : count;
    const first = T.parts(from);
    let index = Math.ceil((first.y * 12 + first.m) / step) * step;
    for (let t = atMonth(0, index); t <= to && ticks.length < 60; index += step, t = atMonth(0, index)) {
      const p = T.parts(t);
      if (t >= from)
        ticks.push({
          t,
          text:
            kind === "y"
              ? `${p.y}`
              : `${MONTHS[p.m].slice(0, 3)}${p.m === 0 || ticks.length === 0 ? ` ${p.y}` : ""}`,
        });
    }
    return ticks;
  }
  // Weeks from Monday: 5 January 1970 was one.
  const offset = kind === "w" ? 4 * DAY : 0;
  for (let t = Math.ceil((from - offset) / size) * size + offset; t <= to && ticks.length < 60; t += size) {
    const p = T.parts(t);
    const date = `${p.d} ${MONTHS[p.m].slice(0, 3)}`;
    ticks.push({ t, text: kind === "h" && p.time ? clock(p) : ticks.length === 0 ? `${date} ${p.y}` : date });
  }
  return ticks;
};
