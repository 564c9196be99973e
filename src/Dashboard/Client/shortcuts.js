// Keys: which action of the page a key stands for, told to .NET. Never while somebody types, nor under a dialog.

const restMs = 1500;

/** @returns {boolean} whether letters and digits alone are shortcuts; turned off by a cookie */
export function lettersOn() {
  return !/(?:^|; )keys=off(?:;|$)/.test(document.cookie);
}

/** @param {boolean} on */
export function chooseLetters(on) {
  document.cookie = `keys=off; path=/; max-age=${on ? 0 : 31536000}; samesite=strict`;
}

/** Opens a dialog over the page, with its fields empty. @param {HTMLDialogElement} dialog */
export function show(dialog) {
  if (!dialog || dialog.open) return;
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (dialog.querySelectorAll('input[type=text]'))) field.value = '';
  dialog.showModal();
}

/** @param {HTMLDialogElement} dialog */
export function close(dialog) {
  dialog?.close();
}

/** @param {string} id */
export function reveal(id) {
  document.getElementById(id)?.scrollIntoView({ block: 'nearest' });
}

/** Puts the focus where a selector leads, also on what takes none by itself. @param {string} selector */
export function focus(selector) {
  const element = /** @type {HTMLElement | null} */ (document.querySelector(selector));
  if (!element) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  element.focus();
}

/** @param {KeyboardEvent} event @returns {string} 'Ctrl+Shift+Z', 'r', '?'; '' for what is no shortcut */
function chordOf(event) {
  if (event.altKey || event.isComposing || event.key === 'Dead') return '';
  if (event.ctrlKey || event.metaKey) return `Ctrl+${event.shiftKey ? 'Shift+' : ''}${event.key.toUpperCase()}`;
  return event.key.length === 1 ? event.key.toLowerCase() : '';
}

/** @param {EventTarget | null} target @returns {boolean} whether keys are text, or a choice, there */
function takesText(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type=checkbox], [type=radio], [type=button]), textarea, select'));
}

class Shortcuts {
  /** @type {Map<string, string>} keys to the action's id */
  #actions = new Map();
  #begun = '';
  #rest;

  /** @param {any} listener the .NET object that does the actions */
  constructor(listener) {
    this.listener = listener;
    this.onKey = event => this.#press(event);
    addEventListener('keydown', this.onKey);
  }

  /** @param {{id: string, keys: string}[]} actions */
  know(actions) {
    this.#actions = new Map(actions.map(({ id, keys }) => [keys, id]));
    document.documentElement.dataset.keys = String(this.#actions.size);
  }

  dispose() {
    removeEventListener('keydown', this.onKey);
  }

  #press(event) {
    const chord = chordOf(event);
    const isLetter = chord.length === 1;
    const before = this.#begun;
    this.#forget();
    if (!chord || event.defaultPrevented || document.querySelector('dialog[open], .mud-dialog, .mud-popover-open')) return;
    const keys = before && isLetter ? `${before} ${chord}` : chord;
    const id = this.#actions.get(keys);
    // What opens the palette is no text anywhere; everything else is left alone in a field.
    if (takesText(event.target) && chord !== 'Ctrl+K') return;
    if (isLetter && (!lettersOn() || document.querySelector(':popover-open'))) return;
    if (id) {
      event.preventDefault();
      // At once: what is typed next belongs into it, however long the way to the server.
      if (id === 'palette') show(/** @type {HTMLDialogElement} */ (document.getElementById('command-palette')));
      if (!event.repeat) this.listener.invokeMethodAsync('OnKeysAsync', id);
    } else if (isLetter && [...this.#actions.keys()].some(known => known.startsWith(`${chord} `))) {
      this.#begun = chord;
      this.#rest = setTimeout(() => this.#forget(), restMs);
    }
  }

  #forget() {
    clearTimeout(this.#rest);
    this.#begun = '';
  }
}

/** @param {any} listener @returns {Shortcuts} */
export function listen(listener) {
  return new Shortcuts(listener);
}

// Within a list that is chosen from by arrows they do not move the caret as well; a click beside a dialog closes it.
document.addEventListener('keydown', event => {
  if (event.target instanceof Element && event.target.matches('[data-arrows]') && ['ArrowUp', 'ArrowDown'].includes(event.key)) event.preventDefault();
}, true);
document.addEventListener('click', event => {
  if (event.target instanceof HTMLDialogElement && event.target.matches('[data-closes-outside]')) event.target.close();
});
