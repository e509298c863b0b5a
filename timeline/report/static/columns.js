// Reads a column back from the short ways timeline/report/columns.py writes it.
const DIGIT = new Uint8Array(128);
let known = 0;
for (let code = 35; code < 127; code += 1)
  if (!"&<>\\".includes(String.fromCharCode(code))) DIGIT[code] = known++;
const DIGITS = known;

const numbers = ({ base, wide, digits }) => {
  const all = new Array(digits.length / wide);
  for (let n = 0, at = 0; n < all.length; n += 1) {
    let value = 0;
    for (const end = at + wide; at < end; at += 1) value = value * DIGITS + DIGIT[digits.charCodeAt(at)];
    all[n] = value ? base + value - 1 : null;
  }
  return all;
};

const steps = (distances) => {
  let last = 0;
  return distances.map((step) => (step === null ? null : (last += step)));
};

const ids = ({ wide, text }) =>
  Array.from({ length: text.length / wide }, (_, n) => text.slice(n * wide, (n + 1) * wide));

const lists = (lengths, flat) => {
  let from = 0;
  return lengths.map((length) => flat.slice(from, (from += length)));
};

const mostly = (values) => {
  const all = new Array(values.n).fill(values.mostly);
  const are = T.column(values.are);
  T.column(values.except).forEach((at, n) => {
    all[at] = are[n];
  });
  return all;
};

T.column = (values) => {
  if (Array.isArray(values)) return values;
  if ("same" in values) return new Array(values.n).fill(values.same);
  if ("digits" in values) return numbers(values);
  if ("steps" in values) return steps(T.column(values.steps));
  if ("many" in values) return lists(T.column(values.many), T.column(values.flat));
  if ("table" in values) return T.column(values.at).map((n) => values.table[n]);
  return "text" in values ? ids(values) : mostly(values);
};
