// Charts. The server sends a figure (traces and layout in Plotly's own terms, colours as tokens); this module draws
// it, follows the theme, and reports brushes and clicks.
import { DataFailure, LatestRequest, stopped } from './data.js';
import { frame, over, withKey } from './plots/frame.js';
import { giveWay, namesWidth, thinRows, thinTicks } from './plots/labels.js';
import { layLanes } from './plots/lanes.js';
import { Windows } from './plots/windows.js';
import { paint, token } from './tokens.js';

/** How many pixels a date of an axis may take, with what keeps it from the next. */
const widestTick = 75;

/** How long charts wait for a graph beside them, in ms. */
const patience = 3000;

/** The library, once it is needed: to run it takes longer than a page's graph takes to be drawn, which is looked at first. */
let library;
const plotly = () => (library ??= graphDrawn().then(() => import('plotly.js-cartesian-dist-min')).then(module => module.default));

function graphDrawn() {
  const graph = document.querySelector('[data-panel=graph]:not([data-drawn])');
  if (!graph) return Promise.resolve();
  return new Promise(drawn => {
    graph.addEventListener('settled', drawn, { once: true });
    setTimeout(drawn, patience);
  });
}

const config = { displayModeBar: false, responsive: false, doubleClick: false, showTips: false };

class Plot {
  #request = new LatestRequest(() => this.#tell('OnSlow'));
  #figure;
  #plotly;
  /** What was drawn last: its text, and the arrays that Plotly compares by identity. */
  #drawn = { key: '', data: [] };
  #url = '';
  #width = 0;
  #height = 0;
  #wired = false;

