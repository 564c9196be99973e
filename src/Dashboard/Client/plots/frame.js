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

/**
 * The same figure with what its colours mean inside it, for a picture that stands alone.
 * @param {any[]} data @param {any} layout @param {string} [caption] a line below it
 */
export function withKey(data, layout, caption) {
  const stacked = data.some(trace => trace.stackgroup);
  const scale = data.findLast(trace => trace.type === 'heatmap' && trace.meta === 'scale');
  const added = stacked ? 170 : scale ? 60 : 0;
  return {
    data: data.map(trace => ({ ...trace, showlegend: Boolean(trace.stackgroup), ...(trace === scale && { showscale: true, colorbar: { thickness: 10, outlinewidth: 0 } }) })),
    layout: {
      ...layout,
      showlegend: stacked,
      legend: { traceorder: 'reversed', font: { size: 10.5 }, itemsizing: 'constant' },
      width: layout.width + added,
      // A low panel must not cut its legend.
      height: Math.max(layout.height, stacked ? 24 + 19 * data.filter(trace => trace.stackgroup).length : 0) + (caption ? 24 : 0),
      margin: { ...layout.margin, r: layout.margin.r + added, b: layout.margin.b + (caption ? 24 : 0) },
      annotations: caption ? [{ text: caption, xref: 'paper', yref: 'paper', x: 0, y: 0, xanchor: 'left', yanchor: 'top', yshift: -layout.margin.b, showarrow: false, font: { size: 10.5 } }] : [],
    },
  };
}
