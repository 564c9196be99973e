// Colours and type for canvases, read from the design tokens, so that charts follow the theme.

/** @param {string} name a token, '--ink' @returns {string} its value in the current theme */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** @param {string} color '#rgb' or '#rrggbb' @returns {[number, number, number]} */
export function channels(color) {
  const hex = color.length === 4 ? [...color.slice(1)].map(c => c + c).join('') : color.slice(1);
  const value = Number.parseInt(hex, 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** @param {string} color hex @param {number} alpha @returns {string} */
export function translucent(color, alpha) {
  const [r, g, b] = channels(color);
  return `rgba(${r},${g},${b},${alpha})`;
}

const reference = /^var\((--[a-z0-9-]+)\)(?:\/([0-9.]+))?$/;

/**
 * A copy of the value with every 'var(--token)' and 'var(--token)/0.2' in it replaced by the colour it stands for.
 * @template T @param {T} value @returns {T}
 */
export function paint(value) {
  const known = new Map();
  const visit = item => {
    if (typeof item === 'string') {
      if (!item.startsWith('var(')) return item;
      if (!known.has(item)) {
        const match = item.match(reference);
        known.set(item, !match ? item : match[2] ? translucent(token(match[1]), Number(match[2])) : token(match[1]));
      }
      return known.get(item);
    }
    if (Array.isArray(item)) return typeof item[0] === 'number' && typeof item.at(-1) === 'number' ? item : item.map(visit);
    if (item && typeof item === 'object') {
      return Object.fromEntries(Object.entries(item).map(([key, inner]) => [key, visit(inner)]));
    }
    return item;
  };
  return visit(value);
}
