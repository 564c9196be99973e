// What all charts look like before their own layout is laid over it.
import { token } from '../tokens.js';

/** @returns {object} the layout that every figure starts from, in the current theme */
export function frame() {
  const axis = {
    color: token('--ink-2'),
    gridcolor: token('--line-weak'),
    linecolor: token('--line'),
    zeroline: false,
    fixedrange: true,
    tickfont: { size: 10.5 },
  };
  return {
    autosize: true,
    margin: { l: 48, r: 12, t: 8, b: 26 },
    font: { family: token('--font'), size: 11.5, color: token('--ink') },
    paper_bgcolor: 'rgba(0,0,0,0)',
    plot_bgcolor: 'rgba(0,0,0,0)',
    showlegend: false,
    hoverlabel: {
      bgcolor: token('--surface'),
      bordercolor: token('--line'),
      font: { family: token('--font'), size: 11.5, color: token('--ink') },
      align: 'left',
    },
    xaxis: { ...axis },
    yaxis: { ...axis },
    yaxis2: { ...axis },
  };
}

/** Lays one layout over another; objects merge, everything else is replaced. */
export function over(base, layer) {
  const merged = { ...base };
  for (const [key, value] of Object.entries(layer ?? {})) {
    const both = value && typeof value === 'object' && !Array.isArray(value) && typeof base?.[key] === 'object';
    merged[key] = both ? over(base[key], value) : value;
  }
  return merged;
}
