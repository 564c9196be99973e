// A line drawn by hand around nodes: with Shift held, or with the lasso tool on.

/** @param {number} x @param {number} y @param {[number, number][]} polygon @returns {boolean} even–odd rule */
export function inside(x, y, polygon) {
  let result = false;
  for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
    const [xi, yi] = polygon[i];
    const [xj, yj] = polygon[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) result = !result;
  }
  return result;
}

export class Lasso {
  on = false;
  /** @type {[number, number][]} */
  #points = [];
  #pointer;

  /**
   * @param {HTMLElement} surface what the pointer moves over
   * @param {CanvasRenderingContext2D} context where the line is drawn, in CSS pixels
   * @param {() => string} color of the line
   * @param {(polygon: [number, number][], modifiers: {altKey: boolean, shiftKey: boolean}) => void} done
   */
  constructor(surface, context, color, done) {
    this.surface = surface;
    this.context = context;
    this.color = color;
    this.done = done;
    this.listeners = new AbortController();
    const options = { capture: true, signal: this.listeners.signal };
    // The graph pans on mouse and touch events; while the lasso is drawn it must not hear of them.
    for (const type of ['mousedown', 'touchstart']) {
      surface.addEventListener(type, event => (this.on || /** @type {MouseEvent | TouchEvent} */ (event).shiftKey) && event.stopPropagation(), options);
    }
    surface.addEventListener('pointerdown', event => this.#start(event), options);
    surface.addEventListener('pointermove', event => this.#move(event), options);
    surface.addEventListener('pointerup', event => this.#end(event), options);
    surface.addEventListener('pointercancel', () => this.#clear(), options);
  }

  dispose() {
    this.listeners.abort();
  }

  /** @param {PointerEvent} event @returns {[number, number]} */
  #at(event) {
    const box = this.surface.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  #start(event) {
    if (event.button !== 0 || !(this.on || event.shiftKey)) return;
    this.#pointer = event.pointerId;
    this.#points = [this.#at(event)];
  }

  #move(event) {
    if (event.pointerId !== this.#pointer) return;
    event.stopPropagation();
    this.#points.push(this.#at(event));
    // Only once it moves: a click with Shift held is a click on a node.
    if (this.#points.length === 4) this.surface.setPointerCapture(event.pointerId);
    const { context } = this;
    context.clearRect(0, 0, this.surface.clientWidth, this.surface.clientHeight);
    context.beginPath();
    for (const [x, y] of this.#points) context.lineTo(x, y);
    context.closePath();
    context.globalAlpha = 0.1;
    context.fillStyle = this.color();
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = this.color();
    context.lineWidth = 1.5;
    context.stroke();
  }

  #end(event) {
    if (event.pointerId !== this.#pointer) return;
    const points = this.#points;
    this.#clear();
    const xs = points.map(p => p[0]);
    const ys = points.map(p => p[1]);
    const extent = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    if (points.length > 3 && extent > 5) this.done(points, event);
  }

  #clear() {
    this.#pointer = undefined;
    this.#points = [];
    this.context.clearRect(0, 0, this.surface.clientWidth, this.surface.clientHeight);
  }
}
