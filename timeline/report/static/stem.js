// Words in any form: "tolls" and "toll" have one stem. It is Porter's (Program 14, 1980), which
// `timeline search` asks of SQLite, so that both find the same.
const shape = (word) =>
  word.replace(/./gs, (letter, at) => {
    if ("aeiou".includes(letter)) return "v";
    return letter === "y" && at > 0 && !"aeiou".includes(word[at - 1]) ? "v" : "c";
  });
// How many times consonants follow vowels: never in "tree", once in "toll".
const measure = (word) => (shape(word).match(/vc/g) || []).length;
const vowel = (word) => shape(word).includes("v");
const short = (word) => shape(word).endsWith("cvc") && !/[wxy]$/.test(word);

const table = (rows) =>
  rows
    .split(" ")
    .map((row) => row.split(">"))
    .sort((a, b) => b[0].length - a[0].length);
const SECOND = table(
  "ational>ate tional>tion enci>ence anci>ance izer>ize bli>ble alli>al entli>ent eli>e ousli>ous " +
    "ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive " +
    "biliti>ble logi>log",
);
const THIRD = table("icate>ic ative> alize>al iciti>ic ical>ic ful> ness>");
const FOURTH = table(
  "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> sion>s tion>t ou> ism> ate> iti> ous> " +
    "ive> ize>",
);

// The longest ending that fits decides, also where too little would be left.
const replaced = (word, endings, least) => {
  const found = endings.find(([ending]) => word.endsWith(ending));
  if (!found) return word;
  const left = word.slice(0, -found[0].length) + found[1];
  const before = /^[st]ion$/.test(found[0]) ? left : word.slice(0, -found[0].length);
  return measure(before) > least ? left : word;
};
const plural = (word) => {
  if (/(ss|i)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
};
const mended = (word) => {
  if (/(at|bl|iz)$/.test(word)) return `${word}e`;
  if (/([^aeiou])\1$/.test(word) && !/[lsz]$/.test(word)) return word.slice(0, -1);
  return measure(word) === 1 && short(word) ? `${word}e` : word;
};
const past = (word) => {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const [, left] = /^(.+?)(?:ed|ing)$/.exec(word) || [];
  return left && vowel(left) ? mended(left) : word;
};
const silent = (word) => {
  const left = word.slice(0, -1);
  if (word.endsWith("e") && (measure(left) > 1 || (measure(left) === 1 && !short(left)))) word = left;
  return word.endsWith("ll") && measure(word) > 1 ? word.slice(0, -1) : word;
};

const known = new Map();
T.stem = (word) => {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  let stem = known.get(word);
  if (stem === undefined) {
    stem = past(plural(word));
    if (stem.endsWith("y") && vowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
    stem = silent(replaced(replaced(replaced(stem, SECOND, 0), THIRD, 0), FOURTH, 1));
    known.set(word, stem);
  }
  return stem;
};

// Whether a text in lower case holds a word, a part of one, or another form of it. All forms begin
// alike but for the last letter of the stem ("carry", "carri-ed"): only words that do are looked at.
T.holder = (word) => {
  const stem = T.stem(word);
  const start = stem.slice(0, -1);
  if (stem.length < 3 || !/^[a-z]+$/.test(word)) return (text) => text.includes(word);
  const form = new RegExp(`(?<![\\p{L}\\p{N}])${start}[a-z]*(?![\\p{L}\\p{N}])`, "gu");
  const other = (text) => {
    for (const [found] of text.matchAll(form)) if (T.stem(found) === stem) return true;
    return false;
  };
  return (text) => text.includes(word) || (text.includes(start) && other(text));
};
