// @ts-check
// Documents side by side: duties that all share, that some or only one has, and those told otherwise.

const ALIKE = 0.6;
const MOST_COMPARED = 6;

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

/** @typedef {{one: number, other: number, likeness: number}} Likeness */

/**
 * Norms of different lists that say nearly the same, the likest first.
 * @param {number[][]} lists @returns {Likeness[]}
 */
function likenesses(lists) {
  const signs = new Map(lists.flat().map((at) => [at, bigrams(core(norms[at].text))]));
  /** @type {Map<string, number[]>} */
  const index = new Map();
  /** @type {Likeness[]} */
  const found = [];
  for (const list of lists) {
    for (const at of list) {
      const mine = signs.get(at) || new Set();
      const common = new Map();
      for (const sign of mine)
        for (const other of index.get(sign) || []) common.set(other, (common.get(other) || 0) + 1);
      for (const [other, count] of common) {
        const likeness = count / (mine.size + (signs.get(other) || mine).size - count);
        if (likeness >= ALIKE) found.push({ one: other, other: at, likeness });
      }
    }
    for (const at of list)
      for (const sign of signs.get(at) || []) {
        const known = index.get(sign);
        if (known) known.push(at);
        else index.set(sign, [at]);
      }
  }
  return found.sort((a, b) => b.likeness - a.likeness || a.one - b.one || a.other - b.other);
}

/**
 * Groups of norms that say the same, at most one of each list; each norm is in one group, the likest joined first.
 * A group holds for each list a norm, or null where the list has none; groups come in the order of their first norms.
 * @param {number[][]} lists @returns {(number|null)[][]}
 */
function groupsAlike(lists) {
  const listOf = new Map(lists.flatMap((list, side) => list.map((at) => [at, side])));
  /** @type {Map<number, (number|null)[]>} */
  const groupOf = new Map();
  for (const at of listOf.keys())
    groupOf.set(
      at,
      lists.map((_, side) => (side === listOf.get(at) ? at : null)),
    );
  for (const { one, other } of likenesses(lists)) {
    const [left, right] = [groupOf.get(one) || [], groupOf.get(other) || []];
    if (left === right || left.some((at, side) => at !== null && right[side] !== null)) continue;
    const joined = left.map((at, side) => at ?? right[side]);
    for (const at of joined) if (at !== null) groupOf.set(at, joined);
  }
  return [...new Set(groupOf.values())];
}

/** What norms that say the same say differently. @param {number[]} group @returns {string[]} */
function differences(group) {
  const told = /** @param {(norm: Norm) => string} words */ (words) =>
    new Set(group.map((at) => words(norms[at]))).size > 1;
  const found = [];
  if (told((norm) => bearerNames(norm).sort().join("\n"))) found.push("bearer");
  if (told((norm) => partyNames(norm).sort().join("\n"))) found.push("counterparty");
  if (told((norm) => norm.deadline || "")) found.push("deadline");
  if (told((norm) => norm.modality)) found.push("modality");
  return found;
}

/** The norms of a group, without the gaps. @param {(number|null)[]} group @returns {number[]} */
function members(group) {
  return group.filter((at) => at !== null);
}

/** The documents compared: those chosen, else the first two. */
function comparedDocs() {
  const open = openDocs();
  const chosen = state.compare.filter((at) => open.includes(at)).slice(0, MOST_COMPARED);
  for (const at of open) if (chosen.length < 2 && !chosen.includes(at)) chosen.push(at);
  return chosen;
}

