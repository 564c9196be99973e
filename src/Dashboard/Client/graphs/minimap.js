// Where one is: the whole graph in small, with a frame around what is shown. Only while a part of it is.

const width = 132;
const height = 92;

export class Minimap {
  /** @param {HTMLElement} element what the graph is drawn in */
  constructor(element) {
    this.canvas = element.appendChild(document.createElement('canvas'));
    this.canvas.className = 'graph-minimap';
    this.canvas.hidden = true;
    this.canvas.setAttribute('aria-hidden', 'true');
    Object.assign(this.canvas, { width: width * devicePixelRatio, height: height * devicePixelRatio });
    this.canvas.addEventListener('pointerdown', event => this.#go(event));
    this.canvas.addEventListener('pointermove', event => event.buttons === 1 && this.#go(event));
  }

  /** @param {import('sigma').default} sigma @param {any} layout @param {(i: number) => string} colorOf a cluster */
  show(sigma, layout, colorOf) {
    this.sigma = sigma;
    this.layout = layout;
    this.colorOf = colorOf;
    const { x: [left, right], y: [bottom, top] } = sigma.getCustomBBox();
    const scale = Math.min((width - 10) / Math.max(right - left, 1), (height - 10) / Math.max(top - bottom, 1));
    this.toMap = ({ x, y }) => ({ x: width / 2 + (x - (left + right) / 2) * scale, y: height / 2 - (y - (bottom + top) / 2) * scale });
    this.toGraph = ({ x, y }) => ({ x: (left + right) / 2 + (x - width / 2) / scale, y: (bottom + top) / 2 - (y - height / 2) / scale });
    this.scale = scale;
  }

  /** Draws it anew where the camera shows a part of the graph. @param {{accent: string, ink: string}} style */
  update({ accent, ink }) {
    const { sigma } = this;
    const { ratio } = sigma.getCamera();
    this.canvas.hidden = ratio > 0.8;
    if (this.canvas.hidden) return;
    const context = this.canvas.getContext('2d');
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.clearRect(0, 0, width, height);
    const { accounts, clusters } = this.layout;
    context.globalAlpha = 0.7;
    const isNetwork = !clusters.some(c => c.label);
    if (isNetwork) {
      context.fillStyle = ink;
      for (let i = 0; i < accounts.id.length; i++) {
        const { x, y } = this.toMap({ x: accounts.x[i], y: accounts.y[i] });
        context.fillRect(x, y, 1.5, 1.5);
      }
    } else {
      clusters.forEach((cluster, i) => {
        const { x, y } = this.toMap(cluster);
        context.fillStyle = this.colorOf(i);
        context.beginPath();
        context.arc(x, y, Math.max(1, cluster.radius * this.scale), 0, 2 * Math.PI);
        context.fill();
      });
    }
    context.globalAlpha = 1;
    const box = sigma.getContainer().getBoundingClientRect();
    const corners = [{ x: 0, y: 0 }, { x: box.width, y: box.height }].map(corner => this.toMap(sigma.viewportToGraph(corner)));
    context.strokeStyle = accent;
    context.lineWidth = 1.5;
    context.strokeRect(corners[0].x, corners[0].y, corners[1].x - corners[0].x, corners[1].y - corners[0].y);
  }

  #go(event) {
    const box = this.canvas.getBoundingClientRect();
    const place = this.toGraph({ x: event.clientX - box.left, y: event.clientY - box.top });
    this.sigma.getCamera().setState(this.sigma.viewportToFramedGraph(this.sigma.graphToViewport(place)));
  }
}
