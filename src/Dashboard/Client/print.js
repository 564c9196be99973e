// Before paper: the light theme, charts that scale with it, what is folded opened, and when it was.

/** Of a chart on paper, in px: beyond, its labels become too small to read. */
const widest = 860;

/** What a sheet of A4 and one of Letter both hold beside their margins, head and foot, in px. */
const sheet = { width: 650, height: 840 };

/** @type {(() => void)[]} what puts the page back */
let undo = [];

function prepare() {
  const root = document.documentElement;
  const { theme } = root.dataset;
  for (const time of document.querySelectorAll('[data-print-time]')) time.textContent = `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  // The foot of every sheet says the same: a sheet may be found alone.
  const said = [...document.querySelectorAll('.print-head > :not(:empty)')].map(part => part.textContent.trim());
  root.style.setProperty('--print-foot', JSON.stringify(said.join(' · ')));
  for (const folded of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('main details:not([open])'))) {
    folded.open = true;
    undo.push(() => { folded.open = false; });
  }
  // Charts know no paper: they are drawn in its colours, and not wider than their labels bear, and the paper scales them.
  const panels = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-panel]'))];
  for (const panel of panels) panel.style.width = `${Math.min(panel.clientWidth, widest)}px`;
  redraw('light');
  for (const whole of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-one-sheet]'))) fit(whole);
  for (const panel of panels) {
    const { clientWidth: width, clientHeight: height } = panel;
    panel.style.setProperty('--print-ratio', `${width} / ${height}`);
    panel.append(...copies(panel));
    for (const svg of panel.querySelectorAll('.main-svg')) svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
  }
  undo.push(() => {
    for (const panel of panels) panel.style.width = '';
    for (const copy of document.querySelectorAll('[data-print-copy]')) copy.remove();
    for (const svg of document.querySelectorAll('.main-svg[viewBox]')) svg.removeAttribute('viewBox');
    redraw(theme);
  });
}

/** Makes what belongs on one sheet as small as that takes. @param {HTMLElement} whole */
function fit(whole) {
  whole.style.width = `${sheet.width}px`;
  let ratio = 1;
  // Smaller, its lines hold more, so that it need not become as small as its height alone says.
  for (let tries = 0; tries < 4 && whole.scrollHeight * ratio > sheet.height; tries++) {
    ratio = Math.max(0.4, ratio * Math.sqrt(sheet.height / (whole.scrollHeight * ratio)));
    whole.style.width = `${sheet.width / ratio}px`;
  }
  if (whole.scrollHeight * ratio > sheet.height) ratio = Math.max(0.4, sheet.height / whole.scrollHeight);
  whole.style.width = '';
  whole.style.setProperty('zoom', String(ratio));
  undo.push(() => whole.style.removeProperty('zoom'));
}

/** What WebGL drew is gone by the time that it is printed: it is copied as soon as it is drawn. @param {HTMLElement} panel @returns {HTMLCanvasElement[]} */
function copies(panel) {
  const layers = [...panel.querySelectorAll('canvas')].filter(layer => layer.width && layer.height);
  if (layers.length === 0) return [];
  const copy = document.createElement('canvas');
  copy.dataset.printCopy = '';
  [copy.width, copy.height] = [Math.max(...layers.map(layer => layer.width)), Math.max(...layers.map(layer => layer.height))];
  const context = copy.getContext('2d');
  for (const layer of layers) context.drawImage(layer, 0, 0, copy.width, copy.height);
  return [copy];
}

/** @param {string} theme the one to draw in */
function redraw(theme) {
  document.documentElement.dataset.theme = theme;
  dispatchEvent(new CustomEvent('themechange', { detail: theme }));
}

addEventListener('beforeprint', prepare);
addEventListener('afterprint', () => {
  for (const back of undo.reverse()) back();
  undo = [];
});
