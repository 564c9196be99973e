// Labels of clusters and hubs, with a halo, never over each other and, where there is room, over no node: the more
// important one stays.

/**
 * @typedef {'top' | 'bottom' | 'right' | 'left'} Side of what is labelled
 * @typedef {{x: number, y: number, reach: number, text: string, strong: boolean, faint?: boolean, sides: Side[]}} Label
 *   in CSS pixels; `reach` is how far what it names extends, and `sides` is where it may stand, the best first
 * @typedef {Label & {left: number, middle: number}} PlacedLabel where it found a place
 * @typedef {{left: number, right: number, top: number, bottom: number}} Box
 */

const high = 14;

/**
 * @param {CanvasRenderingContext2D} context @param {Label[]} labels in the order of their importance
 * @param {{width: number, height: number}} size @param {{font: string, ink: string, faint: string, halo: string}} style
 * @param {Box[]} taken what else stands over the picture
 * @param {{x: number, y: number, radius: number}[]} nodes what a label should not cover
 * @returns {PlacedLabel[]} those that found a place
 */
export function drawLabels(context, labels, { width, height }, style, taken, nodes) {
  context.clearRect(0, 0, width, height);
  context.lineJoin = 'round';
  context.textBaseline = 'middle';
  const isFree = box => !taken.some(b => box.left < b.right + 4 && box.right > b.left - 4 && box.top < b.bottom + 2 && box.bottom > b.top - 2);
  const isInside = box => box.left >= 4 && box.right <= width - 4 && box.top >= 2 && box.bottom <= height - 2;
  const isClear = box => !nodes.some(n => Math.hypot(n.x - Math.max(box.left, Math.min(n.x, box.right)), n.y - Math.max(box.top, Math.min(n.y, box.bottom))) < n.radius);
  const placed = [];
  for (const label of labels) {
    if (label.x < -40 || label.x > width + 40 || label.y < -20 || label.y > height + 20) continue;
    context.font = `${label.strong ? 600 : 400} ${label.strong ? 11.5 : 10.5}px ${style.font}`;
    const wide = context.measureText(label.text).width;
    const boxes = label.sides.map(side => boxAt(label, side, wide)).filter(box => isFree(box) && isInside(box));
    const box = boxes.find(isClear) ?? boxes[0];
    if (!box) continue;
    taken.push(box);
    const middle = box.top + high / 2;
    context.lineWidth = 3.5;
    context.strokeStyle = style.halo;
    context.strokeText(label.text, box.left, middle);
    context.fillStyle = label.faint ? style.faint : style.ink;
    context.fillText(label.text, box.left, middle);
    placed.push({ ...label, left: box.left, middle });
  }
  return placed;
}

/** @param {Label} label @param {Side} side @param {number} wide @returns {Box} */
function boxAt({ x, y, reach }, side, wide) {
  const left = { top: x - wide / 2, bottom: x - wide / 2, right: x + reach + 4, left: x - reach - 4 - wide }[side];
  const top = { top: y - reach - 2 - high, bottom: y + reach + 2, right: y - high / 2, left: y - high / 2 }[side];
  return { left, right: left + wide, top, bottom: top + high };
}
