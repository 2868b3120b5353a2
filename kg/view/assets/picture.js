// @ts-check
// The drawing as a picture to keep: SVG made of elements, PNG painted from that SVG.

/** @param {string} tag @param {{[name: string]: string|number}} attributes @param {string} [text] */
function svg(tag, attributes, text) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  if (text) node.textContent = text;
  return node;
}

/** The drawing as shown now, all of it, as an SVG document. */
function svgOfDrawing() {
  const spots = new Map(
    [...drawn.values()].map((node) => [node.id, { ...node, ...network.getPosition(node.id) }]),
  );
  const list = [...spots.values()];
  const left = Math.min(...list.map((spot) => spot.x - spot.w / 2)) - 30;
  const top = Math.min(...list.map((spot) => spot.y - spot.h / 2)) - 30;
  const width = Math.ceil(Math.max(...list.map((spot) => spot.x + spot.w / 2)) + 30 - left);
  const height = Math.ceil(Math.max(...list.map((spot) => spot.y + spot.h / 2)) + 30 - top);
  const root = svg("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    viewBox: `${left} ${top} ${width} ${height}`,
    width,
    height,
    "font-family": FONT.replace(/"/g, "'"),
  });
  root.append(svg("rect", { x: left, y: top, width, height, fill: colour("paper") }));
  for (const edge of scene ? scene.edges : []) {
    const style = edgeStyle(edge);
    if (!style.hidden) root.append(...svgEdge(edge, style, spots.get(edge.from), spots.get(edge.to)));
  }
  for (const spot of list) root.append(svgNode(spot));
  return { text: new XMLSerializer().serializeToString(root), width, height };
}

/** Where the line from `from` to the middle of a box meets its border. @param {{x: number, y: number}} from @param {any} box */
function border(from, box) {
  const [dx, dy] = [from.x - box.x, from.y - box.y];
  const part = Math.min(
    dx ? box.w / 2 / Math.abs(dx) : Infinity,
    dy ? box.h / 2 / Math.abs(dy) : Infinity,
    1,
  );
  return { x: box.x + dx * part, y: box.y + dy * part };
}

/** @param {ShownEdge} edge @param {any} style @param {any} one @param {any} other */
function svgEdge(edge, style, one, other) {
  const bend = state.view === "full" ? 0.06 : 0.14;
  const middle = {
    x: (one.x + other.x) / 2 + (other.y - one.y) * bend,
    y: (one.y + other.y) / 2 - (other.x - one.x) * bend,
  };
  const [start, end] = [border(middle, one), border(middle, other)];
  const angle = Math.atan2(end.y - middle.y, end.x - middle.x);
  const size = 6 + style.width * 1.2;
  const wing = /** @param {number} turn */ (turn) =>
    `${(end.x - size * Math.cos(angle + turn)).toFixed(1)} ${(end.y - size * Math.sin(angle + turn)).toFixed(1)}`;
  const parts = [
    svg("path", {
      d: `M${start.x.toFixed(1)} ${start.y.toFixed(1)}Q${middle.x.toFixed(1)} ${middle.y.toFixed(1)} ${end.x.toFixed(1)} ${end.y.toFixed(1)}`,
      fill: "none",
      stroke: style.color.color,
      "stroke-opacity": style.color.opacity,
      "stroke-width": style.width,
      ...(style.dashes ? { "stroke-dasharray": style.dashes.join(" ") } : {}),
    }),
    svg("path", {
      d: `M${wing(0.45)}L${end.x.toFixed(1)} ${end.y.toFixed(1)}L${wing(-0.45)}Z`,
      fill: style.color.color,
      "fill-opacity": style.color.opacity,
    }),
  ];
  if (style.label.trim())
    parts.push(
      svg(
        "text",
        {
          x: ((start.x + 2 * middle.x + end.x) / 4).toFixed(1),
          y: ((start.y + 2 * middle.y + end.y) / 4 + 4).toFixed(1),
          "font-size": 15,
          "text-anchor": "middle",
          fill: paint.ink,
          stroke: paint.surface,
          "stroke-width": 4,
          "paint-order": "stroke",
        },
        style.label,
      ),
    );
  return parts;
}

/** @param {any} spot */
function svgNode(spot) {
  const actor = spot.group === "actor";
  const imposer = actor && spot.layer === 0;
  const group = svg("g", { opacity: !lit || lit.has(spot.id) ? 1 : 0.34 });
  const tone = paint[spot.group] || paint.quiet;
  group.append(
    svg("rect", {
      x: spot.x - spot.w / 2,
      y: spot.y - spot.h / 2,
      width: spot.w,
      height: spot.h,
      rx: actor ? Math.min(12, spot.h / 2) : 7,
      fill: imposer ? paint.ink : actor ? paint.card : paint.surface,
      stroke: actor ? paint.quiet : paint.line,
      ...(spot.layer === 5 ? { "stroke-dasharray": "4 4" } : {}),
    }),
  );
  if (!actor) {
    const [x, y] = [spot.x - spot.w / 2 + 15, spot.y];
    const points = corners(spot.group, x, y, 7.5);
    group.append(
      points
        ? svg("path", { d: `M${points.map((point) => point.join(" ")).join("L")}Z`, fill: tone })
        : svg("circle", { cx: x, cy: y, r: 7.5, fill: tone }),
    );
  }
  const lines = spot.label.split("\n");
  lines.forEach((/** @type {string} */ line, /** @type {number} */ at) =>
    group.append(
      svg(
        "text",
        {
          x: actor ? spot.x : spot.x - spot.w / 2 + 28,
          y: spot.y + (at - (lines.length - 1) / 2) * spot.size * 1.22 + spot.size * 0.36,
          "font-size": spot.size,
          "font-weight": actor && spot.size > 17 ? 600 : 400,
          "text-anchor": actor ? "middle" : "start",
          fill: imposer ? paint.surface : paint.ink,
        },
        line,
      ),
    ),
  );
  return group;
}

function saveSvg() {
  save("责任图.svg", `<?xml version="1.0" encoding="UTF-8"?>\n${svgOfDrawing().text}`, "image/svg+xml");
}

async function savePng() {
  const blob = await pngOfDrawing();
  if (blob) save("责任图.png", blob, "image/png");
}

/** @returns {Promise<Blob|null>} */
function pngOfDrawing() {
  const { text, width, height } = svgOfDrawing();
  const factor = Math.min(2, 8000 / Math.max(width, height));
  return new Promise((done, fail) => {
    const image = new Image();
    const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
    image.onload = () => {
      const canvas = document.createElement("canvas");
      canvas.width = Math.round(width * factor);
      canvas.height = Math.round(height * factor);
      const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
      ctx.drawImage(image, 0, 0, canvas.width, canvas.height);
      URL.revokeObjectURL(url);
      canvas.toBlob(done, "image/png");
    };
    image.onerror = fail;
    image.src = url;
  });
}
