// The ends of windows, to take hold of: handles laid over a chart's time axis, moved day by day with mouse, pen, finger
// or keys. What is moved is shown as an outline until the page has said what becomes of it; the window itself stays.

const day = 86_400_000;
const words = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7 };
const hint = 'Drag it, or move it by a day with the arrow keys and by a week with Page Up and Page Down; Enter keeps, Escape gives up';

/** @typedef {{key: string, first: string, last: string, name: string, row: number}} MovableWindow */
/** @typedef {{key: string, first: string, last: string}} Move */
/** @typedef {{from: number, to: number, left: number, width: number, top: number, height: number}} Axis ms and pixels */

const dayOf = text => Date.parse(`${text}T00:00:00Z`) / day;
const textOf = number => new Date(number * day).toISOString().slice(0, 10);

/** Where an end stands, in days: a window's last day is part of it, so that its end stands a day later. */
const placeOf = (end, at) => (end === 'first' ? at.first : at.last + 1);

/** The window with one end on another place; the other end stops it, and so do the axis' ends. @param {Axis} axis */
export function moved(at, end, place, axis) {
  const [from, to] = [Math.ceil(axis.from / day), Math.floor(axis.to / day)];
  return end === 'first'
    ? { ...at, first: Math.min(Math.max(place, Math.min(from, at.first)), at.last) }
    : { ...at, last: Math.max(Math.min(place, Math.max(to, at.last + 1)) - 1, at.first) };
}

export class Windows {
  /** @type {Map<string, HTMLElement>} handles by window and end, kept while it is there, so that focus stays */
  #handles = new Map();
  /** @type {Axis} */
  #axis;
  /** What is being moved: the window, which end, and where both ends would stand. */
  #moving;
  #isKeeping = false;

  /** @param {HTMLElement} overlay @param {(move: Move) => Promise<void>} keep ends when the page is done with it */
  constructor(overlay, keep) {
    this.overlay = overlay;
    this.keep = keep;
    this.outline = overlay.appendChild(Object.assign(document.createElement('div'), { className: 'outline', hidden: true }));
  }

  /** @param {MovableWindow[]} windows @param {any} layout the chart's, with its size and margins */
  show(windows, layout) {
    const { margin, width, height, xaxis, yaxis } = layout;
    const [low, high] = yaxis.domain ?? [0, 1];
    const inner = height - margin.t - margin.b;
    this.#axis = {
      from: Date.parse(`${xaxis.range[0]}Z`), to: Date.parse(`${xaxis.range[1]}Z`), left: margin.l, width: width - margin.l - margin.r,
      top: margin.t + (1 - high) * inner, height: (high - low) * inner,
    };
    const wanted = new Map(windows.flatMap(window => ['first', 'last'].map(end => [`${window.key} ${end}`, { window, end }])));
    for (const [id, handle] of this.#handles) {
      if (wanted.has(id)) continue;
      handle.remove();
      this.#handles.delete(id);
    }
    for (const [id, { window, end }] of wanted) {
      const handle = this.#handles.get(id) ?? this.#make(id);
      Object.assign(handle, { window, end });
      this.#set(handle, { first: dayOf(window.first), last: dayOf(window.last) });
    }
    if (this.#moving && !this.#isKeeping) this.#giveUp();
  }

  dispose() {
    this.overlay.replaceChildren();
  }

