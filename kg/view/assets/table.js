// @ts-check
// The list of norms beside the drawing: the same selection, for reading, sorting and taking along.

const ROWS = 100;
let shownRows = ROWS;
let listedKey = "";

/** @typedef {{key: string, words: (norm: Norm) => string}} Column */
/** @type {Column[]} */
const COLUMNS = [
  { key: "modality", words: (norm) => term("modality", norm.modality) },
  { key: "bearer", words: (norm) => bearerNames(norm).join("、") },
  { key: "clause", words: (norm) => norm.text },
  { key: "party", words: (norm) => partyNames(norm).join("、") },
  { key: "due", words: (norm) => [norm.deadline, norm.due].filter(Boolean).join(" ") },
  { key: "place", words: (norm) => [docName(norm.doc), sectionName(norm)].filter(Boolean).join(" ") },
];

/** The norms listed: those that pass, narrowed to the actor or pair chosen. @param {number[]} passed */
function listedNorms(passed) {
  if (state.pair) {
    const [from, to] = state.pair;
    return passed.filter(
      (at) =>
        norms[at].bears.some((item) => item.actor === from) &&
        norms[at].towards.some((item) => item.actor === to),
    );
  }
  if (state.actor !== null)
    return passed.filter(
      (at) =>
        touches(norms[at], state.actor) ||
        norms[at].imposed.some((item) => item.actor === state.actor && !norms[at].bears.length),
    );
  return passed;
}

/** @param {number[]} list */
function sorted(list) {
  const column = COLUMNS.find((one) => one.key === state.sort);
  if (!column) return state.down ? [...list].reverse() : list;
  const key = /** @param {number} at */ (at) =>
    column.key === "modality"
      ? String(MODALITIES.indexOf(norms[at].modality))
      : column.key === "due"
        ? dueKey(norms[at]) + column.words(norms[at])
        : column.words(norms[at]);
  const keys = new Map(list.map((at) => [at, key(at)]));
  const sign = state.down ? -1 : 1;
  return [...list].sort((a, b) => sign * (keys.get(a) || "").localeCompare(keys.get(b) || "", "zh") || a - b);
}

/** @param {HTMLElement} panel @param {number[]} passed */
function showTable(panel, passed) {
  const list = sorted(listedNorms(passed));
  const key = `${toHash({ ...state, norm: null })}`;
  if (key !== listedKey) shownRows = ROWS;
  listedKey = key;
  fill(
    panel,
    el(
      "div",
      { class: "toolbar" },
      el("p", { id: "list-count", "aria-live": "polite" }, t("shown", list.length, norms.length), narrowed()),
      el("span", { class: "spacer" }),
      el(
        "button",
        {
          type: "button",
          class: "plain",
          id: "copy",
          on: {
            click: () => {
              void copyRows(list);
            },
          },
        },
        t("copy"),
      ),
      el(
        "button",
        {
          type: "button",
          class: "plain",
          id: "csv",
          on: { click: () => save("责任.csv", csvOf(list), "text/csv;charset=utf-8") },
        },
        "CSV",
      ),
    ),
    list.length ? table(list) : el("p", { class: "empty" }, t("nothing")),
  );
}

/** What the list is narrowed to, and the way back. */
function narrowed() {
  const words = state.pair
    ? state.pair.map((who) => actors[who].name).join(" → ")
    : state.actor !== null
      ? actors[state.actor].name
      : "";
  if (!words) return null;
  return el(
    "button",
    {
      type: "button",
      class: "chip",
      "aria-label": `${t("clear")} ${words}`,
      on: { click: () => change({ actor: null, pair: null }) },
    },
    words,
    " ✕",
  );
}

/** @param {number[]} list */
function table(list) {
  const body = el("tbody", {}, list.slice(0, shownRows).map(row));
  return el(
    "div",
    { class: "table-box" },
    el(
      "table",
      { id: "norms", on: { keydown: moveInTable } },
      el("caption", { class: "hidden-words" }, t("list of norms")),
      el("thead", {}, el("tr", {}, COLUMNS.map(heading))),
      body,
    ),
    moreButton(list.length - shownRows, () => (shownRows += ROWS)),
  );
}

/** The way to what a list leaves out at first; null where it leaves out nothing. @param {number} left @param {() => void} grow */
function moreButton(left, grow) {
  if (left <= 0) return null;
  const more = () => {
    grow();
    redrawSide();
  };
  return el("button", { type: "button", class: "more", on: { click: more } }, t("more rows", left));
}

/** @param {Column} column */
function heading(column) {
  const active = state.sort === column.key;
  const next = active
    ? state.down
      ? { sort: "text", down: false }
      : { down: true }
    : { sort: column.key, down: false };
  return el(
    "th",
    {
      scope: "col",
      class: `c-${column.key}`,
      "aria-sort": active ? (state.down ? "descending" : "ascending") : "none",
    },
    el(
      "button",
      { type: "button", class: "plain", on: { click: () => change(next) } },
      t(`column.${column.key}`),
      active ? (state.down ? " ↓" : " ↑") : "",
    ),
  );
}

/** @param {number} at */
function row(at) {
  const norm = norms[at];
  const open = () => change({ norm: at });
  return el(
    "tr",
    { class: state.norm === at ? "chosen" : "", "data-norm": at, on: { click: open } },
    el(
      "td",
      { class: "c-modality" },
      shapeIcon(norm.modality),
      el("span", { class: "modality-word" }, term("modality", norm.modality)),
    ),
    el(
      "td",
      { class: "c-bearer" },
      short(bearerNames(norm)) || el("i", {}, term("source", "unspecified")),
      norm.bears.some((item) => item.source !== "explicit") && !saidByHand(norm)
        ? el("small", { class: "tag" }, t("inherited tag"))
        : null,
    ),
    el(
      "td",
      { class: "c-clause" },
      el("button", { type: "button", class: "clause-link" }, norm.text),
      norm.corrected ? el("small", { class: "tag" }, t("corrected")) : null,
    ),
    el("td", { class: "c-party" }, short(partyNames(norm))),
    el("td", { class: "c-due" }, norm.deadline || "", norm.due ? el("small", {}, norm.due) : null),
    el(
      "td",
      { class: "c-place" },
      el("span", { class: "doc-word", title: docName(norm.doc) }, docName(norm.doc)),
      el("small", { title: sectionName(norm) }, sectionPath(norm)),
    ),
  );
}

/** @param {string[]} names */
function short(names) {
  return names.length > 3
    ? `${names.slice(0, 3).join("、")} ${t("and more", names.length)}`
    : names.join("、");
}

/** Arrow keys go from row to row. @param {KeyboardEvent} event */
function moveInTable(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const target = /** @type {HTMLElement} */ (event.target);
  const current = target.closest("tbody tr");
  if (!step || !current) return;
  const next = step > 0 ? current.nextElementSibling : current.previousElementSibling;
  const button = /** @type {HTMLElement|null} */ (next && next.querySelector(".clause-link"));
  if (button) button.focus();
  event.preventDefault();
}
