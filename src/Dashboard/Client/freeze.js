// Freezing: takes the picture of a panel and hands it in. Everything else about an exhibit is computed on the server.
import { proof, sentence } from './data.js';

let running = new AbortController();

/** Ends the freezing that is under way. */
export function cancel() {
  running.abort();
}

/**
 * @param {string} panel the panel's name @param {string} url where exhibits are made
 * @param {Record<string, string>} fields view, title and state
 * @returns {Promise<{number?: number, problem?: string}>}
 */
export async function freeze(panel, url, fields) {
  running = new AbortController();
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const picture = await document.querySelector(`[data-panel="${panel}"]`)?.picture?.();
  if (picture) form.append('picture', picture, 'picture.png');
  let response;
  try {
    response = await fetch(url, { method: 'POST', headers: proof(), body: form, signal: running.signal });
  } catch {
    if (running.signal.aborted) return { problem: 'Cancelled. What was frozen already by then stands among the exhibits.' };
    return { problem: 'The server could not be reached. Nothing was frozen; try again in a moment.' };
  }
  return response.ok ? { number: (await response.json()).number } : { problem: await sentence(response) };
}
