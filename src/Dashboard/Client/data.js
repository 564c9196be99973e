// Data over HTTP: only the latest request counts, and a failure is a sentence.

/** How long a person waits without being told, in ms. */
const unnoticed = 1000;

/** What is said of a request that was given up. */
export const stopped = 'Stopped before it was counted. The other panels are not concerned; try again, or narrow the selection.';

/** What went wrong, in words for the person who looks at the panel. */
export class DataFailure extends Error {}

/** Fetches for one panel; a newer request ends the older one. */
export class LatestRequest {
  /** @type {AbortController | undefined} */
  #controller;
  #onSlow;

  /** @param {() => void} onSlow called once for each request that takes long */
  constructor(onSlow) {
    this.#onSlow = onSlow;
  }

  /**
   * @param {string} url
   * @returns {Promise<any>} the body, or undefined when a newer request has taken over
   */
  async json(url) {
    this.cancel();
    const controller = new AbortController();
    this.#controller = controller;
    const slow = setTimeout(this.#onSlow, unnoticed);
    try {
      const response = await fetch(url, { signal: controller.signal });
      if (!response.ok) throw new DataFailure(await sentence(response));
      const body = await response.json();
      return controller.signal.aborted ? undefined : body;
    } catch (error) {
      if (controller.signal.aborted) return undefined;
      if (error instanceof DataFailure) throw error;
      throw new DataFailure('The server could not be reached. What is on the screen stays as it was; try again in a moment.');
    } finally {
      clearTimeout(slow);
    }
  }

  cancel() {
    this.#controller?.abort();
    this.#controller = undefined;
  }
}

/** @returns {Record<string, string>} what a request that changes something has to carry: the token that this page was given */
export function proof() {
  return { RequestVerificationToken: /** @type {HTMLInputElement | null} */ (document.querySelector('input[name="__RequestVerificationToken"]'))?.value ?? '' };
}

/** @param {Response} response @returns {Promise<string>} the problem's sentence, or one made from the status */
export async function sentence(response) {
  const fallback = `The server answered ${response.status}. Nothing was changed; load the page again or narrow the selection.`;
  if (!response.headers.get('content-type')?.includes('json')) return fallback;
  const problem = await response.json();
  return problem.detail ?? problem.title ?? fallback;
}
