// @ts-check
// The frame of the page, and what is drawn anew when the state changes.

/** @type {number[]} */
let passed = [];

function frame() {
  document.documentElement.lang = language;
  fill(
    byId("app"),
    el(
      "header",
      { class: "top" },
      el(
        "h1",
        {},
        el("span", { class: "brand", "aria-hidden": "true" }, "责任"),
        el("span", { class: "title" }, DATA.title),
      ),
      searchBox(),
      el(
        "nav",
        { class: "tools", "aria-label": t("tools") },
        button("undo", t("undo"), undo),
        button("reset", t("reset"), reset),
        button("language", language === "zh" ? "English" : "中文", () =>
          change({ language: language === "zh" ? "en" : "zh" }),
        ),
        button("theme", t("theme"), changeTheme),
      ),
    ),
    el("div", { id: "filters", role: "region", "aria-label": t("filters") }),
    el(
      "main",
      {},
      el(
        "section",
        { class: "picture", "aria-label": t("picture") },
        el(
          "div",
          { class: "picture-bar" },
          el(
            "div",
            { class: "switch", role: "group", "aria-label": t("view") },
            VIEWS.map((view) => button(`view-${view}`, t(`view.${view}`), () => change({ view }))),
          ),
          el("p", { id: "shown", "aria-live": "polite" }),
          el("span", { class: "spacer" }),
          el(
            "div",
            { class: "zoom" },
            button("zoom-in", "+", () => zoom(1.35), t("zoom in")),
            button("zoom-out", "−", () => zoom(1 / 1.35), t("zoom out")),
            button("zoom-fit", "⤢", showAll, t("fit")),
            button("svg", "SVG", saveSvg, t("save picture", "SVG")),
            button(
              "png",
              "PNG",
              () => {
                void savePng();
              },
              t("save picture", "PNG"),
            ),
          ),
        ),
        el("div", { id: "ways" }),
        el("div", { id: "stage", role: "img", "aria-label": t("picture says") }),
        el("div", { id: "legend" }),
      ),
      el(
        "aside",
        { "aria-label": t("side") },
        el(
          "div",
          { class: "tabs", role: "tablist", on: { keydown: onTabKey } },
          TABS.map((tab) =>
            el(
              "button",
              {
                type: "button",
                role: "tab",
                id: `tab-${tab}`,
                "aria-controls": "panel",
                on: { click: () => change({ tab }) },
              },
              t(`tab.${tab}`),
            ),
          ),
        ),
        el("div", { id: "panel", role: "tabpanel", tabindex: 0, "aria-labelledby": "tab-list" }),
        el("section", { id: "evidence", role: "region", "aria-label": t("evidence"), hidden: true }),
      ),
    ),
    el("div", { id: "note", role: "status" }),
  );
}

/** @param {string} id @param {string} words @param {() => void} then @param {string} [label] */
function button(id, words, then, label) {
  return el(
    "button",
    { type: "button", class: "plain", id, "aria-label": label, title: label, on: { click: then } },
    words,
  );
}

/** @param {KeyboardEvent} event */
function onTabKey(event) {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step) return;
  change({ tab: TABS[(TABS.indexOf(state.tab) + step + TABS.length) % TABS.length] });
  byId(`tab-${state.tab}`).focus();
}

/** @param {number} by */
function zoom(by) {
  network.moveTo({ scale: network.getScale() * by, animation: false });
}

function isDark() {
  return (
    state.theme === "dark" || (state.theme === "auto" && matchMedia("(prefers-color-scheme: dark)").matches)
  );
}

function changeTheme() {
  change({ theme: isDark() ? "light" : "dark" });
}

/** Say something in passing. @param {string} words */
function say(words) {
  byId("note").textContent = words;
  setTimeout(() => {
    if (byId("note").textContent === words) byId("note").textContent = "";
  }, 4000);
}

/** Whether nothing but the norm chosen differs from before. @param {State} before */
function onlyNorm(before) {
  return state.tab !== "text" && toHash({ ...state, norm: null }) === toHash({ ...before, norm: null });
}

/** Show another norm's evidence and leave the list, its place and the focus as they are. */
function markChosen() {
  for (const row of byId("panel").querySelectorAll(".chosen")) row.classList.remove("chosen");
  for (const one of byId("panel").querySelectorAll("[data-norm]")) {
    if (one.dataset.norm === String(state.norm)) (one.closest("tr, .duty") || one).classList.add("chosen");
  }
  showEvidence(byId("evidence"));
}

