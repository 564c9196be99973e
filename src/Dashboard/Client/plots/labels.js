// Labels that give way: where two would overlap, the later one is left out; its mark stays and says it on hover.

const measuring = document.createElement('canvas').getContext('2d');

/** @param {string} text @param {string} font @returns {number} pixels */
export function widthOf(text, font) {
  measuring.font = font;
  return measuring.measureText(text).width;
}

const gap = 9;

/**
 * Finds a place for each label beside its mark, to the right or else to the left, where it covers no other mark and
 * no other label.
 * @param {{at: number, width: number}[]} labels in the order of their importance @param {number} end the right edge
 * @returns {('right' | 'left' | undefined)[]}
 */
export function place(labels, end) {
  const taken = [];
  const isFree = (from, to, own) =>
    from >= 0 && to <= end &&
    taken.every(other => to + 4 < other.from || from > other.to + 4) &&
    labels.every(other => other === own || to < other.at - 6 || from > other.at + 6);
  return labels.map(label => {
    const { at, width } = label;
    const sides = { right: [at + gap, at + gap + width], left: [at - gap - width, at - gap] };
    const side = /** @type {('right' | 'left')[]} */ (Object.keys(sides)).find(name => isFree(...sides[name], label));
    if (side) taken.push({ from: sides[side][0], to: sides[side][1] });
    return side;
  });
}

/**
 * Sets the labels of a lane's markers beside them and blanks those without a place.
 * @param {any} trace a trace with x (dates) and text @param {[number, number]} range of the axis, in ms
 * @param {number} width of the plot, in pixels @param {string} font
 */
export function giveWay(trace, range, width, font) {
  const scale = width / (range[1] - range[0]);
  const order = trace.x.map((_, i) => i).sort((a, b) => (trace.customdata?.[b]?.[1] ?? 0) - (trace.customdata?.[a]?.[1] ?? 0));
  const sides = place(order.map(i => ({ at: (Date.parse(`${trace.x[i]}Z`) - range[0]) * scale, width: widthOf(trace.text[i], font) })), width);
  const sideOf = i => sides[order.indexOf(i)];
  trace.textposition = trace.x.map((_, i) => `middle ${sideOf(i) ?? 'right'}`);
  trace.text = trace.text.map((text, i) => (sideOf(i) ? text : ''));
}

/** Leaves out tick labels of a category axis until the others fit. @param {any} axis @param {number} width @param {string} font */
export function thinTicks(axis, width, font) {
  const widest = Math.max(...axis.ticktext.map(text => widthOf(text, font)), 1) + 14;
  const every = Math.max(1, Math.ceil((widest * axis.ticktext.length) / Math.max(width, 1)));
  axis.tickvals = axis.tickvals.filter((_, i) => i % every === 0);
  axis.ticktext = axis.ticktext.filter((_, i) => i % every === 0);
}

/** Leaves out names of rows until the others fit below each other. @param {any} axis @param {number} height */
export function thinRows(axis, height) {
  const every = Math.max(1, Math.ceil((12 * axis.ticktext.length) / Math.max(height, 1)));
  axis.tickvals = axis.tickvals.filter((_, i) => i % every === 0);
  axis.ticktext = axis.ticktext.filter((_, i) => i % every === 0);
}

/** The room that an axis of names takes from the plot. @param {any[]} data @param {any} layout @param {string} font */
export function namesWidth(data, layout, font) {
  if (!layout.yaxis.automargin || !data.length) return 0;
  return Math.max(...(layout.yaxis.ticktext ?? data[0].y).map(name => widthOf(String(name), font))) + 10;
}
