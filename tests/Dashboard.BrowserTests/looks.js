// What is wrong with how a page looks, in sentences: what is wider than its place, text that is cut and told nowhere, and
// texts that lie on each other. Returns once charts and tables have taken their size, or a second has gone by.
async () => {
  const name = element => `${element.tagName.toLowerCase()}${typeof element.className === 'string' && element.className ? `.${element.className.trim().split(/\s+/).join('.')}` : ''}`;
  const words = element => (element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);

  // Where an element can be seen at all: within everything around it that cuts.
  const seen = (element, box) => {
    let { left, top, right, bottom } = box;
    for (let around = element; around && around !== document.documentElement; around = around.parentElement) {
      const style = getComputedStyle(around);
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      const edge = around.getBoundingClientRect();
      if (style.overflowX !== 'visible') [left, right] = [Math.max(left, edge.left), Math.min(right, edge.right)];
      if (style.overflowY !== 'visible') [top, bottom] = [Math.max(top, edge.top), Math.min(bottom, edge.bottom)];
    }
    [left, top, right, bottom] = [Math.max(left, 0), Math.max(top, 0), Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
    return right - left > 2 && bottom - top > 2 ? { left, top, right, bottom } : undefined;
  };

  const texts = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || element.closest('script, style, .visually-hidden, [aria-hidden=true]')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const part = seen(element, box);
        if (part) found.push({ element, text: node.data.trim().slice(0, 40), ...part });
      }
    }
    return found;
  };

  const wide = () => [document.documentElement, document.querySelector('main'), document.querySelector('header.top')]
    .filter(e => e && e.scrollWidth > e.clientWidth + 1)
    .map(e => `${name(e)} is ${e.scrollWidth} wide in ${e.clientWidth}: ${[...e.querySelectorAll('*')].filter(x => x.getBoundingClientRect().right > innerWidth + 1).slice(0, 3).map(name).join(', ')}`);

  // An ellipsis is fine where a title, a name or the field itself tells the whole.
  const cut = () => [...document.querySelectorAll('body *')]
    .filter(e => e instanceof HTMLElement && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) && e.checkVisibility() && !e.closest('[title], [aria-label]:not(section, nav, main, [tabindex]), select, textarea, .visually-hidden, [aria-hidden=true], pre'))
    .filter(e => {
      const { overflowX, overflowY } = getComputedStyle(e);
      const isHidden = overflow => overflow === 'hidden' || overflow === 'clip';
      return (isHidden(overflowX) && e.scrollWidth > e.clientWidth + 1) || (isHidden(overflowY) && e.scrollHeight > e.clientHeight + 3);
    })
    .map(e => `${name(e)} cuts “${words(e)}”`);

  const over = () => {
    const found = texts();
    const told = [];
    const isAbove = e => e.closest('.mud-popover, [popover], dialog, .tour, .graph-tip, .hoverlayer, thead, .connection, .mud-snackbar-provider');
    for (let i = 0; i < found.length; i++) {
      for (let j = i + 1; j < found.length; j++) {
        const [a, b] = [found[i], found[j]];
        if (a.element === b.element || a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const [across, down] = [Math.min(a.right, b.right) - Math.max(a.left, b.left), Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)];
        if (across > 2 && down > 5 && !isAbove(a.element) && !isAbove(b.element)) told.push(`“${a.text}” and “${b.text}” lie on each other (${name(a.element)}, ${name(b.element)})`);
      }
    }
    return told;
  };

  const faults = () => [...wide(), ...cut(), ...over()];
  const since = performance.now();
  while (performance.now() - since < 1000 && faults().length > 0) await new Promise(resolve => setTimeout(resolve, 100));
  return faults().slice(0, 12);
}
