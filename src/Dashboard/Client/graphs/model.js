// From the server's columns to nodes and edges, and which of them the selection holds.
import Graph from 'graphology';
import { channels, token } from '../tokens.js';

/** Of so many selected accounts at most, the links are drawn that most of their cluster have. */
const mostWithCommon = 40;

/** Sigma blends premultiplied colours and does not premultiply itself. */
function premultiplied(color, alpha) {
  const [r, g, b] = channels(color);
  return `rgba(${Math.round(r * alpha)},${Math.round(g * alpha)},${Math.round(b * alpha)},${alpha})`;
}

/** @param {string} text bits, least significant first, base64 @returns {(i: number) => boolean} */
function bits(text) {
  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
  return i => ((bytes[i >> 3] >> (i & 7)) & 1) === 1;
}

/** @param {Graph} graph @param {string} node @returns {{x: number, y: number}} where it is, in the layout's units */
export function placeOf(graph, node) {
  return { x: graph.getNodeAttribute(node, 'x'), y: graph.getNodeAttribute(node, 'y') };
}

/**
 * What is drawn: accounts 'a0', 'a1', …, shared attributes 'h0', 'h1', … and, each as one node, the clusters that are
 * not opened, 'c0', 'c1', … of one layout.
 */
export class GraphModel {
  /** @param {any} layout @param {number} unit how many pixels a unit of it takes where all of it is seen */
  constructor(layout, unit) {
    this.layout = layout;
    /** Notes by the node that they are on, and by the closed cluster whose accounts they are on. @type {Map<string, number>} */
    this.notes = new Map();
    /** @type {Map<string, number>} */
    this.notesWithin = new Map();
    /** The labels of the picture as it was drawn last. @type {import('./labels.js').PlacedLabel[]} */
    this.labels = [];
    this.graph = new Graph({ type: 'undirected', multi: true });
    /** Whether the selection holds an account, by its place. @type {(account: number) => boolean} */
    this.isMember = () => true;
    /** Where notes stand in the picture as it was drawn last. @type {import('./notes.js').Mark[]} */
    this.marks = [];
    this.everything = true;
    /** How many accounts are selected. */
    this.selected = Infinity;
    const { accounts, attributes, edges, clusters, clusterEdges } = layout;
    accounts.id.forEach((_, i) => this.graph.addNode(`a${i}`, { x: accounts.x[i], y: accounts.y[i], type: 'account' }));
    clusters.forEach((cluster, i) => {
      if (cluster.isDisc) this.graph.addNode(`c${i}`, { x: cluster.x, y: cluster.y, type: 'account', zIndex: 2 });
    });
    this.degree = new Uint32Array(attributes.id.length);
    this.clusterMembers = clusters.map(c => c.accounts);
    attributes.id.forEach((_, i) => {
      const size = Math.min(7.5, 1.6 + 0.62 * Math.log2(attributes.df[i]));
      this.graph.addNode(`h${i}`, { x: attributes.x[i], y: attributes.y[i], size, type: attributes.family[i], zIndex: 3 });
    });
    edges.account.forEach((account, i) => this.graph.addEdgeWithKey(i, `a${account}`, `h${edges.attribute[i]}`, { size: 1 }));
    clusterEdges.cluster.forEach((cluster, i) => {
      this.graph.addEdgeWithKey(`c${i}`, `c${cluster}`, `h${clusterEdges.attribute[i]}`, { size: 1 });
    });
    this.scale(unit);
    this.paint();
  }

  /** Makes dots and discs as large as the picture has room for. @param {number} unit how many pixels a unit of the layout takes */
  scale(unit) {
    const { accounts, clusters } = this.layout;
    // Accounts of a cluster stand one unit apart: dots fill a good part of that, as far as pixels allow.
    const dot = Math.max(0.9, Math.min(3.2, 0.45 * unit));
    this.discs = clusters.map(c => (c.isDisc ? Math.max(4, c.radius * unit) : 0));
    const sizeOf = { a: i => dot * (0.7 + 0.6 * accounts.weight[i]), c: i => this.discs[i] };
    this.graph.updateEachNodeAttributes((node, data) => (node[0] === 'h' ? data : { ...data, size: sizeOf[node[0]](Number(node.slice(1))) }), { attributes: ['size'] });
  }

  /** @param {number} i an attribute @returns {import('./shapes.js').Shape} of its family */
  shapeOf(i) {
    return this.layout.shapes[this.layout.attributes.family[i]];
  }

  /** @param {string} node a key of the graph @returns {{kind: string, id: string} | undefined} what it is, as an address names it */
  nameOf(node) {
    const i = Number(node.slice(1));
    const { accounts, attributes, clusters } = this.layout;
    return {
      a: () => ({ kind: 'account', id: accounts.id[i] }),
      h: () => ({ kind: 'attribute', id: attributes.id[i] }),
      c: () => ({ kind: clusters[i].isGroup ? 'group' : 'cluster', id: clusters[i].id }),
    }[node[0]]?.();
  }

