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
// A bare "790" would be read as a number.
const year = (y) => (y < 1000 ? `AD ${y}` : `${y}`);
const day = (p) => `${p.d} ${MONTHS[p.m]} ${year(p.y)}`;
const moment = (minutes) => {
  const p = T.parts(minutes);
  return p.time === 0 ? day(p) : `${day(p)}, ${clock(p)}`;
};
const wholeDays = (start, end) => [start, end].every((m) => m === null || m % DAY === 0);

const months = (a, b) => {
  const [first, last] = [year(a.y), year(b.y)];
  if (a.m === 0 && b.m === 11) return a.y === b.y ? first : `${first}–${last}`;
  if (a.y !== b.y) return `${MONTHS[a.m]} ${first} – ${MONTHS[b.m]} ${last}`;
  return a.m === b.m ? `${MONTHS[a.m]} ${first}` : `${MONTHS[a.m]}–${MONTHS[b.m]} ${last}`;
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

// Rounded outward to days, months or years, whichever says enough.
T.roughly = (from, to) => {
  const [a, b] = [T.parts(Math.floor(from)), T.parts(Math.ceil(to))];
  if (to - from > 700 * DAY) return T.when(atMonth(a.y * 12), atMonth((b.y + 1) * 12));
  if (to - from > 60 * DAY) return T.when(atMonth(a.y * 12 + a.m), atMonth(b.y * 12 + b.m + 1));
  return T.when(Math.floor(from / DAY) * DAY, Math.ceil(to / DAY) * DAY);
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

// Ticks at round calendar steps, about one every `room` pixels; `year` is what the first one adds.
const STEPS = [
  [5, "h"],
  [15, "h"],
  [60, "h"],
  [180, "h"],
  [360, "h"],
  [DAY, "d"],
  [2 * DAY, "d"],
  [7 * DAY, "w"],
  [30 * DAY, "m", 1],
  [91 * DAY, "m", 3],
  [182 * DAY, "m", 6],
  [365 * DAY, "m", 12],
  [730 * DAY, "m", 24],
  [1826 * DAY, "m", 60],
  [3652 * DAY, "m", 120],
  [9131 * DAY, "m", 300],
  [18262 * DAY, "m", 600],
  [36524 * DAY, "m", 1200],
  [182620 * DAY, "m", 6000],
  [365240 * DAY, "m", 12000],
];
const MOST_TICKS = 60;

const atMonth = (index) => {
  const date = new Date(0);
  date.setUTCFullYear(0, index, 1);
  return Math.round(date.getTime() / 60000);
};
const monthTicks = (from, to, step) => {
  const first = T.parts(from);
  const ticks = [];
  let index = Math.ceil((first.y * 12 + first.m) / step) * step;
  for (let t = atMonth(index); t <= to && ticks.length < MOST_TICKS; index += step, t = atMonth(index)) {
    const p = T.parts(t);
    const whole = step >= 12;
    if (t >= from)
      ticks.push({ t, text: whole ? `${p.y}` : MONTHS[p.m].slice(0, 3), year: whole ? "" : `${p.y}` });
  }
  return ticks;
};
const dayTicks = (from, to, size, kind) => {
  // Weeks from Monday: 5 January 1970 was one.
  const offset = kind === "w" ? 4 * DAY : 0;
  const ticks = [];
  for (
    let t = Math.ceil((from - offset) / size) * size + offset;
    t <= to && ticks.length < MOST_TICKS;
    t += size
  ) {
    const p = T.parts(t);
    const date = `${p.d} ${MONTHS[p.m].slice(0, 3)}`;
    ticks.push(
      kind === "h" ? { t, text: clock(p), year: `${date} ${p.y}` } : { t, text: date, year: `${p.y}` },
    );
  }
  return ticks;
};
T.ticks = (from, to, width, room = 96) => {
  const wanted = ((to - from) / width) * room;
  const [size, kind, count] = STEPS.find(([s]) => s >= wanted) || STEPS.at(-1);
  return kind === "m" ? monthTicks(from, to, count) : dayTicks(from, to, size, kind);
};
T.yearsOf = ({ from, to }) => {
  const [a, b] = [T.parts(Math.ceil(from)), T.parts(Math.floor(to))];
  const month = to - from < 100 * DAY ? `${MONTHS[T.parts(Math.round((from + to) / 2)).m].slice(0, 3)} ` : "";
  return a.y === b.y ? `${month}${a.y}` : `${a.y}–${b.y}`;
};
