// @ts-check
// Documents side by side: duties that they share, that only one has, and those told otherwise.

const ALIKE = 0.6;

/** @param {string} text */
function core(text) {
  return text.replace(/[\s\p{P}]/gu, "").toLowerCase();
}

/** @param {string} text @returns {Set<string>} */
function bigrams(text) {
  const found = new Set();
  for (let at = 0; at + 1 < text.length; at++) found.add(text.slice(at, at + 2));
  return found;
}

/**
 * Norms of one document with the norm of the other that says the same; each norm is used once, the likest first.
 * @param {number[]} left @param {number[]} right @returns {{left: number, right: number}[]}
 */
function pairsAlike(left, right) {
  const signs = new Map([...left, ...right].map((at) => [at, bigrams(core(norms[at].text))]));
  /** @type {Map<string, number[]>} */
  const index = new Map();
  for (const at of right)
    for (const sign of signs.get(at) || []) index.set(sign, [...(index.get(sign) || []), at]);
  const found = [];
  for (const at of left) {
    const mine = signs.get(at) || new Set();
    const common = new Map();
    for (const sign of mine)
      for (const other of index.get(sign) || []) common.set(other, (common.get(other) || 0) + 1);
    for (const [other, count] of common) {
      const likeness = count / (mine.size + (signs.get(other) || mine).size - count);
      if (likeness >= ALIKE) found.push({ left: at, right: other, likeness });
    }
  }
  const used = new Set();
  return found
    .sort((a, b) => b.likeness - a.likeness || a.left - b.left || a.right - b.right)
    .filter(
      (pair) =>
        !used.has(`l${pair.left}`) &&
        !used.has(`r${pair.right}`) &&
        used.add(`l${pair.left}`) &&
        used.add(`r${pair.right}`),
    );
}

/** What two norms that say the same say differently. @param {Norm} one @param {Norm} other @returns {string[]} */
function differences(one, other) {
  const found = [];
  const same = /** @param {string[]} a @param {string[]} b */ (a, b) =>
    [...a].sort().join("\n") === [...b].sort().join("\n");
  if (!same(bearerNames(one), bearerNames(other))) found.push("bearer");
  if (!same(partyNames(one), partyNames(other))) found.push("counterparty");
  if ((one.deadline || "") !== (other.deadline || "")) found.push("deadline");
  if (one.modality !== other.modality) found.push("modality");
  return found;
}

/** @param {HTMLElement} panel @param {number[]} passed */
function showCompare(panel, passed) {
  const open = documents.map((_, at) => at).filter((at) => norms.some((norm) => norm.doc === at));
  const chosen = state.compare.filter((at) => open.includes(at)).slice(0, 2);
  while (chosen.length < Math.min(2, open.length))
    chosen.push(/** @type {number} */ (open.find((at) => !chosen.includes(at))));
  if (chosen.length < 2) return fill(panel, el("p", { class: "empty" }, t("two documents")));
  const lists = chosen.map((doc) => passed.filter((at) => norms[at].doc === doc));
  const pairs = pairsAlike(lists[0], lists[1]).sort((a, b) => a.left - b.left);
  const same = pairs.filter((pair) => !differences(norms[pair.left], norms[pair.right]).length);
  const other = pairs.filter((pair) => differences(norms[pair.left], norms[pair.right]).length);
  const matched = new Set(pairs.flatMap((pair) => [pair.left, pair.right]));
  fill(
    panel,
    el(
      "div",
      { class: "toolbar compare-choice" },
      chosen.map((doc, side) => chooser(open, chosen, side)),
    ),
    pairList(t("differ"), other, true),
    pairList(t("shared"), same, false),
    el(
      "div",
      { class: "columns" },
      chosen.map((doc, side) =>
        onlyList(
          doc,
          lists[side].filter((at) => !matched.has(at)),
        ),
      ),
    ),
  );
}

/** @param {number[]} open @param {number[]} chosen @param {number} side */
function chooser(open, chosen, side) {
  const pick = /** @param {any} event */ (event) =>
    change({ compare: chosen.map((at, i) => (i === side ? Number(event.target.value) : at)) });
  return el(
    "label",
    { class: "grow" },
    el("span", { class: "hidden-words" }, `${t("document")} ${side + 1}`),
    el(
      "select",
      { id: `compare-${side}`, on: { change: pick } },
      open
        .filter((at) => at === chosen[side] || !chosen.includes(at))
        .map((at) => el("option", { value: at, selected: at === chosen[side] }, documents[at].title)),
    ),
  );
}

/** @param {string} title @param {{left: number, right: number}[]} pairs @param {boolean} differ */
function pairList(title, pairs, differ) {
  return el(
    "section",
    { class: "duties" },
    el("h2", {}, title, el("small", {}, t("n norms", pairs.length))),
    el(
      "ol",
      { class: differ ? "pairs differ" : "pairs" },
      pairs.map((pair) =>
        el("li", { class: "pair" }, side(pair.left, pair.right, differ), side(pair.right, pair.left, differ)),
      ),
    ),
  );
}

/** @param {number} at @param {number} other @param {boolean} differ */
function side(at, other, differ) {
  const unlike = differ ? differences(norms[at], norms[other]) : [];
  const words = /** @type {{[field: string]: string}} */ ({
    bearer: short(bearerNames(norms[at])) || term("source", "unspecified"),
    counterparty: short(partyNames(norms[at])),
    deadline: norms[at].deadline || "",
    modality: term("modality", norms[at].modality),
  });
  return el(
    "div",
    {},
    clauseButton(at),
    el(
      "p",
      { class: "duty-facts" },
      unlike.map((field) => el("span", { class: "due" }, `${term("field", field)}：${words[field] || "—"}`)),
    ),
  );
}

/** @param {number} doc @param {number[]} list */
function onlyList(doc, list) {
  return el(
    "section",
    { class: "duties only" },
    el("h2", {}, t("only in", documents[doc].title), el("small", {}, t("n norms", list.length))),
    el(
      "ol",
      {},
      list.map((at) =>
        el(
          "li",
          { class: state.norm === at ? "duty chosen" : "duty" },
          clauseButton(at),
          el("p", { class: "duty-facts" }, el("span", {}, short(bearerNames(norms[at])))),
        ),
      ),
    ),
  );
}

/** @param {number} at */
function clauseButton(at) {
  return el(
    "button",
    { type: "button", class: "clause-link", "data-norm": at, on: { click: () => change({ norm: at }) } },
    shapeIcon(norms[at].modality, 12),
    norms[at].text,
  );
}
