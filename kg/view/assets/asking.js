// @ts-check
// The query box of a served page: Cypher that reads, its rows tabled, and what they name drawn.

/** @typedef {{columns: string[], rows: any[][], cut: boolean, actors: string[], norms: string[]}} Answer */

/** What stands in the box; null for the query of the present view. @type {string|null} */
let question = null;
/** @type {Answer|null} */
let answer = null;
let refusal = "";

/** @returns {any[]} */
function askBox() {
  if (!DATA.served) return [];
  return [
    el(
      "label",
      { class: "ask" },
      t("ask"),
      el("textarea", {
        id: "question",
        spellcheck: "false",
        "aria-keyshortcuts": "Control+Enter",
        on: {
          input: /** @param {any} event */ (event) => (question = event.target.value),
          keydown: /** @param {KeyboardEvent} event */ (event) => {
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void run();
          },
        },
      }),
    ),
    el(
      "div",
      { class: "toolbar" },
      button("run", t("run"), () => void run()),
      el("small", {}, "Ctrl + Enter"),
      el("span", { class: "spacer" }),
      answer && (answer.actors.length || answer.norms.length)
        ? button("draw-answer", t("draw answer", answer.actors.length, answer.norms.length), drawAnswer)
        : null,
      answer ? button("answer-csv", "CSV", saveAnswer) : null,
    ),
    refusal ? el("p", { id: "refusal", role: "alert" }, refusal) : null,
    answer ? answerTable(answer) : null,
  ];
}

async function run() {
  const text = byId("question").value;
  working(true);
  try {
    [answer, refusal] = [await post("query", { cypher: text }), ""];
  } catch (error) {
    [answer, refusal] = [null, /** @type {Error} */ (error).message];
  } finally {
    working(false);
  }
  if (state.tab === "cypher") redrawSide();
}

/** @param {Answer} given */
function answerTable(given) {
  return [
    el(
      "p",
      { id: "answer-count", "aria-live": "polite" },
      t(given.cut ? "first rows" : "rows", given.rows.length),
    ),
    el(
      "div",
      { class: "answer-box", tabindex: 0, role: "region", "aria-label": t("answer") },
      el(
        "table",
        { id: "answer" },
        el(
          "thead",
          {},
          el(
            "tr",
            {},
            given.columns.map((name) => el("th", { scope: "col" }, name)),
          ),
        ),
        el(
          "tbody",
          {},
          given.rows.map((line) =>
            el(
              "tr",
              {},
              line.map((value) => el("td", {}, worded(value))),
            ),
          ),
        ),
      ),
    ),
  ];
}

/** A value of an answer in words: a node by its name or text, a list joined. @param {any} value @returns {string} */
function worded(value) {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(worded).join("、");
  if (typeof value !== "object") return String(value);
  if (value.label !== undefined)
    return String(value.name || value.text || value.title || value.path || value.id);
  if (Array.isArray(value.nodes)) return value.nodes.map(worded).join(" — ");
  return JSON.stringify(value);
}

/** Draw what the answer names: its norms with their actors, or its actors and what they owe each other. */
async function drawAnswer() {
  if (!answer) return;
  const { actors: who, norms: what } = answer;
  await bring(what.length ? { norms: what } : { among: who });
  const held = /** @param {string[]} ids @param {Map<string, number>} index */ (ids, index) =>
    ids.map((id) => index.get(id)).filter((at) => at !== undefined);
  change({
    actor: null,
    pair: null,
    view: "overview",
    filters: { ...noFilters(), only: held(what, normAt) },
    among: what.length ? [] : held(who, actorAt),
  });
}

function saveAnswer() {
  if (!answer) return;
  const lines = [answer.columns, ...answer.rows.map((line) => line.map(worded))];
  save("查询结果.csv", csvText(lines.map((line) => line.map(guarded))), "text/csv;charset=utf-8");
}
