// From the server's columns to nodes and edges, and which of them the selection holds.
import Graph from 'graphology';
import { channels, token } from '../tokens.js';

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

/** @param {number[]} values @returns {number} from the least to the greatest */
function spread(values) {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return greatest - least;
}

/** What is drawn: accounts 'a0', 'a1', … and shared attributes 'h0', 'h1', … of one layout. */
export class GraphModel {
  /** @param {any} layout @param {number} pixels how wide and high the picture is */
  constructor(layout, pixels) {
    this.layout = layout;
    this.graph = new Graph({ type: 'undirected', multi: true });
    this.isMember = () => true;
    this.everything = true;
    const { accounts, attributes, edges } = layout;
    const count = accounts.id.length;
    // Accounts of a cluster stand one unit apart: dots fill a good part of that, as far as pixels allow.
    const extent = Math.max(spread(accounts.x), spread(accounts.y), 1);
    const unit = Math.max(0.9, Math.min(3.2, (0.5 * pixels) / extent));
    for (let i = 0; i < count; i++) {
      this.graph.addNode(`a${i}`, { x: accounts.x[i], y: accounts.y[i], size: unit * (0.7 + 0.6 * accounts.weight[i]), type: 'account' });
    }
    this.degree = new Uint32Array(attributes.id.length);
    this.clusterMembers = new Uint32Array(layout.clusters.length).fill(1);
    for (let i = 0; i < attributes.id.length; i++) {
      const size = Math.min(7.5, 1.6 + 0.62 * Math.log2(attributes.df[i]));
      this.graph.addNode(`h${i}`, { x: attributes.x[i], y: attributes.y[i], size, type: 'attribute', zIndex: 3 });
    }
    for (let i = 0; i < edges.account.length; i++) {
      this.graph.addEdgeWithKey(i, `a${edges.account[i]}`, `h${edges.attribute[i]}`, { size: 1 });
    }
    this.paint();
  }

  /** Takes the colours from the current theme. */
  paint() {
    const { clusters, accounts, attributes, edges } = this.layout;
    const benign = token('--category-benign');
    const colors = clusters.map(c => token(c.color.slice(4, -1)));
    const many = edges.account.length > 20000 ? 0.6 : 1;
    const strong = [...colors, benign].map(c => premultiplied(c, 0.85));
    const link = [...colors, token('--category-rest')].map((c, i) => premultiplied(c, (i < colors.length ? 0.16 : 0.09) * many));
    const last = colors.length;
    this.accountColor = i => strong[accounts.cluster[i] < 0 ? last : accounts.cluster[i]];
    this.dimColor = premultiplied(benign, 0.28);
    this.hubColor = premultiplied(token('--ink'), 1);
    this.hubDimColor = premultiplied(token('--ink'), 0.18);
    this.edgeColor = e => {
      const cluster = accounts.cluster[edges.account[e]];
      return link[cluster < 0 || attributes.cluster[edges.attribute[e]] !== cluster ? last : cluster];
    };
  }

  /** @param {any} members the answer to which accounts are selected */
  select(members) {
    this.members = members;
    this.everything = members.selected === this.layout.accounts.id.length;
    this.isMember = this.everything ? () => true : bits(members.bits);
    this.degree.fill(0);
    const { account, attribute } = this.layout.edges;
    this.clusterMembers = new Uint32Array(this.layout.clusters.length);
    this.layout.accounts.cluster.forEach((cluster, i) => cluster >= 0 && this.isMember(i) && this.clusterMembers[cluster]++);
    for (let e = 0; e < account.length; e++) if (this.isMember(account[e])) this.degree[attribute[e]]++;
  }

  node = key => {
    const i = Number(key.slice(1));
    const data = this.graph.getNodeAttributes(key);
    if (key[0] === 'h') {
      const lit = this.everything || this.degree[i] > 0;
      return { ...data, color: lit ? this.hubColor : this.hubDimColor, zIndex: lit ? 3 : 1 };
    }
    const lit = this.isMember(i);
    return { ...data, color: lit ? this.accountColor(i) : this.dimColor, zIndex: lit ? 2 : 0 };
  };

  edge = (key, data) => {
    const e = Number(key);
    return { ...data, color: this.edgeColor(e), hidden: !this.isMember(this.layout.edges.account[e]) };
  };
}
