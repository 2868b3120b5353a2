// @ts-check
// The frame of the page: what stands there whatever is shown.

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
        el(
          "div",
          { class: "stage-box" },
          el("div", { id: "stage", role: "img", "aria-label": t("picture says") }),
          el("p", { id: "under", "aria-hidden": "true" }),
        ),
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
    el("div", { id: "busy", role: "status" }),
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
