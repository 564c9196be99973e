// The modules that compute and draw nothing: what they say is checked without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';

const measured = { font: '', measureText: text => ({ width: 6 * text.length }) };
globalThis.document = { createElement: () => ({ getContext: () => measured }), documentElement: {} };
globalThis.getComputedStyle = () => ({ getPropertyValue: name => ({ '--ink': ' #102030', '--accent': ' #fa0' })[name] ?? '' });

const { over, withKey } = await import('../../../src/Dashboard/Client/plots/frame.js');
const { giveWay, place, thinRows, thinTicks } = await import('../../../src/Dashboard/Client/plots/labels.js');
const { layLanes } = await import('../../../src/Dashboard/Client/plots/lanes.js');
const { channels, paint, translucent } = await import('../../../src/Dashboard/Client/tokens.js');

test('a layout is laid over another: objects merge, everything else is replaced', () => {
  assert.deepEqual(over({ a: { x: 1, y: 2 }, list: [1, 2], b: 3 }, { a: { y: 4 }, list: [5] }), { a: { x: 1, y: 4 }, list: [5], b: 3 });
  assert.deepEqual(over({ a: 1 }, undefined), { a: 1 });
});

test('a picture that stands alone has its legend, and stays as wide beside it', () => {
  const layout = { width: 400, height: 40, margin: { l: 1, r: 2, t: 3, b: 4 } };
  const stacked = withKey([{ stackgroup: 'a' }, { stackgroup: 'a' }, {}], layout, 'harbour');
  assert.equal(stacked.layout.width - stacked.layout.margin.r, layout.width - layout.margin.r);
  assert.equal(stacked.layout.height, 24 + 19 * 2 + 24);
  assert.deepEqual(stacked.data.map(trace => trace.showlegend), [true, true, false]);
  assert.equal(stacked.layout.annotations[0].text, 'harbour');
  assert.equal(withKey([{}], layout).layout.annotations.length, 0);
});

test('a label stands right of its mark, else left, else nowhere', () => {
  const labels = [{ at: 10, width: 30 }, { at: 30, width: 30 }, { at: 95, width: 10 }];
  assert.deepEqual(place(labels, 100), [undefined, 'right', 'left']);
  assert.deepEqual(place([{ at: 5, width: 200 }], 100), [undefined]);
});

test('the more important of two labels stays, and a mark keeps its place without one', () => {
  const trace = { x: ['2026-05-01', '2026-05-02'], text: ['many', 'few'], customdata: [[0, 1], [0, 9]] };
  giveWay(trace, [Date.parse('2026-05-01Z'), Date.parse('2026-05-11Z')], 100, '10px Inter');
  assert.deepEqual(trace.text, ['', 'few']);
  assert.equal(trace.textposition.length, 2);
});

test('ticks and rows are left out evenly until the others fit', () => {
  const axis = { tickvals: [0, 1, 2, 3], ticktext: ['aaaa', 'bbbb', 'cccc', 'dddd'] };
  thinTicks(axis, 80, '10px Inter');
  assert.deepEqual(axis, { tickvals: [0, 2], ticktext: ['aaaa', 'cccc'] });
  thinRows(axis, 12);
  assert.deepEqual(axis, { tickvals: [0], ticktext: ['aaaa'] });
});

test('lanes take what their names need, and never more than the counts can spare', () => {
  const roomy = { yaxis: {}, yaxis2: {} };
  layLanes(roomy, 2, 400);
  assert.ok(Math.abs(1 - roomy.yaxis2.domain[0] - 27 / 400) < 1e-9);
  const low = { yaxis: {}, yaxis2: {} };
  layLanes(low, 10, 100);
  assert.equal(low.yaxis2.domain[0], 1 - 0.42);
  assert.ok(low.yaxis.domain[1] < low.yaxis2.domain[0]);
});

test('colours are read from tokens, wherever they stand', () => {
  assert.deepEqual(channels('#fa0'), [255, 170, 0]);
  assert.equal(translucent('#102030', 0.5), 'rgba(16,32,48,0.5)');
  assert.deepEqual(paint({ line: { color: 'var(--ink)' }, fills: ['var(--accent)/0.2', 'red'], y: [1, 2] }), { line: { color: '#102030' }, fills: ['rgba(255,170,0,0.2)', 'red'], y: [1, 2] });
});
