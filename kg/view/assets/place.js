// @ts-check
// Places for a part of a drawing. The order and the layers come with the page; here the gaps of what is not shown are
// closed. Nothing here touches the page.

const GAP_X = 26;
const GAP_Y = 30;
const LAYER_GAP = 86;

/** @typedef {{width: number, height: number}} Size */
/** @typedef {Map<string, {x: number, y: number}>} Places */

/**
 * Of several ways to break rows, the one that is seen largest on a canvas.
 * @param {Box[]} nodes @param {Size} canvas @param {(limit: number) => Places} place @param {number} area @returns {Places}
 */
function largest(nodes, canvas, place, area) {
  const widest = Math.max(0, ...nodes.map((node) => node.w));
  const tries = [0.55, 0.75, 0.95, 1.2, 1.5, 1.9, 2.4].map((factor) =>
    place(Math.max(widest, Math.sqrt((area * canvas.width) / canvas.height) * factor)),
  );
  const scales = tries.map((places) => {
    const across = nodes.map((node) => Math.abs(places.get(node.id)?.x || 0) * 2 + node.w);
    const down = nodes.map((node) => (places.get(node.id)?.y || 0) + node.h);
    return Math.min(canvas.width / Math.max(...across), canvas.height / Math.max(...down));
  });
  return tries[scales.indexOf(Math.max(...scales))] || new Map();
}

/**
 * Layers of boxes broken into rows; boxes keep their order from left to right.
 * @param {Box[]} nodes @param {Size} canvas @returns {Places}
 */
function packLayers(nodes, canvas) {
  const layers = [...new Set(nodes.map((node) => node.layer || 0))]
    .sort((a, b) => a - b)
    .map((layer) =>
      nodes.filter((node) => (node.layer || 0) === layer).sort((a, b) => a.x - b.x || a.y - b.y),
    );
  return largest(nodes, canvas, (limit) => rowsOf(layers, limit, LAYER_GAP), areaOf(nodes));
}

/** @param {Box[]} nodes */
function areaOf(nodes) {
  return nodes.reduce((sum, node) => sum + (node.w + GAP_X) * (node.h + GAP_Y), 0);
}

/** @param {Box[][]} layers @param {number} limit @param {number} between @returns {Places} */
function rowsOf(layers, limit, between) {
  const places = new Map();
  let y = 0;
  for (const layer of layers) {
    for (const row of dealRows(layer, limit)) {
      const height = Math.max(...row.map((node) => node.h));
      let x = -(row.reduce((sum, node) => sum + node.w + GAP_X, 0) - GAP_X) / 2;
      for (const node of row) {
        places.set(node.id, { x: x + node.w / 2, y: y + height / 2 });
        x += node.w + GAP_X;
      }
      y += height + GAP_Y;
    }
    y += between - GAP_Y;
  }
  return places;
}

/**
 * Each bearer above a grid of its norms, blocks side by side; who imposes above, who only receives below.
 * @param {Box[]} nodes @param {Size} canvas @returns {Places}
 */
function packBlocks(nodes, canvas) {
  const shown = new Map(nodes.map((node) => [node.id, node]));
  /** @type {Map<string, Box[]>} */
  const members = new Map();
  for (const node of nodes) {
    if (node.group === "actor") continue;
    const head = headOf(norms[position(node.id)]);
    const key = head !== null && shown.has(`a${head}`) ? `a${head}` : "";
    members.set(key, [...(members.get(key) || []), node]);
  }
  const blocks = [...members]
    .sort((a, b) => b[1].length - a[1].length)
    .map(([key, list]) => block(shown.get(key), list));
  const rest = nodes.filter((node) => node.group === "actor" && !members.has(node.id));
  const above = rest.filter((node) => node.layer === 0);
  const below = rest.filter((node) => node.layer !== 0);
  const area = areaOf(nodes) * 1.2;
  return largest(
    nodes,
    canvas,
    (limit) => {
      const frames = blocks.map((one, at) => ({
        id: String(at),
        w: one.w,
        h: one.h,
        label: "",
        group: "",
        x: 0,
        y: 0,
        size: 0,
      }));
      const rows = rowsOf(
        [above, ...shelf(frames, limit), below].filter((layer) => layer.length),
        limit,
        LAYER_GAP * 0.8,
      );
      const places = new Map(
        [...above, ...below].map((node) => [node.id, rows.get(node.id) || { x: 0, y: 0 }]),
      );
      blocks.forEach((one, at) => {
        const centre = rows.get(String(at)) || { x: 0, y: 0 };
        for (const [id, inner] of one.places)
          places.set(id, { x: centre.x - one.w / 2 + inner.x, y: centre.y - one.h / 2 + inner.y });
      });
      return places;
    },
    area,
  );
}

/** Blocks in rows no wider than `limit`, in their order. @param {Box[]} frames @param {number} limit @returns {Box[][]} */
function shelf(frames, limit) {
  /** @type {Box[][]} */
  const rows = [];
  let width = Infinity;
  for (const frame of frames) {
    if (width + frame.w > limit) {
      rows.push([]);
      width = 0;
    }
    rows[rows.length - 1].push(frame);
    width += frame.w + GAP_X;
  }
  return rows;
}

/** One bearer over its norms, placed from the block's upper left corner. @param {Box|undefined} head @param {Box[]} list */
function block(head, list) {
  const columns = Math.min(list.length, Math.max(1, Math.ceil(Math.sqrt(list.length * 0.45))));
  const cell = Math.max(...list.map((node) => node.w)) + 12;
  const line = Math.max(...list.map((node) => node.h)) + 12;
  const w = Math.max(cell * columns - 12, head ? head.w : 0);
  const top = head ? head.h + 42 : 0;
  const places = new Map();
  if (head) places.set(head.id, { x: w / 2, y: head.h / 2 });
  list.forEach((node, at) =>
    places.set(node.id, {
      x: (w - (cell * columns - 12)) / 2 + (at % columns) * cell + (cell - 12) / 2,
      y: top + Math.floor(at / columns) * line + (line - 12) / 2,
    }),
  );
  return { w, h: top + Math.ceil(list.length / columns) * line - 12, places };
}

/** @param {Box[]} layer @param {number} limit @returns {Box[][]} */
function dealRows(layer, limit) {
  const total = layer.reduce((sum, node) => sum + node.w + GAP_X, 0);
  const rows = Array.from(
    { length: Math.max(1, Math.ceil(total / (limit + GAP_X))) },
    () => /** @type {Box[]} */ ([]),
  );
  const widths = rows.map(() => 0);
  for (const node of layer) {
    const at = widths.indexOf(Math.min(...widths));
    rows[at].push(node);
    widths[at] += node.w + GAP_X;
  }
  return rows.filter((row) => row.length);
}
