// Keeps what is typed into named fields below [data-draft] in the tab's own storage, also while there is no connection.

const prefix = 'draft:';

/**
 * @typedef {object} Draft
 * @property {string} key whose, in which case, of what
 * @property {string} at when it was typed last, ISO 8601
 * @property {number} version the record's version that it was typed on
 * @property {Record<string, string>} fields the fields typed in, by name
 */

/**
 * @param {string} keyStart
 * @returns {Draft | null} the draft typed last among those whose key starts so
 */
export function latest(keyStart) {
  return Object.keys(sessionStorage)
    .filter(name => name.startsWith(prefix + keyStart))
    .map(name => JSON.parse(sessionStorage.getItem(name)))
    .reduce((last, draft) => (last === null || draft.at > last.at ? draft : last), null);
}

/** @param {string} key */
export function forget(key) {
  sessionStorage.removeItem(prefix + key);
}

/**
 * @param {string} key
 * @returns {Draft | null}
 */
export function find(key) {
  const text = sessionStorage.getItem(prefix + key);
  return text === null ? null : JSON.parse(text);
}

/**
 * Keeps a value under the name of its field.
 *
 * @param {Element | null} place where it stands; a place in no form keeps nothing
 * @param {string} name
 * @param {string} value
 */
export function keepChosen(place, name, value) {
  const area = /** @type {HTMLElement | null} */ (place?.closest?.('[data-draft]'));
  if (!area) return;
  const { draft: key, draftVersion } = area.dataset;
  const { version, fields } = find(key) ?? { version: Number(draftVersion ?? 0), fields: {} };
  fields[name] = value;
  sessionStorage.setItem(prefix + key, JSON.stringify({ key, at: new Date().toISOString(), version, fields }));
}

/** @param {Event} event */
function keep(event) {
  const target = /** @type {HTMLInputElement} */ (event.target);
  if (target.name && !['radio', 'checkbox', 'file', 'password'].includes(target.type)) keepChosen(target, target.name, target.value);
}

// What was typed while the connection was lost never reached the server: it is told again once there is one.
function tellAgain() {
  for (const area of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-draft]'))) {
    const draft = find(area.dataset.draft);
    if (draft === null) continue;
    for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (area.querySelectorAll('[name]'))) {
      if (draft.fields[field.name] !== field.value) continue;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }
}

/** @param {SubmitEvent} event */
function forgetOnSignOut({ target }) {
  if (!(target instanceof Element && target.matches('[data-sign-out]'))) return;
  for (const name of Object.keys(sessionStorage).filter(name => name.startsWith(prefix))) sessionStorage.removeItem(name);
}

document.addEventListener('input', keep, true);
document.addEventListener('change', keep, true);
document.addEventListener('submit', forgetOnSignOut, true);
document.addEventListener('connectionback', tellAgain);
