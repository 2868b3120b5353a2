// @ts-check
// The present view as a Cypher query, ready to paste: the same norms that the list shows.

/** A text as a Cypher literal. @param {string} text */
function literal(text) {
  const escaped = text
    .replace(/[\\'"]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/\r/g, "\\r")
    .replace(/\t/g, "\\t");
  return `'${escaped}'`;
}

/** @param {string[]} texts */
function literals(texts) {
  return `[${texts.map(literal).join(", ")}]`;
}

/** Sections inside a section, itself included. @param {number} outer */
function sectionsIn(outer) {
  return sections.map((_, at) => at).filter((at) => liesIn(at, outer));
}

/** A condition that some actor meets, tied to the norm as `pattern` says. @param {string} pattern @param {string} condition */
function some(pattern, condition) {
  return `EXISTS { MATCH ${pattern} WHERE ${condition} }`;
}

const BEARER = "(who:Actor)-[:BEARS]->(norm)";
const PARTY = "(norm)-[tie:TOWARDS]->(who:Actor)";
const IMPOSER = "(norm)-[:IMPOSED_BY]->(who:Actor)";

/** The conditions of the filters. @param {Filters} filters @returns {string[]} */
function filterConditions(filters) {
  const where = [];
  if (filters.only.length) where.push(`norm.id IN ${literals(filters.only.map((at) => norms[at].id))}`);
  if (filters.modalities.length) where.push(`norm.modality IN ${literals(filters.modalities)}`);
  if (filters.docs.length) where.push(`norm.doc IN ${literals(filters.docs.map((at) => documents[at].id))}`);
  if (filters.section !== null)
    where.push(
      some(
        "(norm)-[:STATED_IN]->(part:Section)",
        `part.id IN ${literals(sectionsIn(filters.section).map((at) => sections[at].id))}`,
      ),
    );
  for (const key of /** @type {const} */ (["kind", "level"]))
    if (filters[key]) where.push(some(BEARER, known(`who.${key}`, filters[key])));
  if (filters.role) where.push(some(PARTY, `tie.role = ${literal(filters.role)}`));
  if (filters.due === "yes") where.push("(norm.deadline IS NOT NULL OR norm.due IS NOT NULL)");
  if (filters.due === "no") where.push("norm.deadline IS NULL AND norm.due IS NULL");
  if (filters.before) where.push(`norm.due <= ${literal(filters.before)}`);
  if (filters.confidence) where.push(`norm.confidence >= ${filters.confidence}`);
  if (filters.text) {
    const holds = /** @param {string} field */ (field) => `${field} CONTAINS ${literal(filters.text)}`;
    const fields = ["norm.text", "norm.condition", "norm.deadline", "norm.basis"].map(holds);
    where.push(
      `(${[...fields, some(BEARER, holds("who.name")), some(PARTY, holds("who.name"))].join("\n    OR ")})`,
    );
  }
  return where;
}

/** The conditions of the actor or pair chosen. @returns {string[]} */
function choiceConditions() {
  const is = /** @param {number} who */ (who) => `who.id = ${literal(actors[who].id)}`;
  if (state.pair) return [some(BEARER, is(state.pair[0])), some(PARTY, is(state.pair[1]))];
  if (state.actor === null) return [];
  const imposed = `(${some(IMPOSER, is(state.actor))} AND NOT EXISTS { MATCH ${BEARER} })`;
  return [`(${[some(BEARER, is(state.actor)), some(PARTY, is(state.actor)), imposed].join("\n    OR ")})`];
}

function cypherOfView() {
  const where = [...filterConditions(state.filters), ...choiceConditions()];
  return [
    "MATCH (norm:Norm)",
    ...(where.length ? [`WHERE ${where.join("\n  AND ")}`] : []),
    "OPTIONAL MATCH (bearer:Actor)-[:BEARS]->(norm)",
    "OPTIONAL MATCH (norm)-[:TOWARDS]->(party:Actor)",
    "RETURN norm.id AS id, norm.modality AS modality, collect(DISTINCT bearer.name) AS bearers, norm.text AS text,",
    "  collect(DISTINCT party.name) AS counterparties, norm.deadline AS deadline, norm.doc AS document, norm.start AS start",
    "ORDER BY document, start, id",
  ].join("\n");
}

/** @param {string} field @param {string} value */
function known(field, value) {
  return value === "unknown" ? `(${field} IS NULL OR ${field} = 'unknown')` : `${field} = ${literal(value)}`;
}

/** @param {HTMLElement} panel */
function showCypher(panel) {
  const text = cypherOfView();
  fill(
    panel,
    el(
      "div",
      { class: "toolbar" },
      el("p", { class: "about" }, t("cypher says")),
      el("span", { class: "spacer" }),
      el(
        "button",
        { type: "button", class: "plain", on: { click: () => copyText(text, t("copied query")) } },
        t("copy"),
      ),
    ),
    el("pre", { id: "cypher", tabindex: 0 }, text),
    askBox(),
  );
  if (DATA.served) byId("question").value = question ?? text;
}