  /**
   * @param {HTMLElement} element @param {any} handler the .NET object that hears of it
   * @param {HTMLElement | null} overlay where the ends of windows can be taken hold of
   */
  constructor(element, handler, overlay) {
    /** What Plotly draws in; its own members are there once it has drawn. */
    this.element = /** @type {PlotElement} */ (element);
    this.handler = handler;
    if (overlay) this.windows = new Windows(overlay, move => handler.invokeMethodAsync('OnWindowMoved', move.key, move.first, move.last));
    keepClipsLocal(element);
    this.onTheme = () => this.#draw();
    addEventListener('themechange', this.onTheme);
    this.sizes = new ResizeObserver(() => {
      if (element.clientWidth !== this.#width || element.clientHeight !== this.#height) this.#draw();
    });
    this.sizes.observe(element);
  }

  /** Fetches a figure and draws it; a newer call ends an older one. @param {string} url */
  async load(url) {
    this.#url = url;
    this.element.setAttribute('aria-busy', 'true');
    try {
      const [figure, Plotly] = await Promise.all([this.#request.json(url), plotly()]);
      if (!figure || this.#url !== url) return;
      [this.#figure, this.#plotly] = [figure, Plotly];
      await this.#draw();
      this.element.dataset.drawn = url;
      performance.mark('drawn', { detail: url });
      this.#tell('OnLoaded', figure.summary);
    } catch (error) {
      if (!(error instanceof DataFailure)) throw error;
      this.#tell('OnFailed', error.message);
    } finally {
      if (this.#url === url) this.element.setAttribute('aria-busy', 'false');
    }
  }

  /** Gives up what is being fetched; what was drawn before stays. */
  cancel() {
    this.#request.cancel();
    this.#url = '';
    this.element.setAttribute('aria-busy', 'false');
    this.#tell('OnFailed', stopped);
  }

  /**
   * The chart as it stands, with the legend and the scale that the page shows beside it.
   * @param {'png' | 'svg'} [format] @param {string} [caption] a line below it @returns {Promise<Blob>}
   */
  async picture(format = 'png', caption) {
    const { data, layout } = withKey(this.element.data, this.element.layout, caption);
    // Wider by what was added, so that the chart itself, and every label in it, stays as it is.
    const { width, height } = layout;
    const picture = { data, layout: { ...layout, paper_bgcolor: token('--surface') }, config };
    const url = await this.#plotly.toImage(picture, { format, width, height, scale: format === 'svg' ? 1 : 2 });
    const [kind, text] = [url.slice(5, url.indexOf(',')), url.slice(url.indexOf(',') + 1)];
    const content = kind.endsWith(';base64') ? Uint8Array.from(atob(text), c => c.charCodeAt(0)) : decodeURIComponent(text);
    return new Blob([content], { type: kind.split(';')[0] });
  }

  dispose() {
    this.#request.cancel();
    this.#url = '';
    this.sizes.disconnect();
    this.windows?.dispose();
    removeEventListener('themechange', this.onTheme);
    if (this.#wired) this.#plotly.purge(this.element);
  }

  async #draw() {
    const { clientWidth: width, clientHeight: height } = this.element;
    if (!this.#figure || !width || !height) return;
    this.#width = width;
    this.#height = height;
    const layout = over({ ...frame(), width, height, selections: [] }, paint(this.#figure.layout));
    if (this.#figure.lanes) layLanes(layout, this.#figure.lanes, height - layout.margin.t - layout.margin.b);
    const inner = width - layout.margin.l - layout.margin.r;
    const font = `10.5px ${layout.font.family}`;
    const data = this.#traces(layout, inner, font);
    if (layout.xaxis.ticktext) thinTicks(layout.xaxis, inner - namesWidth(data, layout, font), font);
    if (layout.xaxis.nticks) layout.xaxis.nticks = Math.max(2, Math.min(layout.xaxis.nticks, Math.floor(inner / widestTick)));
    if (layout.yaxis.ticktext) thinRows(layout.yaxis, height - layout.margin.t - layout.margin.b);
    // Drawn anew under a pointer that rests, a chart would look for what is there before it is seen.
    if (this.element._fullLayout) this.element._fullLayout._hoversubplot = null;
    await this.#plotly.react(this.element, data, layout, config);
    this.element.classList.remove('brushing');
    this.windows?.show(this.#figure.windows ?? [], layout);
    if (!this.#wired) this.#wire();
  }

  /** The same arrays as before where nothing in them changed: Plotly then leaves the traces alone. */
  #traces(layout, inner, font) {
    const key = JSON.stringify([this.#figure.data, layout.width, layout.height, layout.xaxis.range, document.documentElement.dataset.theme]);
    if (key !== this.#drawn.key) {
      const data = paint(this.#figure.data);
      for (const trace of data) {
        if (trace.meta === 'lane') giveWay(trace, layout.xaxis.range.map(t => Date.parse(`${t}Z`)), inner, `600 ${font}`);
      }
      this.#drawn = { key, data };
    }
    return this.#drawn.data;
  }

  #wire() {
    this.#wired = true;
    this.element.on('plotly_selecting', () => this.element.classList.add('brushing'));
    this.element.on('plotly_selected', event => {
      const range = event?.range;
      if (!range?.x) return;
      performance.mark('brush');
      if (this.#isGrid) this.#tell('OnBox', within(this.element._fullLayout.yaxis, range.y), within(this.element._fullLayout.xaxis, range.x));
      else this.#tell('OnRange', String(range.x[0]), String(range.x[1]));
    });
    this.element.on('plotly_doubleclick', () => this.#tell('OnRangeCleared'));
    this.element.on('plotly_click', ({ points: [point], event }) => {
      // A cell with a note on it is clicked through the note's mark, which has the cell's own coordinates.
      if (!this.#isGrid) return;
      this.#tell('OnCell', String(point.y), String(point.x), event.altKey ? 'exclude' : event.shiftKey ? 'add' : 'replace');
    });
  }

  get #isGrid() {
    return this.element.data.some(trace => trace.type === 'heatmap');
  }

  #tell(method, ...values) {
    this.handler.invokeMethodAsync(method, ...values);
  }
}

/** The categories of an axis that a range touches; each reaches half a step to both sides. @param {any} axis @param {number[]} range @returns {string[]} */
function within(axis, range) {
  const [first, last] = [Math.min(...range), Math.max(...range)];
  return axis._categories.filter((_, i) => i + 0.5 > first && i - 0.5 < last).map(String);
}

/**
 * Where a page has a <base>, Plotly writes the page's address into every clip path. Here the address changes with
 * every gesture, and a clip path with the old one is a document of its own to a browser: fetched, and not applied.
 * @param {HTMLElement} element
 */
function keepClipsLocal(element) {
  let context;
  Object.defineProperty(element, '_context', {
    configurable: true,
    get: () => context,
    set(value) {
      context = value;
      if (value) Object.defineProperty(value, '_baseUrl', { get: () => '', set() {} });
    },
  });
}

/** @param {HTMLElement} element @param {any} handler @param {HTMLElement | null} overlay @returns {Plot} */
export function create(element, handler, overlay) {
  const plot = new Plot(element, handler, overlay);
  element.picture = (format, caption) => plot.picture(format, caption);
  return plot;
}
