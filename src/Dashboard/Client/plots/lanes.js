// The lanes above a timeline: as high as their names need, and where there is little room lower, so that the counts keep
// the most of it.

const height = 13.5;
const most = 0.42;

/** @param {any} layout whose second axis has the lanes @param {number} count of them @param {number} inner height of the plot, in pixels */
export function layLanes(layout, count, inner) {
  const share = Math.min((count * height) / inner, most);
  const each = (share * inner) / count;
  layout.yaxis.domain = [0, 1 - share - Math.min(3 / inner, 0.02)];
  layout.yaxis2.domain = [1 - share, 1];
  layout.yaxis2.tickfont = { size: Math.max(7.5, Math.min(10, each - 2.5)) };
}
