// The theme: a cookie read by the server, applied here at once. Charts redraw on the event 'themechange'.

const systemDark = matchMedia('(prefers-color-scheme: dark)');

/** @returns {'light' | 'dark' | 'system'} the choice kept in the cookie */
export function themeChoice() {
  const match = document.cookie.match(/(?:^|; )theme=(light|dark)/);
  return match ? match[1] : 'system';
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
  for (const link of document.querySelectorAll('link[data-theme-sheet]')) {
    link.media = link.dataset.themeSheet === theme ? 'all' : 'not all';
  }
  if (changed) dispatchEvent(new CustomEvent('themechange', { detail: theme }));
}

systemDark.addEventListener('change', apply);
apply();
