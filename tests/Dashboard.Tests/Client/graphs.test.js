// Where the graph's picture begins, and where its labels stand.
import assert from 'node:assert/strict';
import { test } from 'node:test';

const { Frame } = await import('../../../src/Dashboard/Client/graphs/frame.js');
const { drawLabels } = await import('../../../src/Dashboard/Client/graphs/labels.js');

const nothing = { accounts: { id: [], x: [], y: [] }, attributes: { id: [], x: [], y: [] }, clusters: [] };
const disc = (x, y, radius) => ({ x, y, radius, isDisc: true });

test('all of a disc is seen, and the frame is as wide for its height as the picture', () => {
  const frame = new Frame({ ...nothing, clusters: [disc(0, 0, 10), disc(50, 0, 20)] }, { width: 600, height: 300 });
  const [left, right] = frame.box.x;
  const [bottom, top] = frame.box.y;
  assert.ok(left <= -10 && right >= 70 && bottom <= -20 && top >= 20);
  assert.ok(Math.abs((right - left) / (top - bottom) - 2) < 1e-9);
});

test('a camera is where its sight says, in any frame', () => {
  const before = new Frame({ ...nothing, clusters: [disc(0, 0, 10), disc(50, 0, 20)] }, { width: 600, height: 300 });
  const after = new Frame({ ...nothing, clusters: [disc(0, 0, 40)] }, { width: 600, height: 300 });
  const sight = { x: 12, y: -3, unit: 7 };
  for (const frame of [before, after]) {
    const seen = frame.sightOf(frame.cameraOf(sight));
    for (const key of ['x', 'y', 'unit']) assert.ok(Math.abs(seen[key] - sight[key]) < 1e-9);
  }
  assert.deepEqual(before.cameraOf(before.whole), { x: 0.5, y: 0.5, ratio: 1, angle: 0 });
});

test('nothing has a frame, too', () => {
  assert.equal(new Frame(nothing, { width: 0, height: 0 }).whole.unit, 1);
});

const canvas = { clearRect() {}, strokeText() {}, fillText() {}, measureText: text => ({ width: 6 * text.length }) };
const style = { font: '', ink: '', faint: '', halo: '' };
const place = (labels, nodes = []) => drawLabels(canvas, labels, { width: 400, height: 200 }, style, [], nodes);
const label = (text, x, y, sides = ['right', 'left']) => ({ text, x, y, reach: 5, strong: false, sides });

test('a label stands on the other side of its node where another label is', () => {
  const [first, second] = place([label('harbour', 200, 100), label('harbour', 195, 102)]);
  assert.equal(first.left, 209);
  assert.ok(second.left + 42 < 195);
});

test('of two labels that have no room the more important one stays', () => {
  assert.deepEqual(place([label('harbour', 200, 100, ['right']), label('tern', 200, 100, ['right'])]).map(l => l.text), ['harbour']);
});

test('a label covers no node where another side is free, and a node otherwise', () => {
  assert.ok(place([label('harbour', 200, 100)], [{ x: 220, y: 100, radius: 4 }])[0].left < 200);
  assert.equal(place([label('harbour', 200, 100, ['right'])], [{ x: 220, y: 100, radius: 4 }])[0].left, 209);
});
