// Marks of notes on what the graph draws: the small square that stands beside everything that carries some. A note on
// the link of two accounts stands halfway between them, on a dotted line. A cluster that is not opened has a hollow
// square for the notes on its accounts.
import { placeOf } from './model.js';

const side = 7;

/**
 * @typedef {{kind: string, id: string, other?: string, count: number, within?: string}} Note as the page counts them
 * @typedef {{x: number, y: number, isHollow?: boolean, line?: [{x: number, y: number}, {x: number, y: number}]}} Mark in CSS pixels
 * @typedef {{node?: string, ends?: string[], opened?: any, isHollow?: boolean}} Found what a note is on in a drawn layout
 */
export class NoteMarks {
  /** @type {Note[]} */
  #notes = [];
  /** The model that the notes were looked up in, and what they are on there. */
  #model;
  /** @type {Found[]} */
  #found = [];

  /** @param {Note[]} notes */
  set(notes) {
    this.#notes = notes;
    this.#model = undefined;
  }

  /**
   * Draws the marks of what is drawn.
   * @param {CanvasRenderingContext2D} context @param {import('./model.js').GraphModel} model @param {import('sigma').default} sigma
   * @param {{accent: string, halo: string}} style @returns {Mark[]} where they stand
   */
  draw(context, model, sigma, style) {
    const marks = this.#on(model).map(found => place(found, model, sigma));
    for (const { x, y, line, isHollow } of marks) {
      if (line) {
        context.beginPath();
        context.setLineDash([2, 3]);
        context.moveTo(line[0].x, line[0].y);
        context.lineTo(line[1].x, line[1].y);
        context.lineWidth = 1;
        context.strokeStyle = style.accent;
        context.stroke();
        context.setLineDash([]);
      }
      context.fillStyle = style.halo;
      context.fillRect(x - side / 2 - 1.5, y - side / 2 - 1.5, side + 3, side + 3);
      context.fillStyle = style.accent;
      context.fillRect(x - side / 2, y - side / 2, side, side);
      if (isHollow) {
        context.fillStyle = style.halo;
        context.fillRect(x - side / 2 + 1.5, y - side / 2 + 1.5, side - 3, side - 3);
      }
    }
    return marks;
  }

  // Looked up once for each layout: ids are found by looking through all of them.
  #on(model) {
    if (this.#model === model) return this.#found;
    this.#model = model;
    model.notes = new Map();
    model.notesWithin = new Map();
    this.#found = this.#notes.flatMap(/** @returns {Found[]} */ ({ kind, id, other, count, within }) => {
      const nodes = kind === 'link' ? [model.keyOf('account', id), model.keyOf('account', other)] : [model.keyOf(kind, id)];
      if (nodes.every(Boolean)) {
        if (kind === 'link') return [{ ends: nodes }];
        model.notes.set(nodes[0], count);
        return [{ node: nodes[0] }];
      }
      const disc = within && model.keyOf('cluster', within);
      if (disc) model.notesWithin.set(disc, (model.notesWithin.get(disc) ?? 0) + count);
      // An opened cluster is no node, and has its circle.
      const opened = kind === 'cluster' ? model.layout.clusters.find(c => !c.isGroup && !c.isDisc && c.id === id) : undefined;
      return opened ? [{ opened }] : [];
    });
    for (const node of model.notesWithin.keys()) this.#found.push({ node, isHollow: true });
    return this.#found;
  }
}

/** @param {Found} found @param {import('./model.js').GraphModel} model @param {import('sigma').default} sigma @returns {Mark} */
function place({ node, ends, opened, isHollow }, model, sigma) {
  const at = key => sigma.graphToViewport(placeOf(model.graph, key));
  if (ends) {
    const line = /** @type {[{x: number, y: number}, {x: number, y: number}]} */ (ends.map(at));
    return { x: (line[0].x + line[1].x) / 2, y: (line[0].y + line[1].y) / 2, line };
  }
  const { x, y } = opened ? sigma.graphToViewport(opened) : at(node);
  const radius = opened
    ? opened.radius * (sigma.graphToViewport({ x: 1, y: 0 }).x - sigma.graphToViewport({ x: 0, y: 0 }).x)
    : sigma.scaleSize(model.graph.getNodeAttribute(node, 'size'), sigma.getCamera().ratio);
  // On the rim, to the right, where it covers little of a small node: its own notes above, those on its accounts below.
  const out = Math.max(radius, 3) * Math.SQRT1_2 + (radius < 8 ? 2 : 0);
  return { x: x + out, y: isHollow ? y + out : y - out, isHollow };
}

/** The marks as SVG. @param {Mark[]} marks @param {{accent: string, surface: string}} style @returns {string} */
export function notesSvg(marks, style) {
  const at = value => value.toFixed(1);
  return marks.map(({ x, y, line, isHollow }) => `${line ? `<path d="M${at(line[0].x)} ${at(line[0].y)}L${at(line[1].x)} ${at(line[1].y)}" stroke="${style.accent}" stroke-dasharray="2 3"/>` : ''}`
    + `<rect class="note" x="${at(x - side / 2)}" y="${at(y - side / 2)}" width="${side}" height="${side}" fill="${style.accent}" stroke="${style.surface}" stroke-width="1.5"/>${isHollow ? `<rect x="${at(x - side / 2 + 1.5)}" y="${at(y - side / 2 + 1.5)}" width="${side - 3}" height="${side - 3}" fill="${style.surface}"/>` : ''}`).join('');
}
