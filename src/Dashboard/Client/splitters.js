// The lines between panels: dragged, or moved by keys. The sizes are properties of the document, and a cookie that the
// server reads, so that the next page comes with them.

const age = 31536000;
const property = {
  graph: value => ({ '--panel-graph': `${value}fr`, '--panel-heatmap': `${100 - value}fr` }),
  charts: value => ({ '--panel-side': `${100 - value}%` }),
  upper: value => ({ '--panel-upper': `${value}fr`, '--panel-lower': `${100 - value}fr` }),
};
const names = Object.keys(property);

const percent = name => Number.parseFloat(document.documentElement.style.getPropertyValue(name));
/** What somebody has chosen; undefined where the panels have their first sizes. */
const chosen = {
  graph: () => percent('--panel-graph') || undefined,
  charts: () => 100 - percent('--panel-side') || undefined,
  upper: () => percent('--panel-upper') || undefined,
};

class Splitters {
  #frame = 0;

  /** @param {HTMLElement} grid the element whose tracks they move */
  constructor(grid) {
    this.grid = grid;
    this.lines = names.map(name => /** @type {HTMLElement} */ (grid.querySelector(`:scope > [data-splitter=${name}]`)));
    this.ends = new AbortController();
    for (const line of this.lines) {
      const on = (type, act) => line.addEventListener(type, act, { signal: this.ends.signal });
      on('pointerdown', event => this.#grip(line, event));
      on('pointermove', event => this.#drag(line, event));
      on('pointerup', () => this.#drop(line));
      on('pointercancel', () => this.#drop(line));
      on('dblclick', () => this.reset());
      on('keydown', event => this.#press(line, event));
    }
    this.sizes = new ResizeObserver(() => this.#say());
    this.sizes.observe(grid);
  }

  /** Puts all panels back to their first sizes. */
  reset() {
    for (const name of names.flatMap(name => Object.keys(property[name](0)))) document.documentElement.style.removeProperty(name);
    document.cookie = 'panels=; path=/; max-age=0; samesite=strict';
    this.#say();
  }

  dispose() {
    cancelAnimationFrame(this.#frame);
    this.ends.abort();
    this.sizes.disconnect();
  }

  #grip(line, event) {
    if (event.button !== 0) return;
    event.preventDefault();
    line.focus();
    line.setPointerCapture(event.pointerId);
    line.classList.add('moving');
  }

  #drag(line, event) {
    if (!line.classList.contains('moving')) return;
    const { start, length, gap } = this.#room(line.dataset.splitter);
    const at = line.dataset.splitter === 'upper' ? event.clientY : event.clientX;
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => this.#move(line, ((at - gap / 2 - start) / length) * 100));
  }

  #drop(line) {
    if (!line.classList.contains('moving')) return;
    line.classList.remove('moving');
    this.#keep();
  }

  #press(line, event) {
    const step = event.shiftKey ? 10 : 2;
    const now = Number(line.getAttribute('aria-valuenow'));
    const target = {
      ArrowLeft: now - step, ArrowUp: now - step, ArrowRight: now + step, ArrowDown: now + step,
      Home: Number(line.getAttribute('aria-valuemin')), End: Number(line.getAttribute('aria-valuemax')),
    }[event.key];
    if (target === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (target === undefined) return void this.reset();
    this.#move(line, target);
    this.#keep();
  }

  #move(line, percent) {
    const value = Math.round(Math.min(Number(line.getAttribute('aria-valuemax')), Math.max(Number(line.getAttribute('aria-valuemin')), percent)));
    for (const [name, text] of Object.entries(property[line.dataset.splitter](value))) document.documentElement.style.setProperty(name, text);
    line.setAttribute('aria-valuenow', value);
  }

  #keep() {
    document.cookie = `panels=${this.lines.map(line => line.getAttribute('aria-valuenow')).join('-')}; path=/; max-age=${age}; samesite=strict`;
  }

  #say() {
    for (const line of this.lines) {
      const { first, length } = this.#room(line.dataset.splitter);
      if (length > 0) line.setAttribute('aria-valuenow', chosen[line.dataset.splitter]() ?? Math.round((first / length) * 100));
    }
  }

  /** What a line divides: where it begins, how long it is without the gap in it, and its first part. @param {string} name */
  #room(name) {
    const [graph, heatmap, side, timeline] = ['graph', 'heatmap', 'side', 'timeline'].map(panel => this.grid.querySelector(`:scope > .${panel}-panel`)?.getBoundingClientRect());
    if (!graph || !heatmap || !side || !timeline) return { start: 0, length: 0, first: 0, gap: 0 };
    const gap = heatmap.left - graph.right;
    if (name === 'graph') return { start: graph.left, length: graph.width + heatmap.width, first: graph.width, gap };
    // A part of the whole width, in which the gap before the last panel counts with those before it.
    if (name === 'charts') return { start: graph.left, length: side.right - graph.left, first: side.left - graph.left, gap: -gap };
    return { start: graph.top, length: graph.height + timeline.height, first: graph.height, gap };
  }
}

/** @param {HTMLElement} line one of the lines @returns {Splitters} */
export function attach(line) {
  return new Splitters(line.parentElement);
}
