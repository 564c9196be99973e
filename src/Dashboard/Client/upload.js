// Sends files over HTTP, one after the other, and tells the page how far each has come.

/**
 * @param {HTMLElement} zone where files may be dropped
 * @param {HTMLInputElement} input the file chooser
 * @param {string} url where each file is posted as the request's body
 * @param {string} token the antiforgery token
 * @param {number} maxBytes what the server takes; a larger file is not sent at all
 * @param {{invokeMethodAsync: (name: string, ...args: unknown[]) => Promise<unknown>}} page
 */
export function attach(zone, input, url, token, maxBytes, page) {
  const abort = new AbortController();
  const { signal } = abort;
  let request = null;

  const sendAll = async (files) => {
    for (const file of files) {
      try {
        const id = await send(file);
        await page.invokeMethodAsync('UploadedAsync', id, file.name, file.size);
      } catch (error) {
        await page.invokeMethodAsync('UploadFailedAsync', file.name, error.message);
        if (signal.aborted) return;
      }
    }
    input.value = '';
  };

  const send = (file) => new Promise((resolve, reject) => {
    if (file.size > maxBytes) throw new Error('The file is larger than this page takes. Import it with the command instead.');
    let last = 0;
    request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('RequestVerificationToken', token);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => {
      const now = performance.now();
      if (now - last < 200 && event.loaded < event.total) return;
      last = now;
      page.invokeMethodAsync('UploadingAsync', file.name, event.loaded, event.total);
    };
    request.onload = () => {
      if (request.status === 200) resolve(JSON.parse(request.responseText).id);
      else reject(new Error(problemOf(request)));
    };
    request.onerror = () => reject(new Error('The connection broke off; nothing of this file was kept. Send it again.'));
    request.onabort = () => reject(new Error('Cancelled; nothing of this file was kept.'));
    request.send(file);
  });

  input.addEventListener('change', () => sendAll([...input.files]), { signal });
  zone.addEventListener('dragover', (event) => { event.preventDefault(); zone.dataset.over = 'true'; }, { signal });
  zone.addEventListener('dragleave', () => { delete zone.dataset.over; }, { signal });
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    delete zone.dataset.over;
    sendAll([...event.dataTransfer.files]);
  }, { signal });

  // Whoever was quicker than this module has already chosen.
  if (input.files.length > 0) sendAll([...input.files]);

  return {
    cancel() { request?.abort(); },
    dispose() { abort.abort(); request?.abort(); },
  };
}

/** @param {XMLHttpRequest} request */
function problemOf(request) {
  try {
    return JSON.parse(request.responseText).detail ?? `The server answered ${request.status}.`;
  } catch {
    return `The server answered ${request.status}; nothing of this file was kept.`;
  }
}
