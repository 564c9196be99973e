// Labels of clusters and hubs, with a halo, never over each other: the larger one stays.

/**
 * @typedef {{x: number, y: number, text: string, strong: boolean, faint?: boolean, anchor: 'centre' | 'left'}} Label in CSS pixels
 * @typedef {Label & {left: number, middle: number}} PlacedLabel where it found a place
 * @param {CanvasRenderingContext2D} context @param {Label[]} labels in the order of their importance
 * @param {{width: number, height: number}} size @param {{font: string, ink: string, faint: string, halo: string}} style
 * @param {{left: number, right: number, top: number, bottom: number}[]} [taken] what else stands over the picture
 * @returns {PlacedLabel[]} those that found a place
 */
export function drawLabels(context, labels, { width, height }, style, taken = []) {
  context.clearRect(0, 0, width, height);
  context.lineJoin = 'round';
  context.textBaseline = 'middle';
  const placed = [];
  for (const label of labels) {
    context.font = `${label.strong ? 600 : 400} ${label.strong ? 11.5 : 10.5}px ${style.font}`;
    const wide = context.measureText(label.text).width;
    let left = label.anchor === 'centre' ? label.x - wide / 2 : label.x;
    if (label.anchor === 'left' && left + wide > width - 4) left = label.x - wide - 20;
    left = Math.max(4, Math.min(left, width - wide - 4));
    const top = Math.max(4, Math.min(label.y - 7, height - 18));
    const outside = label.x < -40 || label.x > width + 40 || label.y < -20 || label.y > height + 20;
    const covered = taken.some(b => left < b.right + 4 && left + wide > b.left - 4 && top < b.bottom + 2 && top + 14 > b.top - 2);
    if (outside || covered) continue;
    taken.push({ left, right: left + wide, top, bottom: top + 14 });
    context.lineWidth = 3.5;
    context.strokeStyle = style.halo;
    context.strokeText(label.text, left, top + 7);
    context.fillStyle = label.faint ? style.faint : style.ink;
    context.fillText(label.text, left, top + 7);
    placed.push({ ...label, left, middle: top + 7 });
  }
  return placed;
}
