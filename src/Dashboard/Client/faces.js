// Chinese, Japanese, Korean and Arabic, in whatever logs and people write: their faces are linked once some of it is on the page.

const foreign = /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af\ufb50-\ufdff\ufe70-\ufeff\uff00-\uffef]/;

const seen = new MutationObserver(changes => {
  if (changes.some(({ target, addedNodes }) => foreign.test(addedNodes.length > 0 ? [...addedNodes].map(n => n.textContent).join('') : target.textContent))) link();
});

function link() {
  seen.disconnect();
  const sheet = document.createElement('link');
  [sheet.rel, sheet.href] = ['stylesheet', '/client/faces.css'];
  document.head.append(sheet);
}

if (foreign.test(document.body.textContent)) link();
else seen.observe(document.body, { childList: true, subtree: true, characterData: true });
