// @ts-check
// The panel of one norm: where it is written, whom it binds, and why we say so.

/** @param {HTMLElement} panel */
function showEvidence(panel) {
  panel.hidden = state.norm === null;
  if (state.norm === null) return fill(panel);
  const norm = norms[state.norm];
  fill(
    panel,
    el(
      "header",
      { class: "evidence-head" },
      el("h2", { id: "evidence-title" }, shapeIcon(norm.modality, 16), term("modality", norm.modality)),
      el("span", { class: "spacer" }),
      confidence(norm),
      norm.doc !== undefined && documents[norm.doc].text !== undefined
        ? el(
            "button",
            {
              type: "button",
              class: "plain",
              on: { click: () => change({ tab: "text", doc: norm.doc ?? null }) },
            },
            t("read in place"),
          )
        : null,
      el(
        "button",
        {
          type: "button",
          class: "plain icon",
          "aria-label": t("close"),
          on: { click: () => change({ norm: null }) },
        },
        "✕",
      ),
    ),
    correction(norm),
    el("blockquote", { id: "sentence" }, sentence(norm)),
    legendOfMarks(norm),
    el("dl", { class: "facts" }, facts(norm)),
    reasons(norm),
  );
}

/** @param {Norm} norm */
function sentence(norm) {
  const text = norm.doc === undefined ? undefined : documents[norm.doc].text;
  if (norm.quote !== undefined || text === undefined) {
    const quote = norm.quote || norm.text;
    const at = quote.indexOf(norm.text);
    return at < 0
      ? quote
      : markedText(quote, 0, quote.length, [
          { start: at, end: at + norm.text.length, name: `clause ${norm.modality}` },
        ]);
  }
  const before = norm.marks.filter((mark) => mark.end !== undefined && mark.end <= norm.sentence_start);
  const spans = [...new Map(before.map((mark) => [`${mark.start}`, mark])).values()];
  const outside = spans.map((mark) =>
    el(
      "span",
      { class: "from-before", title: t("from before") },
      el("mark", { class: `field f-${mark.field}` }, healed(text.slice(mark.start, mark.end))),
      " … ",
    ),
  );
  return [outside, markedText(text, norm.sentence_start, norm.sentence_end, normSpans(norm))];
}

/** @param {Norm} norm */
function legendOfMarks(norm) {
  const fields = [
    ...new Set(norm.marks.filter((mark) => mark.start !== undefined).map((mark) => mark.field)),
  ];
  if (!fields.length) return null;
  return el(
    "p",
    { class: "mark-key" },
    fields.map((field) =>
      el("span", {}, el("mark", { class: `field f-${field}` }, term("field", field)), " "),
    ),
  );
}

/** @param {Norm} norm */
function confidence(norm) {
  const percent = Math.round(norm.confidence * 100);
  return el(
    "span",
    { class: `confidence ${norm.confidence < 0.6 ? "low" : ""}`, title: t("confidence") },
    `${t("confidence")} ${percent}%`,
  );
}

/** Whether a person has said who bears it. @param {Norm} norm */
function saidByHand(norm) {
  return (norm.corrected || []).some((field) => field === "bearers" || field === "added");
}

/** Says what a person has changed. @param {Norm} norm */
function correction(norm) {
  if (!norm.corrected) return null;
  const words = norm.corrected.map((field) => term("corrected", field)).join(t("list comma"));
  return el(
    "p",
    { class: "corrected" },
    el("b", {}, t("corrected")),
    norm.corrected[0] === "added" ? "" : ` ${words}`,
  );
}

/** @param {Norm} norm @returns {any[]} */
function facts(norm) {
  const doc = norm.doc === undefined ? null : documents[norm.doc];
  const rows = [
    [
      t("bearer"),
      norm.bears.length
        ? listed(
            norm.bears.map((item) => [
              actorButton(item.actor),
              el("small", {}, saidByHand(norm) ? t("corrected") : term("source", item.source || norm.source)),
            ]),
          )
        : term("source", "unspecified"),
    ],
    [
      t("counterparties"),
      norm.towards.length
        ? listed(
            norm.towards.map((item) => [actorButton(item.actor), el("small", {}, term("role", item.role))]),
          )
        : null,
    ],
    [t("action"), norm.predicate],
    [t("trigger"), norm.trigger],
    [t("condition"), norm.condition],
    [t("deadline"), norm.deadline && [norm.deadline, norm.due ? el("small", {}, norm.due) : null]],
    [t("basis"), norm.basis],
    [
      t("imposed by"),
      norm.imposed.length
        ? listed(
            norm.imposed.map((item) => [
              actorButton(item.actor),
              el("small", {}, term("imposer", item.source)),
            ]),
          )
        : norm.assigner,
    ],
    [t("section"), sectionName(norm)],
    [
      t("document"),
      doc && [
        doc.title,
        el("small", { id: "document-facts" }, [doc.number, doc.date].filter(Boolean).join(" · ")),
      ],
    ],
    [t("place"), placeInFile(norm)],
  ];
  return rows.filter(([, value]) => value).map(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]);
}

/** Where in its file a norm stands, in words; empty for plain text. @param {Norm} norm */
function placeInFile(norm) {
  const inTable = /^T(\d+)R(\d+)C(\d+)$/.exec(norm.cell ?? "");
  const onSheet = /^(.*)!([A-Z]+\d+)$/s.exec(norm.cell ?? "");
  return [
    norm.page ? t("on page", norm.page) : "",
    norm.paragraph ? t("in paragraph", norm.paragraph) : "",
    inTable ? t("in table", inTable[1], inTable[2], inTable[3]) : "",
    onSheet ? t("on sheet", onSheet[1], onSheet[2]) : "",
  ]
    .filter(Boolean)
    .join(t("list comma"));
}

/** @param {any[]} items */
function listed(items) {
  return el(
    "ul",
    { class: "inline" },
    items.map((item) => el("li", {}, item)),
  );
}

/** @param {number} who */
function actorButton(who) {
  return el(
    "button",
    { type: "button", class: "link", on: { click: () => change({ actor: who, pair: null, tab: "duties" }) } },
    actors[who].name,
  );
}

/** Which rule gave each field its value. @param {Norm} norm */
function reasons(norm) {
  if (!norm.marks.length) return null;
  return el(
    "details",
    { class: "reasons", open: true },
    el("summary", {}, t("why")),
    el(
      "ul",
      {},
      norm.bears.map((item) =>
        el(
          "li",
          {},
          el("b", {}, actors[item.actor].name),
          `：${saidByHand(norm) ? t("corrected") : term("why", item.source || norm.source)}`,
        ),
      ),
      norm.marks.map((mark) =>
        el(
          "li",
          {},
          el("b", {}, term("field", mark.field)),
          ` ${mark.field === "modality" ? term("modality", mark.value) : mark.value} `,
          mark.rule === "review" ? el("b", {}, t("corrected")) : el("code", {}, mark.rule),
        ),
      ),
    ),
  );
}
