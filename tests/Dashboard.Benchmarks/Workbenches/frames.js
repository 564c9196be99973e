// Frames a second of the drawn account graph while it is moved, and of the same dots and lines by WebGL alone.
(() => {
  const graph = () => document.querySelector('[data-panel=graph]');

  /** Does a step in every frame and counts the frames. @param {number} seconds @param {(frame: number) => void} step @returns {Promise<number>} */
  async function rate(seconds, step) {
    const frame = () => new Promise(requestAnimationFrame);
    for (let warm = 0; warm < 5; warm++) {
      step(warm);
      await frame();
    }
    const start = performance.now();
    let frames = 0;
    while (performance.now() - start < seconds * 1000) {
      step(frames++);
      await frame();
    }
    return (1000 * frames) / (performance.now() - start);
  }

  /** A circle of 30 pixels around the middle of an element. */
  function place(element, frame) {
    const box = element.getBoundingClientRect();
    return { clientX: box.left + box.width / 2 + 30 * Math.cos(frame / 9), clientY: box.top + box.height / 2 + 30 * Math.sin(frame / 9) };
  }

  /** Drags the ground with the mouse. */
  async function drag(seconds) {
    const ground = graph().querySelector('.sigma-mouse');
    const tell = (type, frame, on) => on.dispatchEvent(new MouseEvent(type, { ...place(ground, frame), bubbles: true, cancelable: true, button: 0, buttons: 1 }));
    tell('mousedown', 0, ground);
    const frames = await rate(seconds, frame => tell('mousemove', frame, document));
    tell('mouseup', 0, document);
    return frames;
  }

  /** Drags in the small picture of the whole: nothing is hidden meanwhile. */
  function pan(seconds) {
    const map = graph().querySelector('.graph-minimap');
    if (map.hidden) throw new Error('There is no small picture: move nearer first.');
    return rate(seconds, frame => {
      const box = map.getBoundingClientRect();
      const at = { clientX: box.left + box.width * (0.5 + 0.1 * Math.cos(frame / 9)), clientY: box.top + box.height * (0.5 + 0.1 * Math.sin(frame / 9)) };
      map.dispatchEvent(new PointerEvent('pointermove', { ...at, bubbles: true, buttons: 1 }));
    });
  }

  /** The same nodes and edges, drawn in one call each, with nothing around it. @param {any} layout what the server sent @param {number} zoom */
  async function bare(seconds, layout, zoom) {
    const under = graph().getBoundingClientRect();
    const canvas = Object.assign(document.createElement('canvas'), { width: under.width * devicePixelRatio, height: under.height * devicePixelRatio });
    canvas.style.cssText = `position:fixed;left:${under.left}px;top:${under.top}px;width:${under.width}px;height:${under.height}px;z-index:9;background:#fff`;
    document.body.append(canvas);
    const gl = canvas.getContext('webgl2', { antialias: false });
    const shader = (type, source) => {
      const made = gl.createShader(type);
      gl.shaderSource(made, source);
      gl.compileShader(made);
      return made;
    };
    const program = gl.createProgram();
    gl.attachShader(program, shader(gl.VERTEX_SHADER, 'attribute vec2 at; uniform vec2 shift; uniform vec2 scale; void main() { gl_Position = vec4((at + shift) * scale, 0., 1.); gl_PointSize = 2.; }'));
    gl.attachShader(program, shader(gl.FRAGMENT_SHADER, 'precision mediump float; uniform vec4 color; void main() { gl_FragColor = color; }'));
    gl.linkProgram(program);
    gl.useProgram(program);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    const { accounts, attributes, edges } = layout;
    const dots = new Float32Array(2 * (accounts.x.length + attributes.x.length));
    accounts.x.forEach((x, i) => dots.set([x, accounts.y[i]], 2 * i));
    attributes.x.forEach((x, i) => dots.set([x, attributes.y[i]], 2 * (accounts.x.length + i)));
    const lines = new Float32Array(4 * edges.account.length);
    edges.account.forEach((a, e) => lines.set([accounts.x[a], accounts.y[a], attributes.x[edges.attribute[e]], attributes.y[edges.attribute[e]]], 4 * e));
    const [xs, ys] = [[...accounts.x], [...accounts.y]].map(values => [Math.min(...values), Math.max(...values)]);
    const buffers = [lines, dots].map(data => {
      const buffer = gl.createBuffer();
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
      return buffer;
    });
    const place = gl.getAttribLocation(program, 'at');
    const uniform = name => gl.getUniformLocation(program, name);
    const frames = await rate(seconds, frame => {
      const span = Math.max(xs[1] - xs[0], ys[1] - ys[0]);
      gl.viewport(0, 0, canvas.width, canvas.height);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.uniform2f(uniform('shift'), -(xs[0] + xs[1]) / 2 + 0.05 * span * Math.cos(frame / 9), -(ys[0] + ys[1]) / 2 + 0.05 * span * Math.sin(frame / 9));
      gl.uniform2f(uniform('scale'), (2 * zoom * canvas.height) / canvas.width / span, (2 * zoom) / span);
      gl.enableVertexAttribArray(place);
      for (const [mode, buffer, count, color] of [[gl.LINES, buffers[0], lines.length / 2, [0.05, 0.05, 0.1, 0.1]], [gl.POINTS, buffers[1], dots.length / 2, [0.2, 0.3, 0.7, 0.85]]]) {
        gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
        gl.vertexAttribPointer(place, 2, gl.FLOAT, false, 0, 0);
        gl.uniform4f(uniform('color'), ...color);
        gl.drawArrays(mode, 0, count);
      }
    });
    canvas.remove();
    return frames;
  }

  window.frameRates = { drag, pan, bare };
})();
