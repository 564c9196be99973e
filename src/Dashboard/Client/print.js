// Before paper: the light theme, charts that scale with it, what is folded opened, and when it was.

/** @type {(() => void)[]} what puts the page back */
let undo = [];

function prepare() {
  const root = document.documentElement;
  const { theme } = root.dataset;
  if (theme !== 'light') {
    setTheme('light');
    undo.push(() => setTheme(theme));
  }
  for (const time of document.querySelectorAll('[data-print-time]')) time.textContent = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  // The foot of every sheet says the same: a sheet may be found alone.
  root.style.setProperty('--print-foot', JSON.stringify(document.querySelector('.print-head')?.innerText.replace(/\s+/g, ' ') ?? ''));
  for (const folded of document.querySelectorAll('main details:not([open])')) {
    folded.open = true;
    undo.push(() => { folded.open = false; });
  }
  for (const panel of document.querySelectorAll('[data-panel]')) {
    const { clientWidth: width, clientHeight: height } = panel;
    panel.style.setProperty('--print-ratio', `${width} / ${height}`);
    for (const svg of panel.querySelectorAll('.main-svg')) svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    undo.push(() => panel.querySelectorAll('.main-svg').forEach(svg => svg.removeAttribute('viewBox')));
  }
}

/** @param {string} theme */
function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  dispatchEvent(new CustomEvent('themechange', { detail: theme }));
}

addEventListener('beforeprint', prepare);
addEventListener('afterprint', () => {
  for (const back of undo.reverse()) back();
  undo = [];
});
