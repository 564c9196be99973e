// What a node is, beside the pointer. Text only: values come from logs.

/**
 * @param {HTMLElement} tip @param {any} model @param {string} node
 * @param {{x: number, y: number}} at @param {HTMLElement} within
 */
export function showTip(tip, model, node, at, within) {
  const i = Number(node.slice(1));
  const { accounts, attributes, clusters } = model.layout;
  const lines = node[0] === 'a'
    ? [accounts.id[i], clusters[accounts.cluster[i]]?.name ?? 'in no cluster', accounts.disposition[i], `${accounts.interactions[i].toLocaleString('en')} interactions in all`]
    : [attributes.id[i], `${attributes.family[i]} · shared by ${attributes.df[i].toLocaleString('en')} accounts`, `${model.degree[i].toLocaleString('en')} of them selected`];
  tip.replaceChildren(...lines.filter(Boolean).map((text, line) => {
    const part = document.createElement(line ? 'div' : 'strong');
    part.textContent = text;
    return part;
  }));
  tip.hidden = false;
  const left = Math.min(at.x + 14, within.clientWidth - tip.offsetWidth - 6);
  const top = at.y + 14 + tip.offsetHeight > within.clientHeight ? at.y - tip.offsetHeight - 10 : at.y + 14;
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${Math.max(4, top)}px`;
}
