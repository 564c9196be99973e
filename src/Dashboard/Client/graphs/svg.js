// The graph as it stands, as SVG: what the picture shows, with edges of one colour in one path.
import { placeOf } from './model.js';
import { notesSvg } from './notes.js';
import { shapePath } from './shapes.js';

/** Sigma's colours are premultiplied: here they are taken apart again. @param {string} color 'rgba(r,g,b,a)' */
function straight(color) {
  const [r, g, b, alpha] = color.match(/[\d.]+/g).map(Number);
  return { rgb: `rgb(${[r, g, b].map(c => Math.min(255, Math.round(c / (alpha || 1)))).join(',')})`, alpha };
}

const escaped = text => text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`);
const at = value => value.toFixed(1);

/**
 * @param {import('sigma').default} sigma @param {import('./model.js').GraphModel} model
 * @param {{width: number, height: number}} size @param {{font: string, ink: string, faint: string, surface: string, accent: string}} style
 * @param {string} caption what it shows, of which case, when
 * @returns {string}
 */
export function toSvg(sigma, model, { width, height }, style, caption) {
  const place = node => sigma.graphToViewport(placeOf(model.graph, node));
  const places = new Map(model.graph.mapNodes(node => [node, place(node)]));
  const isNear = ({ x, y }) => x > -60 && x < width + 60 && y > -60 && y < height + 60;
  const lines = new Map();
  model.graph.forEachEdge((edge, data, source, target) => {
    const { color, hidden } = model.edge(edge, data);
    const [a, b] = [places.get(source), places.get(target)];
    if (hidden || !(isNear(a) || isNear(b))) return;
    lines.set(color, `${lines.get(color) ?? ''}M${at(a.x)} ${at(a.y)}L${at(b.x)} ${at(b.y)}`);
  });
  const edges = [...lines].map(([color, path]) => {
    const { rgb, alpha } = straight(color);
    return `<path d="${path}" stroke="${rgb}" stroke-opacity="${alpha}"/>`;
  });
  const zoom = sigma.scaleSize(1, sigma.getCamera().ratio);
  const nodes = model.graph.nodes().map(node => ({ node, ...model.node(node), ...places.get(node) }))
    .filter(isNear)
    .sort((a, b) => a.zIndex - b.zIndex)
    .map(({ node, x, y, size, color }) => {
      const { rgb, alpha } = straight(color);
      const radius = size * zoom;
      return node[0] === 'h'
        ? `<path d="${shapePath(model.shapeOf(Number(node.slice(1))), x, y, radius)}" fill="${rgb}" fill-opacity="${alpha}"/>`
        : `<circle cx="${at(x)}" cy="${at(y)}" r="${at(radius)}" fill="${rgb}" fill-opacity="${alpha}"/>`;
    });
  const labels = model.labels.map(({ left, middle, text, strong, faint }) =>
    `<text x="${at(left)}" y="${at(middle)}" font-size="${strong ? 11.5 : 10.5}" font-weight="${strong ? 600 : 400}" fill="${faint ? style.faint : style.ink}">${escaped(text)}</text>`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + 24}" viewBox="0 0 ${width} ${height + 24}" font-family="${escaped(style.font)}">`,
    `<title>${escaped(caption)}</title>`,
    `<rect width="${width}" height="${height + 24}" fill="${style.surface}"/>`,
    `<g fill="none" stroke-width="1">${edges.join('')}</g><g>${nodes.join('')}</g><g fill="none">${notesSvg(model.marks ?? [], style)}</g>`,
    `<g dominant-baseline="central" paint-order="stroke" stroke="${style.surface}" stroke-width="3.5" stroke-linejoin="round">${labels.join('')}</g>`,
    `<text x="8" y="${height + 16}" font-size="10.5" fill="${style.ink}">${escaped(caption)}</text></svg>`,
  ].join('\n');
}
