// Why so many claims are so few independent origins: an outlet's articles are one, and so are shared
// copy and one speaker whom several quote. The rule is that of timeline/graph/origins.py, without agencies.
const E = T.events;

const keysOf = (claim, article) =>
  [
    [`article ${claim.article}`, ""],
    [`outlet ${article.publisher}`, "one outlet"],
    claim.origin ? [`copy ${claim.origin}`, "the same copy"] : null,
    claim.speaker
      ? [`speaker ${claim.speaker}`, `quoting ${claim.speaker}`]
      : claim.via
        ? [`via ${claim.via.toLowerCase()}`, `citing ${claim.via}`]
        : null,
  ].filter(Boolean);

const groupsOf = (claims) => {
  const parent = new Map();
  const root = (key) => {
    let at = key;
    while (parent.get(at) !== at) at = parent.get(at);
    return at;
  };
  for (const { keys } of claims)
    for (const [key] of keys) {
      if (!parent.has(key)) parent.set(key, key);
      parent.set(root(key), root(keys[0][0]));
    }
  const groups = new Map();
  for (const claim of claims) {
    const at = root(claim.keys[0][0]);
    groups.set(at, [...(groups.get(at) || []), claim]);
  }
  return [...groups.values()];
};

// What binds the articles of one origin: a key that several of them have.
const binding = (group) => {
  const holders = new Map();
  for (const { article, keys } of group)
    for (const [key, words] of keys)
      if (words)
        holders.set(key, { words, articles: (holders.get(key)?.articles || new Set()).add(article.id) });
  return [...holders.values()].filter(({ articles }) => articles.size > 1).map(({ words }) => words);
};

// One line for each origin of several claims; nothing where the program counted by what the page does not hold.
T.origins = (i) => {
  const claims = E.claims(i).map((c) => {
    const claim = T.claim(c);
    const article = T.article(claim.article);
    return { article, keys: keysOf(claim, article) };
  });
  const groups = groupsOf(claims);
  if (claims.length < 2 || groups.length !== E.origins(i)) return [];
  return groups.map((group) => {
    const outlets = [...new Set(group.map(({ article }) => article.publisher))];
    const articles = new Set(group.map(({ article }) => article.id)).size;
    const why = [...new Set(binding(group))].filter(
      (words) => words !== "one outlet" || outlets.length === 1,
    );
    const many = outlets.length === 1 && articles > 1 ? `${articles} articles` : "";
    return [outlets.join(", "), [many, ...why].filter(Boolean).join(", ")];
  });
};
