// Theme and density: cookies read by the server, applied here at once. Charts redraw on the event 'themechange'.

import './faces.js';
import './print.js';

const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** @returns {'light' | 'dark' | 'system'} the choice kept in the cookie */
export function themeChoice() {
  const match = document.cookie.match(/(?:^|; )theme=(light|dark)/);
  return match ? /** @type {'light' | 'dark'} */ (match[1]) : 'system';
}

/** @param {'light' | 'dark' | 'system'} choice */
export function chooseTheme(choice) {
  const age = choice === 'system' ? 0 : 31536000;
  document.cookie = `theme=${choice}; path=/; max-age=${age}; samesite=strict`;
  apply();
}

function apply() {
  const choice = themeChoice();
  const theme = choice === 'system' ? (systemDark.matches ? 'dark' : 'light') : choice;
  const root = document.documentElement;
  const changed = root.dataset.theme !== theme;
  root.dataset.theme = theme;
  if (changed) dispatchEvent(new CustomEvent('themechange', { detail: theme }));
}

/** @returns {'comfortable' | 'compact'} */
export function densityChoice() {
  return /(?:^|; )density=compact/.test(document.cookie) ? 'compact' : 'comfortable';
}

/** @param {'comfortable' | 'compact'} choice */
export function chooseDensity(choice) {
  const age = choice === 'comfortable' ? 0 : 31536000;
  document.cookie = `density=${choice}; path=/; max-age=${age}; samesite=strict`;
  document.documentElement.dataset.density = choice;
}

systemDark.addEventListener('change', apply);
apply();