function redrawSide() {
  for (const tab of TABS) {
    const chosen = tab === state.tab;
    byId(`tab-${tab}`).setAttribute("aria-selected", String(chosen));
    byId(`tab-${tab}`).setAttribute("tabindex", chosen ? "0" : "-1");
  }
  const panel = byId("panel");
  panel.setAttribute("aria-labelledby", `tab-${state.tab}`);
  const top = panel.scrollTop;
  const same = panel.dataset.tab === state.tab;
  panel.dataset.tab = state.tab;
  if (!same) fill(panel);
  PANELS[state.tab](panel, passed);
  if (same && state.tab !== "text") panel.scrollTop = top;
  else if (!same && state.tab !== "text") panel.scrollTop = 0;
  showEvidence(byId("evidence"));
}

/** @type {{[tab: string]: (panel: HTMLElement, passed: number[]) => void}} */
const PANELS = {
  list: showTable,
  duties: showDuties,
  text: showText,
  compare: showCompare,
  cypher: showCypher,
};

function redrawBar() {
  const focused = document.activeElement && document.activeElement.id;
  fill(
    byId("filters"),
    filterBar(passed),
    el("p", { id: "count", "aria-live": "polite" }, t("shown", passed.length, norms.length)),
  );
  if ((focused && focused.startsWith("filter-")) || (focused && focused.startsWith("modality-"))) {
    const again = byId(focused);
    if (again) again.focus();
  }
  byId("undo").disabled = !past.length;
  for (const view of VIEWS) byId(`view-${view}`).setAttribute("aria-pressed", String(state.view === view));
}

function redrawShown() {
  if (!scene) return;
  const count = scene.nodes.filter((node) => node.group === "actor").length;
  const full = state.view === "full";
  const shown = full ? scene.nodes.length - count : count;
  const more =
    shown < scene.all || state.all
      ? el(
          "button",
          { type: "button", class: "link", id: "all", on: { click: () => change({ all: !state.all }) } },
          state.all ? t("most important") : t("show all"),
        )
      : null;
  fill(
    byId("shown"),
    t(full ? "norms drawn" : "actors shown", shown, Math.max(shown, scene.all)),
    " ",
    more,
    hiddenChip(),
  );
  fill(byId("ways"), pathBar());
}

/** What was hidden by hand, and the way back. */
function hiddenChip() {
  if (!state.hidden.length) return null;
  return el(
    "button",
    { type: "button", class: "chip", id: "unhide", on: { click: () => change({ hidden: [] }) } },
    t("hidden actors", state.hidden.length),
    " ✕",
  );
}

/** @param {State} before */
function update(before) {
  if (state.language !== before.language || state.theme !== before.theme) return restart();
  const filtered = JSON.stringify(state.filters) !== JSON.stringify(before.filters);
  if (filtered) passed = passing(state.filters);
  redrawBar();
  if (onlyNorm(before)) markChosen();
  else redrawSide();
  const moved =
    filtered ||
    ["view", "all", "expanded", "hidden", "path"].some(
      (key) =>
        JSON.stringify(/** @type {any} */ (state)[key]) !== JSON.stringify(/** @type {any} */ (before)[key]),
    );
  const narrowed =
    state.view === "full" &&
    JSON.stringify([state.actor, state.pair]) !== JSON.stringify([before.actor, before.pair]);
  const missing =
    [state.actor, ...(state.pair || [])].some((who) => who !== null && !drawn.has(`a${who}`)) ||
    (state.view === "full" && state.norm !== null && !drawn.has(`n${state.norm}`));
  if (moved || narrowed || missing) draw(passed, true);
  else highlight();
  redrawShown();
}

function restart() {
  language = state.language;
  document.documentElement.dataset.theme = state.theme;
  passed = passing(state.filters);
  readKey = "";
  frame();
  startDrawing(byId("stage"));
  fill(byId("legend"), legend());
  redrawBar();
  redrawSide();
  draw(passed, true);
  redrawShown();
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  const inField = /^(INPUT|SELECT|TEXTAREA)$/.test(/** @type {HTMLElement} */ (event.target).tagName);
  if (event.key === "/" && !inField) {
    byId("search").focus();
    event.preventDefault();
  } else if (event.key === "Escape") {
    if (state.norm !== null) change({ norm: null });
    else if (state.actor !== null || state.pair) change({ actor: null, pair: null });
  } else if (event.key === "z" && (event.ctrlKey || event.metaKey) && !inField) {
    undo();
    event.preventDefault();
  }
}

state = fromHash(location.hash);
onChange = update;
restart();
document.addEventListener("keydown", onKey);
addEventListener("hashchange", () => {
  const before = state;
  state = fromHash(location.hash);
  if (toHash(before) !== toHash(state)) restart();
});
/** @type {any} */
let resizing;
addEventListener("resize", () => {
  clearTimeout(resizing);
  resizing = setTimeout(() => {
    draw(passed, true);
    redrawShown();
  }, 200);
});
document.documentElement.dataset.ready = "yes";
