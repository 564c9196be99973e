// Sends files over HTTP, one after the other, and tells the page how far they have come.

/** What can be a log; other files of a folder are left out. */
const LOG = /\.(csv|tsv|txt|ndjson|jsonl|json|parquet|sql|zip)(\.(gz|zst))?$/i;

/**
 * @param {HTMLElement} zone where files and folders may be dropped
 * @param {HTMLInputElement[]} inputs the choosers of files and of a folder
 * @param {string} url where each file is posted as the request's body; its name is added
 * @param {string} token the antiforgery token
 * @param {number} maxBytes what the server takes; a larger file is not sent at all
 * @param {{invokeMethodAsync: (name: string, ...args: unknown[]) => Promise<unknown>}} page
 */
export function attach(zone, inputs, url, token, maxBytes, page) {
  const abort = new AbortController();
  const { signal } = abort;
  const waiting = [];
  let request = null;
  let isSending = false;
  let sent = 0;

  const add = async (files, isFolder) => {
    const logs = isFolder ? files.filter((file) => LOG.test(file.name) && !file.name.startsWith('.')) : files;
    if (logs.length < files.length || logs.length === 0) await page.invokeMethodAsync('LeftOutAsync', files.length - logs.length);
    waiting.push(...logs);
    if (isSending) return;
    isSending = true;
    while (waiting.length > 0 && !signal.aborted) {
      const file = waiting.shift();
      try {
        await send(file);
        sent++;
        await page.invokeMethodAsync('ArrivedAsync');
      } catch (error) {
        if (!signal.aborted) await page.invokeMethodAsync('UploadFailedAsync', file.name, error.message);
      }
    }
    isSending = false;
    sent = 0;
  };

  const send = async (file) => {
    if (file.size > maxBytes) throw new Error('The file is larger than this page takes. Put it into the inbox, or import it with the command.');
    for (;;) {
      const wait = await post(file);
      if (wait === 0) return;
      await new Promise((resolve) => { setTimeout(resolve, wait * 1000); });
    }
  };

  /** @returns {Promise<number>} the seconds to wait before it is sent again; 0 when it has arrived */
  const post = (file) => new Promise((resolve, reject) => {
    let last = 0;
    request = new XMLHttpRequest();
    request.open('POST', `${url}${url.includes('?') ? '&' : '?'}name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('RequestVerificationToken', token);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => {
      const now = performance.now();
      if (now - last < 200 && event.loaded < event.total) return;
      last = now;
      page.invokeMethodAsync('UploadingAsync', file.name, event.loaded, event.total, sent + 1, sent + 1 + waiting.length);
    };
    request.onload = () => {
      if (request.status === 200) resolve(0);
      else if (request.status === 429) resolve(Number(request.getResponseHeader('Retry-After')) || 1);
      else reject(new Error(problemOf(request)));
    };
    request.onerror = () => reject(new Error('The connection broke off; nothing of this file was kept. Send it again.'));
    request.onabort = () => reject(new Error('Cancelled; nothing of this file was kept.'));
    request.send(file);
  });

  for (const input of inputs) {
    const take = () => {
      const files = [...input.files];
      // Emptied, so that the same file can be chosen again.
      input.value = '';
      if (files.length > 0) add(files, input.webkitdirectory);
    };
    input.addEventListener('change', take, { signal });
    // Whoever was quicker than this module has already chosen.
    take();
  }

  zone.addEventListener('dragover', (event) => { event.preventDefault(); zone.dataset.over = 'true'; }, { signal });
  zone.addEventListener('dragleave', () => { delete zone.dataset.over; }, { signal });
  zone.addEventListener('drop', async (event) => {
    event.preventDefault();
    delete zone.dataset.over;
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.some((entry) => entry.isDirectory)) {
      add([...event.dataTransfer.files], false);
      return;
    }
    const files = [];
    for (const entry of entries) await collect(entry, files);
    add(files, true);
  }, { signal });

  return {
    /** Gives up the file that is being sent, and those that wait for it. */
    cancel() { waiting.length = 0; request?.abort(); },
    dispose() { abort.abort(); waiting.length = 0; request?.abort(); },
  };
}

/** Collects the files of a dropped entry, in the order of their names. */
async function collect(entry, files) {
  if (entry.isFile) {
    files.push(await new Promise((resolve, reject) => { entry.file(resolve, reject); }));
    return;
  }
  const reader = entry.createReader();
  const children = [];
  for (;;) {
    // A reader gives a part of the folder at a time, and nothing at its end.
    const some = await new Promise((resolve, reject) => { reader.readEntries(resolve, reject); });
    if (some.length === 0) break;
    children.push(...some);
  }
  children.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const child of children) await collect(child, files);
}

/** @param {XMLHttpRequest} request */
function problemOf(request) {
  try {
    return JSON.parse(request.responseText).detail ?? `The server answered ${request.status}.`;
  } catch {
    return `The server answered ${request.status}; nothing of this file was kept.`;
  }
}
