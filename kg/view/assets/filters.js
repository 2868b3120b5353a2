// @ts-check
// The filter bar. The modality buttons are the legend too: shape, colour, word and count in one.

/** Whether the menu of documents stays open while one ticks it. */
let menuOpen = false;

/** @param {number[]} passed */
function filterBar(passed) {
  const filters = state.filters;
  const others = passing({ ...filters, modalities: [] });
  return [
    el(
      "div",
      { class: "modalities", role: "group", "aria-label": t("modality") },
      MODALITIES.map((name) => modalityButton(name, others)),
    ),
    filters.only.length
      ? el(
          "button",
          {
            type: "button",
            class: "chip",
            id: "filter-only",
            on: { click: () => changeFilters({ only: [] }) },
          },
          t("only these", filters.only.length),
          " ✕",
        )
      : null,
    documentMenu(filters.docs),
    filters.docs.length === 1
      ? picker(
          "section",
          t("section"),
          sections
            .map((section, at) => ({ section, at }))
            .filter((item) => item.section.doc === filters.docs[0])
            .map(({ section, at }) => [
              String(at),
              `${"　".repeat(Math.max(0, section.level - 1))}${[section.number, section.title].filter(Boolean).join(" ")}`,
            ]),
          filters.section === null ? "" : String(filters.section),
          (value) => changeFilters({ section: value === "" ? null : Number(value) }),
        )
      : null,
    picker("kind", t("actor kind"), values("kind"), filters.kind, (kind) => changeFilters({ kind })),
    picker("level", t("actor level"), values("level"), filters.level, (level) => changeFilters({ level })),
    picker(
      "role",
      t("counterparty role"),
      ROLES.map((name) => [name, term("role", name)]),
      filters.role,
      (role) => changeFilters({ role }),
    ),
    picker(
      "due",
      t("deadline"),
      [
        ["yes", t("has deadline")],
        ["no", t("no deadline")],
      ],
      filters.due,
      (due) => changeFilters({ due }),
    ),
    norms.some((norm) => norm.due)
      ? field("before", t("due before"), "date", filters.before, (before) => changeFilters({ before }))
      : null,
    norms.some((norm) => norm.confidence < 1) ? confidencePicker() : null,
    field("text", t("text holds"), "search", filters.text, (text) => changeFilters({ text })),
  ];
}

/** Documents to tick, as many as one likes. @param {number[]} chosen */
function documentMenu(chosen) {
  const open = openDocs();
  if (open.length < 2 && !chosen.length) return null;
  const toggle = /** @param {number} at */ (at) =>
    changeFilters({
      docs: chosen.includes(at) ? chosen.filter((one) => one !== at) : [...chosen, at].sort((a, b) => a - b),
      section: null,
    });
  return el(
    "details",
    {
      id: "filter-docs",
      class: chosen.length ? "menu filter on" : "menu filter",
      open: menuOpen,
      on: { toggle: /** @param {any} event */ (event) => (menuOpen = event.target.open) },
    },
    el("summary", {}, chosen.length ? t("n documents", chosen.length) : t("document")),
    el(
      "div",
      { class: "choices", role: "group", "aria-label": t("document") },
      open.map((at) => {
        const tick = { change: () => toggle(at) };
        const box = { id: `filter-doc-${at}`, type: "checkbox", checked: chosen.includes(at), on: tick };
        return el("label", {}, el("input", box), documents[at].title, el("small", {}, documents[at].number));
      }),
    ),
  );
}

/** Close the menu of documents unless `inside` is part of it. @param {Node|null} inside */
function closeMenu(inside) {
  const menu = byId("filter-docs");
  if (menu && menu.open && !menu.contains(inside)) menu.open = false;
}

/** @param {string} name @param {number[]} others */
function modalityButton(name, others) {
  const on = state.filters.modalities.includes(name);
  const toggle = () =>
    changeFilters({
      modalities: on
        ? state.filters.modalities.filter((one) => one !== name)
        : [...state.filters.modalities, name],
    });
  return el(
    "button",
    {
      type: "button",
      class: `modality ${name}`,
      id: `modality-${name}`,
      "aria-pressed": String(on),
      on: { click: toggle },
    },
    shapeIcon(name),
    term("modality", name),
    el("span", { class: "count" }, others.filter((at) => norms[at].modality === name).length),
  );
}

/** @param {string} key @param {string} name @param {string[][]} options @param {string} value @param {(value: string) => void} then */
function picker(key, name, options, value, then) {
  if (options.length < 2 && !value) return null;
  return el(
    "label",
    { class: value ? "filter on" : "filter" },
    el("span", { class: "hidden-words" }, name),
    el(
      "select",
      { id: `filter-${key}`, on: { change: /** @param {any} event */ (event) => then(event.target.value) } },
      el("option", { value: "" }, name),
      options.map(([one, words]) => el("option", { value: one, selected: one === value }, words)),
    ),
  );
}

/** @param {string} key @param {string} name @param {string} type @param {string} value @param {(value: string) => void} then */
function field(key, name, type, value, then) {
  return el(
    "label",
    { class: value ? "filter on" : "filter" },
    el("span", { class: type === "date" ? "" : "hidden-words" }, name),
    el("input", {
      id: `filter-${key}`,
      type,
      value,
      placeholder: name,
      on: { change: /** @param {any} event */ (event) => then(event.target.value.trim()) },
    }),
  );
}

function confidencePicker() {
  const steps = [0.5, 0.6, 0.7, 0.8, 0.9];
  return picker(
    "confidence",
    t("confidence"),
    steps.map((step) => [String(step), `${t("confidence")} ≥ ${step * 100}%`]),
    state.filters.confidence ? String(state.filters.confidence) : "",
    (value) => changeFilters({ confidence: Number(value) || 0 }),
  );
}

/** Values that bearers have. @param {"kind"|"level"} key */
function values(key) {
  const found = new Set(actors.filter((_, at) => borneBy[at].length).map((actor) => actor[key] || "unknown"));
  return [...found].sort().map((value) => [value, term(key, value)]);
}