  /** @param {string} kind @param {string} id @returns {string | undefined} the key of what is so named, where it is drawn */
  keyOf(kind, id) {
    const { accounts, attributes, clusters } = this.layout;
    const [letter, place] = {
      account: () => ['a', accounts.id.indexOf(id)],
      attribute: () => ['h', attributes.id.indexOf(id)],
      cluster: () => ['c', clusters.findIndex(c => c.isDisc && !c.isGroup && c.id === id)],
      group: () => ['c', clusters.findIndex(c => c.isDisc && c.isGroup && c.id === id)],
    }[kind]();
    return place < 0 ? undefined : letter + place;
  }

  /** Takes the colours from the current theme. */
  paint() {
    const { colors, clusters, accounts, attributes, edges, clusterEdges } = this.layout;
    const plain = colors.map(c => token(c.slice(4, -1)));
    const many = edges.account.length > 20000 ? 0.6 : 1;
    const strong = plain.map(c => premultiplied(c, 0.85));
    const link = plain.map(c => premultiplied(c, 0.16 * many));
    const between = premultiplied(token('--category-rest'), 0.09 * many);
    this.accountColor = i => strong[accounts.color[i]];
    this.clusterColor = i => strong[clusters[i].color];
    const benign = token('--category-benign');
    this.dimColor = premultiplied(benign, 0.28);
    this.dimClusterColor = premultiplied(benign, 0.4);
    this.hubColor = premultiplied(token('--ink'), 1);
    this.hubDimColor = premultiplied(token('--ink'), 0.18);
    this.edgeColor = e => (accounts.cluster[edges.account[e]] < 0 || attributes.cluster[edges.attribute[e]] !== accounts.cluster[edges.account[e]] ? between : link[accounts.color[edges.account[e]]]);
    // The share of the cluster that carries the attribute is how strong the line is.
    const graded = plain.map(c => [0.12, 0.24, 0.4, 0.6].map(alpha => premultiplied(c, alpha)));
    this.clusterEdgeColor = e => {
      const cluster = clusterEdges.cluster[e];
      return graded[clusters[cluster].color][Math.min(3, Math.floor((4 * clusterEdges.accounts[e]) / clusters[cluster].accounts))];
    };
  }

  /** @param {any} members the answer to which accounts are selected */
  select(members) {
    const { accounts, edges, clusterEdges } = this.layout;
    this.selected = members.selected;
    // A neighbourhood is looked at as a whole, whoever is selected.
    this.everything = this.layout.summary.isNeighbourhood || members.selected === this.layout.summary.accounts;
    /** @type {(place: number) => boolean} */
    const isIn = this.everything ? () => true : bits(members.bits);
    this.isMember = i => isIn(accounts.place[i]);
    this.clusterMembers = members.clusters;
    this.degree.fill(0);
    for (let e = 0; e < edges.account.length; e++) if (this.isMember(edges.account[e])) this.degree[edges.attribute[e]]++;
    // Of a cluster that is selected in part, as many carriers as it must have at least.
    clusterEdges.cluster.forEach((cluster, e) => {
      const missing = this.layout.clusters[cluster].accounts - this.clusterMembers[cluster];
      this.degree[clusterEdges.attribute[e]] += Math.max(0, clusterEdges.accounts[e] - missing);
    });
  }

  /** What sigma draws of a node. @param {string} key @returns {any} its attributes, coloured and layered as the selection has it */
  node = key => {
    const i = Number(key.slice(1));
    const data = this.graph.getNodeAttributes(key);
    if (key[0] === 'h') {
      const lit = this.everything || this.degree[i] > 0;
      return { ...data, color: lit ? this.hubColor : this.hubDimColor, zIndex: lit ? 3 : 1 };
    }
    if (key[0] === 'c') {
      const lit = this.clusterMembers[i] > 0;
      return { ...data, color: lit ? this.clusterColor(i) : this.dimClusterColor, zIndex: lit ? 2 : 0 };
    }
    const lit = this.isMember(i);
    return { ...data, color: lit ? this.accountColor(i) : this.dimColor, zIndex: lit ? 2 : 0 };
  };

  /** Whether a link leads to the rim of the account's own cluster, where what many of it share stands. @param {number} e */
  isCommon(e) {
    const { accounts, attributes, edges } = this.layout;
    const attribute = edges.attribute[e];
    return attributes.onRim[attribute] && attributes.cluster[attribute] === accounts.cluster[edges.account[e]];
  }

  edge = (key, data) => {
    if (key[0] === 'c') {
      const e = Number(key.slice(1));
      return { ...data, color: this.clusterEdgeColor(e), hidden: this.clusterMembers[this.layout.clusterEdges.cluster[e]] === 0 };
    }
    const e = Number(key);
    return { ...data, color: this.edgeColor(e), hidden: !this.isMember(this.layout.edges.account[e]) || (this.isCommon(e) && this.selected > mostWithCommon) };
  };
}