  #make(id) {
    const handle = this.overlay.appendChild(document.createElement('div'));
    handle.className = 'handle';
    handle.tabIndex = 0;
    handle.setAttribute('role', 'slider');
    handle.addEventListener('pointerdown', event => this.#take(handle, event));
    handle.addEventListener('pointermove', event => this.#drag(handle, event));
    handle.addEventListener('pointerup', () => this.#moving?.isDragged && this.#drop(handle));
    handle.addEventListener('pointercancel', () => this.#giveUp());
    handle.addEventListener('keydown', event => this.#key(handle, event));
    handle.addEventListener('blur', () => this.#giveUp());
    this.#handles.set(id, handle);
    return handle;
  }

  #take(handle, event) {
    if (event.button !== 0 || this.#isKeeping) return;
    handle.setPointerCapture(event.pointerId);
    handle.focus();
    this.#moving = { handle, at: this.#stored(handle), isDragged: true };
    event.preventDefault();
    event.stopPropagation();
  }

  #drag(handle, event) {
    if (this.#moving?.handle !== handle || !this.#moving.isDragged || this.#isKeeping) return;
    const { from, to, left, width } = this.#axis;
    const x = event.clientX - this.overlay.getBoundingClientRect().left - left;
    this.#go(handle, Math.round((from + (x / width) * (to - from)) / day));
  }

  #key(handle, event) {
    if (this.#isKeeping || event.ctrlKey || event.metaKey || event.altKey) return;
    const isMoving = this.#moving?.handle === handle;
    if (event.key in steps) {
      if (!isMoving) this.#moving = { handle, at: this.#stored(handle), isDragged: false };
      this.#go(handle, placeOf(handle.end, this.#moving.at) + steps[event.key]);
    } else if (event.key === 'Enter' && isMoving) {
      this.#drop(handle);
    } else if (event.key === 'Escape' && isMoving) {
      this.#giveUp();
    } else {
      return;
    }
    // The page has keys of its own.
    event.preventDefault();
    event.stopPropagation();
  }

  #go(handle, place) {
    this.#moving.at = moved(this.#moving.at, handle.end, place, this.#axis);
    this.#set(handle, this.#moving.at);
    const { first, last } = this.#moving.at;
    const [left, right] = [this.#x(first), this.#x(last + 1)];
    Object.assign(this.outline.style, { left: `${left}px`, width: `${right - left}px`, top: `${this.#axis.top}px`, height: `${this.#axis.height}px` });
    this.outline.dataset.day = handle.getAttribute('aria-valuetext');
    this.outline.dataset.end = handle.end;
    this.outline.hidden = false;
  }

  async #drop(handle) {
    const { first, last } = this.#moving.at;
    const move = { key: handle.window.key, first: textOf(first), last: textOf(last) };
    if (move.first === handle.window.first && move.last === handle.window.last) {
      this.#giveUp();
      return;
    }
    this.#isKeeping = true;
    try {
      await this.keep(move);
    } finally {
      this.#isKeeping = false;
      this.#giveUp();
      if (handle.isConnected) handle.focus();
    }
  }

  #giveUp() {
    if (!this.#moving || this.#isKeeping) return;
    const { handle } = this.#moving;
    this.#moving = undefined;
    this.outline.hidden = true;
    this.#set(handle, this.#stored(handle));
  }

  #stored(handle) {
    return { first: dayOf(handle.window.first), last: dayOf(handle.window.last) };
  }

  #x(place) {
    const { from, to, left, width } = this.#axis;
    return Math.min(Math.max(left + ((place * day - from) / (to - from)) * width, left), left + width);
  }

  #set(handle, at) {
    const { window, end } = handle;
    const place = placeOf(end, at);
    const text = words.format((end === 'first' ? at.first : at.last) * day);
    handle.hidden = place * day < this.#axis.from || place * day > this.#axis.to;
    handle.style.left = `${this.#x(place)}px`;
    handle.style.top = `${this.#axis.top + 20 + Math.min(window.row * 24, Math.max(0, this.#axis.height - 46))}px`;
    handle.dataset.window = window.key;
    handle.title = `${text}. ${hint}`;
    for (const [name, value] of Object.entries({
      label: `${end === 'first' ? 'Start' : 'End'} of ${window.name}`, valuetext: text, valuenow: end === 'first' ? at.first : at.last,
      valuemin: Math.min(Math.floor(this.#axis.from / day), at.first), valuemax: Math.max(Math.ceil(this.#axis.to / day), at.last),
    })) handle.setAttribute(`aria-${name}`, String(value));
  }
}
