// What a node is, beside the pointer. Text only: values come from logs.

/**
 * @param {HTMLElement} tip @param {any} model @param {string} node
 * @param {{x: number, y: number}} at @param {HTMLElement} within
 */
export function showTip(tip, model, node, at, within) {
  const i = Number(node.slice(1));
  const { accounts, attributes, clusters } = model.layout;
  const count = n => n.toLocaleString('en');
  const lines = {
    a: () => [accounts.id[i], clusters[accounts.cluster[i]]?.name ?? 'in no cluster', accounts.disposition[i], `${count(accounts.interactions[i])} interactions in all`],
    c: () => [
      clusters[i].name, `${clusters[i].disposition} · ${count(clusters[i].accounts)} accounts, ${count(model.clusterMembers[i])} of them selected`,
      `${count(clusters[i].interactions)} interactions in all`, clusters[i].aims && `aims at ${clusters[i].aims}`,
    ],
    h: () => [attributes.id[i], `${attributes.family[i]} · shared by ${count(attributes.df[i])} accounts`, `${count(model.degree[i])} or more of them selected`],
  }[node[0]]();
  const [notes, inside] = [model.notes?.get(node), model.notesWithin?.get(node)];
  if (notes) lines.push(`${count(notes)} ${notes === 1 ? 'note' : 'notes'}`);
  if (inside) lines.push(`${count(inside)} ${inside === 1 ? 'note' : 'notes'} on its accounts`);
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
