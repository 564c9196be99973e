// Nodes that are put elsewhere: dragged with the pointer, or, without dragging, carried from a command to the next click.

const threshold = 5;

export class Mover {
  /** @type {string | undefined} */
  #node;
  #from = { x: 0, y: 0 };
  #isMoving = false;
  #isCarried = false;

  /**
   * @param {import('sigma').default} sigma
   * @param {import('./model.js').GraphModel} model
   * @param {(node: string, place: {x: number, y: number}) => void} done
   */
  constructor(sigma, model, done) {
    this.sigma = sigma;
    this.model = model;
    this.done = done;
    sigma.on('downNode', ({ node, event }) => {
      if (this.#isCarried || event.original.shiftKey || ('button' in event.original && event.original.button > 0)) return;
      [this.#node, this.#from, this.#isMoving] = [node, { x: event.x, y: event.y }, false];
    });
    sigma.on('moveBody', ({ event, preventSigmaDefault }) => {
      if (!this.#node) return;
      this.#isMoving ||= this.#isCarried || Math.hypot(event.x - this.#from.x, event.y - this.#from.y) > threshold;
      if (!this.#isMoving) return;
      preventSigmaDefault();
      this.#put(event);
    });
    for (const type of /** @type {const} */ (['upNode', 'upStage'])) sigma.on(type, ({ event }) => !this.#isCarried && this.#drop(event));
  }

  /** Whether the click that is being told about ended a move, and says nothing else. */
  endedWith(event) {
    if (this.#isCarried) {
      this.#drop(event);
      return true;
    }
    const ended = this.justMoved === true;
    this.justMoved = false;
    return ended;
  }

  /** The node follows the pointer until the next click. @param {string} node */
  carry(node) {
    [this.#node, this.#isCarried, this.#isMoving] = [node, true, false];
  }

  /** Lets go of what is carried, where it is. @returns {boolean} whether anything was */
  cancel() {
    const carried = this.#isCarried;
    [this.#node, this.#isCarried, this.#isMoving] = [undefined, false, false];
    return carried;
  }

  #put(event) {
    const { x, y } = this.sigma.viewportToGraph(event);
    this.model.graph.mergeNodeAttributes(this.#node, { x, y });
  }

  #drop(event) {
    const [node, moved] = [this.#node, this.#isMoving];
    this.cancel();
    if (!node || !moved) return;
    this.justMoved = true;
    this.done(node, this.sigma.viewportToGraph(event));
  }
}
