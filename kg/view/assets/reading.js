// @ts-check
// A whole document with its norms marked; a click on a marked clause opens the norm.

/** @type {string} */
let readKey = "";

/** @param {HTMLElement} panel @param {number[]} passed */
function showText(panel, passed) {
  const readable = readableDocs();
  const chosen = readingDoc();
  if (chosen === undefined) return fill(panel, el("p", { class: "empty" }, t("no text")));
  const key = `${chosen} ${language} ${passed.length} ${toHash({ ...state, norm: null, tab: "text", doc: null, view: "overview" })}`;
  if (key !== readKey || !panel.firstChild) fill(panel, head(readable, chosen), article(chosen, passed));
  readKey = key;
  for (const mark of panel.querySelectorAll(".reading .current")) mark.classList.remove("current");
  if (state.norm === null) return;
  const marks = panel.querySelectorAll(`[data-norm~="${state.norm}"]`);
  for (const mark of marks) mark.classList.add("current");
  if (marks.length) marks[0].scrollIntoView({ block: "center" });
}

/** Documents to read, of which a server may have to send the text yet. */
function readableDocs() {
  if (DATA.served) return openDocs();
  return documents.map((_, at) => at).filter((at) => documents[at].text !== undefined);
}

/** The document shown: the one chosen, else that of the norm, else the first. @returns {number|undefined} */
function readingDoc() {
  const readable = readableDocs();
  if (state.doc !== null && readable.includes(state.doc)) return state.doc;
  const ofNorm = state.norm === null ? undefined : norms[state.norm].doc;
  return ofNorm === undefined ? readable[0] : ofNorm;
}

/** @param {number[]} readable @param {number} chosen */
function head(readable, chosen) {
  const doc = documents[chosen];
  return el(
    "div",
    { class: "toolbar" },
    el(
      "label",
      { class: "grow" },
      el("span", { class: "hidden-words" }, t("document")),
      el(
        "select",
        {
          on: {
            change: /** @param {any} event */ (event) =>
              change({ doc: Number(event.target.value), norm: null }),
          },
        },
        readable.map((at) => el("option", { value: at, selected: at === chosen }, documents[at].title)),
      ),
    ),
    el("small", {}, [doc.number, doc.date].filter(Boolean).join(" · ")),
  );
}

/** @param {number} at @param {number[]} passed */
function article(at, passed) {
  const doc = documents[at];
  const text = doc.text || t("no text");
  const inside = passed.filter((norm) => norms[norm].doc === at && norms[norm].quote === undefined);
  const box = el("article", { class: "reading", lang: "zh", tabindex: 0, "aria-label": doc.title });
  const lines = lineSpans(text);
  const heads = sections.filter((section) => section.doc === at);
  let first = 0;
  for (const [from, to] of lines) {
    while (first < inside.length && norms[inside[first]].end <= from) first++;
    const here = [];
    for (let i = first; i < inside.length && norms[inside[i]].start < to; i++)
      if (norms[inside[i]].end > from) here.push(inside[i]);
    const head = heads.find((section) => section.start >= from && section.start < to);
    const bold = head ? headingEnd(text, from, to, head) : from;
    const told = bold === to ? from : bold;
    const rest = here.length ? clauses(text, told, to, here) : text.slice(told, to);
    const number = bold > from && bold < to ? el("b", {}, text.slice(from, bold)) : null;
    box.append(el("p", { class: bold === to ? "heading" : "" }, number, rest));
  }
  return box;
}

/**
 * Where the bold part of a line ends that opens a section: all of a heading, but of a paragraph its number alone.
 * A section that begins in the middle of a line makes nothing bold.
 * @param {string} text @param {number} from @param {number} to @param {Section} section
 */
function headingEnd(text, from, to, section) {
  if (text.slice(from, section.start).trim()) return from;
  if (to - section.start <= section.number.length + section.title.length + 4) return to;
  const line = text.slice(from, to);
  const first = line.length - line.trimStart().length;
  return section.number && line.startsWith(section.number, first)
    ? from + first + section.number.length
    : from;
}

/** Spans of the lines of a text that are not blank. @param {string} text @returns {number[][]} */
function lineSpans(text) {
  const spans = [];
  for (const found of text.matchAll(/[^\r\n]+/g))
    if (found[0].trim()) spans.push([found.index, found.index + found[0].length]);
  return spans;
}

/** @param {string} text @param {number} from @param {number} to @param {number[]} here */
function clauses(text, from, to, here) {
  const cuts = [
    ...new Set([
      from,
      to,
      ...here.flatMap((at) => [Math.max(from, norms[at].start), Math.min(to, norms[at].end)]),
    ]),
  ].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => {
    const end = cuts[i + 1];
    const over = here.filter((at) => norms[at].start <= start && norms[at].end >= end);
    const words = text.slice(start, end);
    if (!over.length) return words;
    const norm = norms[over[0]];
    return el(
      "mark",
      {
        class: `clause ${norm.modality}`,
        role: "button",
        tabindex: 0,
        "data-norm": over.join(" "),
        title: `${term("modality", norm.modality)}：${short(bearerNames(norm))}`,
        on: {
          click: () => change({ norm: over[0] }),
          keydown: /** @param {KeyboardEvent} event */ (event) => {
            if (event.key === "Enter" || event.key === " ") {
              event.preventDefault();
              change({ norm: over[0] });
            }
          },
        },
      },
      words,
    );
  });
}
