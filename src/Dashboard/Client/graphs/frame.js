// The part of the plane that a picture begins with: everything that a layout has, as wide for its height as the picture is.

/** How many pixels stay free around everything. */
const padding = 22;

/** @typedef {{x: number, y: number, unit: number}} Sight the place in the middle of the picture, and how many pixels a unit of the layout takes */

export class Frame {
  /** @param {any} layout @param {{width: number, height: number}} size of the picture */
  constructor({ accounts, attributes, clusters }, size) {
    const drawn = clusters.filter(c => c.isDisc);
    const points = [
      ...drawn.map(c => ({ x: c.x, y: c.y, radius: c.radius })),
      ...accounts.id.map((_, i) => ({ x: accounts.x[i], y: accounts.y[i], radius: 1 })),
      ...attributes.id.map((_, i) => ({ x: attributes.x[i], y: attributes.y[i], radius: 1 })),
    ];
    this.size = { width: Math.max(size.width, 4 * padding), height: Math.max(size.height, 4 * padding) };
    const { x, y, unit } = this.around(points);
    /** What is seen at first. @type {Sight} */
    this.whole = { x, y, unit };
    const [wide, high] = [this.size.width / unit, this.size.height / unit];
    /** As sigma has it. @type {{x: [number, number], y: [number, number]}} */
    this.box = { x: [x - wide / 2, x + wide / 2], y: [y - high / 2, y + high / 2] };
    this.extent = Math.max(wide, high);
  }

  /** What shows circles as large as they fit. @param {{x: number, y: number, radius: number}[]} circles @returns {Sight} */
  around(circles) {
    let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const { x, y, radius } of circles) {
      [left, right] = [Math.min(left, x - radius), Math.max(right, x + radius)];
      [bottom, top] = [Math.min(bottom, y - radius), Math.max(top, y + radius)];
    }
    if (left > right) return { x: 0, y: 0, unit: 1 };
    const { width, height } = this.size;
    const unit = Math.min((width - 2 * padding) / (right - left), (height - 2 * padding) / (top - bottom));
    return { x: (left + right) / 2, y: (bottom + top) / 2, unit };
  }

  /** The camera of a sight. @param {Sight} sight */
  cameraOf({ x, y, unit }) {
    return { x: 0.5 + (x - this.whole.x) / this.extent, y: 0.5 + (y - this.whole.y) / this.extent, ratio: this.whole.unit / unit, angle: 0 };
  }

  /** What a camera sees. @param {{x: number, y: number, ratio: number}} camera @returns {Sight} */
  sightOf({ x, y, ratio }) {
    return { x: this.whole.x + (x - 0.5) * this.extent, y: this.whole.y + (y - 0.5) * this.extent, unit: this.whole.unit / ratio };
  }
}
