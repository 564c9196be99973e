// Labels that give way: where two would overlap, the later one is left out; its mark stays and says it on hover.

const measuring = document.createElement('canvas').getContext('2d');

/** @param {string} text @param {string} font @returns {number} pixels */
export function widthOf(text, font) {
  measuring.font = font;
  return measuring.measureText(text).width;
}

/**
 * @param {{start: number, width: number}[]} labels in the order of their importance
 * @param {number} end the right edge that no label crosses
 * @returns {boolean[]} which labels have a place
 */
export function place(labels, end) {
  const taken = [];
  return labels.map(({ start, width }) => {
    const free = start >= -1 && start + width <= end && taken.every(([from, to]) => start + width + 6 < from || start > to + 6);
    if (free) taken.push([start, start + width]);
    return free;
  });
}

/**
 * Blanks the texts of a lane's markers that would run into each other.
 * @param {any} trace a trace with x (dates) and text @param {[number, number]} range of the axis, in ms
 * @param {number} width of the plot, in pixels @param {string} font
 */
export function giveWay(trace, range, width, font) {
  const scale = width / (range[1] - range[0]);
  const order = trace.x.map((_, i) => i).sort((a, b) => (trace.customdata?.[b]?.[1] ?? 0) - (trace.customdata?.[a]?.[1] ?? 0));
  const fits = place(order.map(i => ({ start: (Date.parse(`${trace.x[i]}Z`) - range[0]) * scale + 9, width: widthOf(trace.text[i], font) })), width);
  trace.text = trace.text.map((text, i) => (fits[order.indexOf(i)] ? text : ''));
}

/** Leaves out tick labels of a category axis until the others fit. @param {any} axis @param {number} width @param {string} font */
export function thinTicks(axis, width, font) {
  const widest = Math.max(...axis.ticktext.map(text => widthOf(text, font)), 1) + 8;
  const every = Math.max(1, Math.ceil((widest * axis.ticktext.length) / Math.max(width, 1)));
  axis.tickvals = axis.tickvals.filter((_, i) => i % every === 0);
  axis.ticktext = axis.ticktext.filter((_, i) => i % every === 0);
}