/** @param {HTMLElement} panel @param {number[]} passed */
function showCompare(panel, passed) {
  const chosen = comparedDocs();
  if (chosen.length < 2) return fill(panel, el("p", { class: "empty" }, t("two documents")));
  const lists = chosen.map((doc) => passed.filter((at) => norms[at].doc === doc));
  const groups = groupsAlike(lists);
  const several = groups.filter((group) => members(group).length > 1);
  const differ = several.filter((group) => differences(members(group)).length);
  const same = several.filter((group) => !differences(members(group)).length);
  const inAll = same.filter((group) => !group.includes(null));
  const inSome = same.filter((group) => group.includes(null));
  const columns = `columns n${chosen.length}`;
  fill(
    panel,
    el("div", { class: "toolbar" }, chooser(chosen)),
    el(
      "div",
      { class: "compared" },
      el(
        "div",
        { class: `${columns} heads` },
        chosen.map((doc, side) => el("h2", {}, `${side + 1} ${documents[doc].title}`)),
      ),
      groupList(t("differ"), differ, chosen, true),
      groupList(t(chosen.length > 2 ? "shared by all" : "shared"), inAll, chosen, false),
      chosen.length > 2 ? groupList(t("shared by some"), inSome, chosen, false) : null,
      el(
        "section",
        { class: "duties" },
        el("h3", {}, t("only in one")),
        el(
          "div",
          { class: columns },
          chosen.map((doc, side) =>
            onlyList(
              doc,
              groups.filter((group) => members(group).length === 1).flatMap((group) => group[side] ?? []),
            ),
          ),
        ),
      ),
    ),
  );
}

/** One list of documents a side, and the way to more or fewer sides. @param {number[]} chosen */
function chooser(chosen) {
  const open = openDocs();
  const free = open.filter((at) => !chosen.includes(at));
  const set = /** @param {number[]} compare */ (compare) => change({ compare });
  const sides = chosen.map((doc, side) =>
    el(
      "label",
      { class: "side" },
      `${side + 1} `,
      el("span", { class: "hidden-words" }, t("document")),
      el(
        "select",
        {
          id: `compare-${side}`,
          on: {
            change: /** @param {any} event */ (event) =>
              set(chosen.map((at, i) => (i === side ? Number(event.target.value) : at))),
          },
        },
        open
          .filter((at) => at === doc || !chosen.includes(at))
          .map((at) => el("option", { value: at, selected: at === doc }, documents[at].title)),
      ),
      chosen.length > 2
        ? button(
            `compare-less-${side}`,
            "✕",
            () => set(chosen.filter((at) => at !== doc)),
            `${t("clear")} ${documents[doc].title}`,
          )
        : null,
    ),
  );
  const more =
    free.length && chosen.length < MOST_COMPARED
      ? button("compare-more", t("one more document"), () => set([...chosen, free[0]]))
      : null;
  return el("div", { class: "compare-choice" }, sides, more);
}

/** @param {string} title @param {(number|null)[][]} groups @param {number[]} chosen @param {boolean} differ */
function groupList(title, groups, chosen, differ) {
  return el(
    "section",
    { class: "duties" },
    el("h3", {}, title, el("small", {}, t("n norms", groups.length))),
    el(
      "ol",
      { class: differ ? "groups differ" : "groups" },
      groups.map((group) =>
        el(
          "li",
          { class: `pair columns n${chosen.length}` },
          group.map((at, side) =>
            at === null
              ? el("div", { class: "none", "data-side": side + 1 }, t("not in it"))
              : told(at, side, differ ? differences(members(group)) : []),
          ),
        ),
      ),
    ),
  );
}

/** One document's way to say it; `unlike` are the fields in which others differ. @param {number} at @param {number} side @param {string[]} unlike */
function told(at, side, unlike) {
  const words = /** @type {{[field: string]: string}} */ ({
    bearer: short(bearerNames(norms[at])) || term("source", "unspecified"),
    counterparty: short(partyNames(norms[at])),
    deadline: norms[at].deadline || "",
    modality: term("modality", norms[at].modality),
  });
  return el(
    "div",
    { "data-side": side + 1 },
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
    { class: "only" },
    el("h4", {}, t("only in", documents[doc].title), el("small", {}, t("n norms", list.length))),
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
