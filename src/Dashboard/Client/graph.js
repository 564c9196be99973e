// The account graph: clusters as discs, or opened into their accounts as dots, and shared attributes in the shapes of their families. Positions come from the server; this module
// draws them, marks the selection, and reports clicks and lassos.
import Sigma from 'sigma';
import { EdgeLineProgram, NodePointProgram } from 'sigma/rendering';
import { DataFailure, LatestRequest, proof, sentence, stopped } from './data.js';
import { Frame } from './graphs/frame.js';
import { drawLabels } from './graphs/labels.js';
import { inside, Lasso } from './graphs/lasso.js';
import { Minimap } from './graphs/minimap.js';
import { GraphModel, placeOf } from './graphs/model.js';
import { Mover } from './graphs/mover.js';
import { NoteMarks } from './graphs/notes.js';
import { shapeProgram } from './graphs/shapes.js';
import { toSvg } from './graphs/svg.js';
import { showTip } from './graphs/tip.js';
import { token } from './tokens.js';

/** Single accounts are named where no more than so many are in sight. */
const mostNamedAccounts = 40;

/** @type {import('./graphs/labels.js').Side[]} */
const clusterSides = ['top', 'bottom', 'right', 'left'];
/** @type {import('./graphs/labels.js').Side[]} */
const rightFirst = ['right', 'left', 'bottom', 'top'];
/** @type {import('./graphs/labels.js').Side[]} */
const leftFirst = ['left', 'right', 'bottom', 'top'];

class AccountGraph {
  #layoutRequest = new LatestRequest(() => this.#tell('OnSlow'));
  #memberRequest = new LatestRequest(() => this.#tell('OnSlow'));
  #layoutUrl = '';
  /** How many loads were begun: the last one says when all is drawn. */
  #loads = 0;
  /** What is to be carried as soon as what is being loaded is drawn. @type {[string, string] | undefined} */
  #wanted;

