// Drafts, requests and lassos, without a browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';

const kept = {};
const listeners = {};
globalThis.sessionStorage = Object.create({
  getItem: key => kept[key] ?? null,
  setItem(key, text) { kept[key] = text; this[key] = text; },
  removeItem(key) { delete kept[key]; delete this[key]; },
});
globalThis.document = { addEventListener: (type, listener) => (listeners[type] = listener), querySelector: () => null };

const { find, forget, latest } = await import('../../../src/Dashboard/Client/drafts.js');
const { DataFailure, LatestRequest, proof, sentence } = await import('../../../src/Dashboard/Client/data.js');
const { inside } = await import('../../../src/Dashboard/Client/graphs/lasso.js');

const field = (name, value, key, type = 'text') => ({ name, value, type, closest: () => ({ dataset: { draft: key, draftVersion: '3' } }) });

test('what is typed is kept by its field, with the version that it was typed on', () => {
  listeners.input({ target: field('title', 'Harrow', 'Ada/harbour/allegation 1') });
  listeners.change({ target: field('text', 'why', 'Ada/harbour/allegation 1') });
  const draft = find('Ada/harbour/allegation 1');
  assert.deepEqual(draft.fields, { title: 'Harrow', text: 'why' });
  assert.equal(draft.version, 3);
  assert.equal(latest('Ada/harbour/').key, 'Ada/harbour/allegation 1');
  forget('Ada/harbour/allegation 1');
  assert.equal(find('Ada/harbour/allegation 1'), null);
  assert.equal(latest('Ada/harbour/'), null);
});

test('passwords and files are never kept', () => {
  for (const type of ['password', 'file', 'checkbox', 'radio']) listeners.input({ target: field('secret', 'x', 'Ada/secret', type) });
  assert.equal(find('Ada/secret'), null);
});

test('a failure is a sentence: the problem’s own, or one made from the status', async () => {
  const answer = (body, type = 'application/problem+json') => new Response(body, { status: 409, headers: { 'content-type': type } });
  assert.equal(await sentence(answer('{"detail":"Somebody saved it."}')), 'Somebody saved it.');
  assert.equal(await sentence(answer('{"title":"Conflict"}')), 'Conflict');
  assert.match(await sentence(answer('<html>', 'text/html')), /^The server answered 409\. Nothing was changed/);
  assert.deepEqual(proof(), { RequestVerificationToken: '' });
});

test('only the latest request counts', async () => {
  const waiting = [];
  globalThis.fetch = (url, { signal }) => new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
    waiting.push(() => resolve(new Response(JSON.stringify({ url }))));
  });
  const request = new LatestRequest(() => {});
  const [first, second] = [request.json('/a'), request.json('/b')];
  waiting[1]();
  assert.equal(await first, undefined);
  assert.deepEqual(await second, { url: '/b' });
  globalThis.fetch = () => Promise.reject(new TypeError('offline'));
  await assert.rejects(request.json('/c'), DataFailure);
});

test('a point is inside a line drawn by hand, also where that is hollow', () => {
  /** @type {[number, number][]} */
  const hollow = [[0, 0], [10, 0], [10, 10], [5, 3], [0, 10]];
  assert.equal(inside(2, 5, hollow), true);
  assert.equal(inside(5, 8, hollow), false);
  assert.equal(inside(11, 5, hollow), false);
});