  /** @param {HTMLElement} element @param {any} handler the .NET object that is told @param {string} accountSetsUrl where sets of accounts are kept */
  constructor(element, handler, accountSetsUrl) {
    this.element = element;
    this.handler = handler;
    this.accountSetsUrl = accountSetsUrl;
    this.stage = element.appendChild(document.createElement('div'));
    this.stage.className = 'graph-stage';
    this.labels = this.#overlay();
    this.line = this.#overlay();
    this.tip = element.appendChild(document.createElement('div'));
    this.tip.className = 'graph-tip';
    this.tip.hidden = true;
    this.minimap = new Minimap(element);
    this.notes = new NoteMarks();
    this.onTheme = () => this.#repaint();
    addEventListener('themechange', this.onTheme);
    this.sizes = new ResizeObserver(() => this.#resize());
    this.sizes.observe(element);
    this.lassoTool = new Lasso(element, this.line.getContext('2d'), () => token('--accent'), (polygon, event) => this.#select(polygon, event));
  }

  /** Draws a layout with a selection in it. @param {string} layoutUrl @param {string} membersUrl */
  async load(layoutUrl, membersUrl) {
    const load = ++this.#loads;
    this.element.setAttribute('aria-busy', 'true');
    try {
      const [layout, members] = await Promise.all([
        layoutUrl === this.#layoutUrl ? this.model.layout : this.#layoutRequest.json(layoutUrl),
        this.#memberRequest.json(membersUrl),
      ]);
      if (!layout || !members) return;
      if (layoutUrl !== this.#layoutUrl) this.#draw(layout, layoutUrl);
      this.model?.select(members);
      this.sigma?.refresh({ skipIndexation: true });
      this.element.dataset.drawn = membersUrl;
      performance.mark('drawn', { detail: membersUrl });
      this.#tell('OnLoaded', { ...layout.summary, selected: members.selected });
    } catch (error) {
      if (!(error instanceof DataFailure)) throw error;
      this.#tell('OnFailed', error.message);
    } finally {
      if (load === this.#loads) this.element.setAttribute('aria-busy', 'false');
      // Charts beside it wait for it at first.
      this.element.dispatchEvent(new Event('settled'));
    }
    if (this.#wanted) this.carry(...this.#wanted);
  }

  /** Gives up what is being fetched; what was drawn before stays. */
  cancel() {
    this.#loads++;
    this.#layoutRequest.cancel();
    this.#memberRequest.cancel();
    this.element.setAttribute('aria-busy', 'false');
    this.#tell('OnFailed', stopped);
  }

  /** Marks what carries notes. @param {import('./graphs/notes.js').Note[]} notes */
  annotate(notes) {
    this.notes.set(notes);
    if (this.sigma) this.#label();
  }

  lasso(on) {
    this.lassoTool.on = on;
    this.element.classList.toggle('lassoing', on);
  }

  fit() {
    this.sigma?.getCamera().animatedReset({ duration: 150 });
  }

  zoom(factor) {
    const camera = this.sigma?.getCamera();
    camera?.animate({ ratio: camera.ratio / factor }, { duration: 120 });
  }

  /** Moves to a node and rings it. @param {string} kind @param {string} id @returns {boolean} whether it is drawn */
  focus(kind, id) {
    if (!this.sigma) return false;
    const node = this.model.keyOf(kind, id);
    // An opened cluster is no node, and has its place.
    const opened = kind === 'cluster' ? this.model.layout.clusters.find(c => !c.isGroup && c.id === id && c.label) : undefined;
    if (!node && !opened) return false;
    this.ringed = node;
    const { x, y } = this.sigma.viewportToFramedGraph(this.sigma.graphToViewport(node ? placeOf(this.model.graph, node) : opened));
    const camera = this.sigma.getCamera();
    camera.animate({ x, y, ratio: Math.min(camera.ratio, kind === 'account' || kind === 'attribute' ? 0.25 : 0.7) }, { duration: 250 });
    return true;
  }

  /** Lets a node follow the pointer until the next click, or until Escape. @param {string} kind @param {string} id */
  carry(kind, id) {
    const isLoading = this.element.getAttribute('aria-busy') === 'true';
    this.#wanted = isLoading ? [kind, id] : undefined;
    if (isLoading) return;
    const node = this.model?.keyOf(kind, id);
    if (!node) return;
    this.mover?.carry(node);
    this.element.classList.add('carrying');
    addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !this.mover?.cancel()) return;
      this.element.classList.remove('carrying');
    }, { once: true });
  }

  /** The graph as it stands. @param {'png' | 'svg'} [format] @param {string} [caption] a line below it @returns {Promise<Blob>} */
  picture(format = 'png', caption) {
    if (format === 'svg' && this.sigma) {
      const style = { font: token('--font'), ink: token('--ink'), faint: token('--ink-3'), surface: token('--surface'), accent: token('--accent') };
      return Promise.resolve(new Blob([toSvg(this.sigma, this.model, this.#size(), style, caption)], { type: 'image/svg+xml' }));
    }
    const { width, height } = this.labels;
    const ratio = devicePixelRatio;
    const sheet = Object.assign(document.createElement('canvas'), { width, height: height + (caption ? 24 * ratio : 0) });
    const context = sheet.getContext('2d');
    context.fillStyle = token('--surface');
    context.fillRect(0, 0, sheet.width, sheet.height);
    if (caption) {
      context.font = `${10.5 * ratio}px ${token('--font')}`;
      context.fillStyle = token('--ink');
      context.fillText(caption, 8 * ratio, height + 16 * ratio);
    }
    // A WebGL buffer can be read only in the task that drew it.
    this.sigma?.refresh({ skipIndexation: true });
    const layers = this.sigma ? Object.values(this.sigma.getCanvases()) : [];
    for (const layer of [...layers, this.labels]) if (layer.width && layer.height) context.drawImage(layer, 0, 0, width, height);
    return new Promise(resolve => sheet.toBlob(resolve, 'image/png'));
  }

  dispose() {
    this.#layoutRequest.cancel();
    this.#memberRequest.cancel();
    this.sizes.disconnect();
    removeEventListener('themechange', this.onTheme);
    this.lassoTool.dispose();
    this.sigma?.kill();
    this.element.replaceChildren();
  }

  #draw(layout, url) {
    const before = this.sigma && planeOf(url) === planeOf(this.#layoutUrl) ? { sight: this.frame.sightOf(this.sigma.getCamera().getState()), clusters: this.model.layout.clusters } : undefined;
    this.sigma?.kill();
    this.sigma = undefined;
    this.ringed = undefined;
    this.element.classList.remove('carrying');
    this.#layoutUrl = url;
    this.frame = new Frame(layout, this.#size());
    this.model = new GraphModel(layout, this.frame.whole.unit);
    if (layout.summary.accounts === 0) return;
    try {
      this.sigma = this.#renderer(layout);
    } catch (error) {
      // Asked only now: to find out takes as long as a whole drawing.
      if (hasWebGL()) throw error;
      this.stage.replaceChildren();
      this.#tell('OnNoWebGL');
      return;
    }
    this.sigma.setCustomBBox(this.frame.box);
    this.#look(before);
    this.mover = new Mover(this.sigma, this.model, (node, { x, y }) => {
      this.element.classList.remove('carrying');
      const { kind, id } = this.model.nameOf(node);
      this.#tell('OnMoved', kind, id, x, y);
    });
    this.minimap.show(this.sigma, layout, i => token(layout.colors[layout.clusters[i].color].slice(4, -1)));
    this.sigma.on('afterRender', () => this.#label());
    this.sigma.on('enterNode', ({ node, event }) => showTip(this.tip, this.model, node, event, this.element));
    this.sigma.on('leaveNode', () => (this.tip.hidden = true));
    this.sigma.on('clickNode', ({ node, event }) => this.mover.endedWith(event) || this.#click(node, event.original));
    this.sigma.on('clickStage', ({ event }) => this.mover.endedWith(event));
    this.sigma.on('doubleClickNode', ({ node, preventSigmaDefault }) => {
      preventSigmaDefault();
      const { accounts, clusters } = this.model.layout;
      const cluster = clusters[{ c: i => i, a: i => accounts.cluster[i] }[node[0]]?.(Number(node.slice(1)))];
      if (cluster) this.#tell(cluster.isGroup ? 'OnGroupOpened' : 'OnClusterOpened', cluster.id);
    });
    this.sigma.on('doubleClickStage', ({ preventSigmaDefault }) => {
      preventSigmaDefault();
      this.fit();
    });
    this.#label();
  }

  /**
   * What was moved, hidden or coloured anew is seen where one was looking; what is opened is gone to.
   * @param {{sight: import('./graphs/frame.js').Sight, clusters: any[]} | undefined} before what was seen, and of which clusters; nothing at first
   */
  #look(before) {
    const camera = this.sigma.getCamera();
    if (before) camera.setState(this.frame.cameraOf(before.sight));
    const drawn = this.model.layout.clusters;
    const opened = drawn.filter(c => !c.isDisc && c.accounts > 0 && (!before || before.clusters.some(b => b.isDisc && b.id === c.id)));
    if (opened.length === 0) return;
    const goal = this.frame.cameraOf(drawn.some(c => c.isDisc) ? this.frame.around(opened) : this.frame.whole);
    if (before) camera.animate(goal, { duration: 400 });
    else camera.setState(goal);
  }

  /** Throws where the browser gives no WebGL. */
  #renderer(layout) {
    return new Sigma(this.model.graph, this.stage, {
      allowInvalidContainer: true,
      renderLabels: false,
      enableEdgeEvents: false,
      hideEdgesOnMove: layout.edges.account.length > 20000,
      zIndex: layout.accounts.id.length < 6000,
      autoRescale: true,
      stagePadding: 0,
      nodeProgramClasses: { account: NodePointProgram, ...programs(layout.shapes) },
      edgeProgramClasses: { line: EdgeLineProgram },
      defaultNodeType: 'account',
      defaultEdgeType: 'line',
      nodeReducer: this.model.node,
      edgeReducer: this.model.edge,
      defaultDrawNodeHover: () => {},
      itemSizesReference: 'screen',
      zoomToSizeRatioFunction: ratio => Math.max(0.35, Math.sqrt(ratio)),
    });
  }

  #label() {
    const { clusters, attributes } = this.model.layout;
    const lit = i => this.model.everything || this.model.degree[i] > 0;
    const unit = this.frame.sightOf(this.sigma.getCamera().getState()).unit;
    const zoom = this.sigma.scaleSize(1, this.sigma.getCamera().ratio);
    const places = clusters.map((cluster, i) => ({ ...this.sigma.graphToViewport(cluster), radius: cluster.isDisc ? this.model.discs[i] * zoom : cluster.radius * unit }));
    const ofClusters = clusters.map((cluster, i) => ({ ...cluster, i, lit: this.model.clusterMembers[i] > 0 }))
      .filter(c => c.label)
      .sort((a, b) => b.lit - a.lit || b.radius - a.radius)
      .map(({ i, label, lit }) => ({ x: places[i].x, y: places[i].y, reach: places[i].radius, text: label, strong: true, faint: !lit, sides: clusterSides }));
    const hubs = attributes.id.map((_, i) => ({ ...this.sigma.graphToViewport({ x: attributes.x[i], y: attributes.y[i] }), radius: this.model.graph.getNodeAttribute(`h${i}`, 'size') * zoom }));
    const ofHubs = this.model.layout.labelled.filter(lit).map(i => ({
      x: hubs[i].x, y: hubs[i].y, reach: hubs[i].radius, text: `${attributes.label[i]} · ${attributes.df[i].toLocaleString('en')}`, strong: false,
      // Away from the cluster that it belongs to.
      sides: hubs[i].x < places[attributes.cluster[i]]?.x ? leftFirst : rightFirst,
    }));
    const context = this.labels.getContext('2d');
    // The leading clusters and hubs before the small ones of either.
    const labels = [...ofClusters.slice(0, 5), ...ofHubs.slice(0, 4), ...ofClusters.slice(5), ...ofHubs.slice(4), ...this.#named()];
    const nodes = [...hubs, ...places.filter((_, i) => clusters[i].isDisc)];
    this.model.labels = drawLabels(context, labels, this.#size(), { font: token('--font'), ink: token('--ink'), faint: token('--ink-3'), halo: token('--surface') }, this.#covered(), nodes);
    this.model.marks = this.notes.draw(context, this.model, this.sigma, { accent: token('--accent'), halo: token('--surface') });
    if (this.ringed) this.#ring(context);
    this.minimap.update({ accent: token('--accent'), ink: token('--ink-2') });
  }

  /** Labels of accounts, as soon as few enough of them are in sight. */
  #named() {
    const { accounts } = this.model.layout;
    if (accounts.id.length > mostNamedAccounts && this.sigma.getCamera().ratio > 0.4) return [];
    const { width, height } = this.#size();
    const named = [];
    for (let i = 0; i < accounts.id.length; i++) {
      const { x, y } = this.sigma.graphToViewport({ x: accounts.x[i], y: accounts.y[i] });
      if (x < 0 || x > width || y < 0 || y > height) continue;
      if (named.length === mostNamedAccounts) return [];
      named.push({ x, y, reach: 4, text: accounts.id[i], strong: false, faint: !this.model.isMember(i), sides: rightFirst });
    }
    return named;
  }

  /** Where fields and buttons stand over the picture. */
  #covered() {
    const from = this.element.getBoundingClientRect();
    return [...this.element.parentElement.querySelectorAll(':scope > :is(.find, .zoom, .node), :scope > .changes > *')].map(over => {
      const { left, right, top, bottom } = over.getBoundingClientRect();
      return { left: left - from.left, right: right - from.left, top: top - from.top, bottom: bottom - from.top };
    });
  }

  #ring(context) {
    const { x, y } = this.sigma.graphToViewport(placeOf(this.model.graph, this.ringed));
    context.beginPath();
    context.arc(x, y, this.sigma.scaleSize(this.model.graph.getNodeAttribute(this.ringed, 'size'), this.sigma.getCamera().ratio) + 6, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = token('--accent');
    context.stroke();
  }

  #click(node, event) {
    const i = Number(node.slice(1));
    const { accounts, attributes, clusters } = this.model.layout;
    const how = event.altKey ? 'exclude' : event.shiftKey ? 'add' : 'replace';
    if (node[0] === 'c' && clusters[i].isGroup) this.#tell('OnAccountSet', clusters[i].id, how);
    else if (node[0] === 'c') this.#tell('OnClusters', [clusters[i].id], how);
    else if (node[0] === 'a') this.#tell('OnAccount', accounts.id[i], how);
    else this.#tell('OnAttribute', attributes.id[i], how);
  }

  async #select(polygon, event) {
    performance.mark('brush');
    const { accounts, clusters } = this.model?.layout ?? { accounts: { id: [] }, clusters: [] };
    const isInside = place => {
      const { x, y } = this.sigma.graphToViewport(place);
      return inside(x, y, polygon);
    };
    // Without the tool Shift is what draws the lasso; with it, it adds as it does everywhere.
    const how = event.altKey ? 'exclude' : event.shiftKey && this.lassoTool.on ? 'add' : 'replace';
    const chosen = accounts.id.filter((_, i) => isInside({ x: accounts.x[i], y: accounts.y[i] }));
    const discs = clusters.filter(c => c.isDisc && !c.isGroup && isInside(c));
    if (chosen.length === 0) {
      if (discs.length === 0) this.#tell('OnEmptyLasso');
      else this.#tell('OnClusters', discs.map(c => c.id), how);
      return;
    }
    const clustersToo = new URLSearchParams(discs.map(c => ['cluster', c.id]));
    const response = await fetch(`${this.accountSetsUrl}?${clustersToo}`, { method: 'POST', headers: { 'content-type': 'application/json', ...proof() }, body: JSON.stringify(chosen) });
    if (!response.ok) this.#tell('OnFailed', await sentence(response));
    else this.#tell('OnAccountSet', (await response.json()).hash, how);
  }

  #repaint() {
    if (!this.sigma) return;
    this.model.paint();
    this.sigma.refresh({ skipIndexation: true });
  }

  #overlay() {
    const canvas = this.element.appendChild(document.createElement('canvas'));
    canvas.className = 'graph-overlay';
    return canvas;
  }

  #size() {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  #resize() {
    const { width, height } = this.#size();
    const ratio = devicePixelRatio;
    for (const canvas of [this.labels, this.line]) {
      Object.assign(canvas, { width: width * ratio, height: height * ratio });
      canvas.getContext('2d').setTransform(ratio, 0, 0, ratio, 0, 0);
    }
    if (!width || !height || !this.sigma) return;
    const camera = this.sigma.getCamera();
    const sight = camera.ratio === 1 ? undefined : this.frame.sightOf(camera.getState());
    this.frame = new Frame(this.model.layout, this.#size());
    this.model.scale(this.frame.whole.unit);
    this.sigma.setCustomBBox(this.frame.box);
    if (sight) camera.setState(this.frame.cameraOf(sight));
    this.sigma.resize().refresh({ skipIndexation: true });
  }

  #tell(method, ...values) {
    this.handler.invokeMethodAsync(method, ...values);
  }
}

/** What places mean the same in: the neighbourhood of a node has places of its own. */
function planeOf(url) {
  const { searchParams, hash } = new URL(url, location.href);
  return JSON.stringify([searchParams.getAll('around'), hash]);
}

/** How each family of what is shared is drawn. @param {Record<string, import('./graphs/shapes.js').Shape>} shapes */
function programs(shapes) {
  return Object.fromEntries(Object.entries(shapes).map(([family, shape]) => [family, shapeProgram(shape)]));
}

function hasWebGL() {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}

/** @param {HTMLElement} element @param {any} handler @param {string} accountSetsUrl where a lasso's accounts are kept */
export function create(element, handler, accountSetsUrl) {
  const graph = new AccountGraph(element, handler, accountSetsUrl);
  element.picture = (format, caption) => graph.picture(format, caption);
  return graph;
}
