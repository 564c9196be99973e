// The bar that says that the connection is lost. Blazor sets its class; this does what its buttons say.

const bar = document.getElementById('components-reconnect-modal');

bar.querySelector('[data-retry]').addEventListener('click', async () => {
  // False: the server is there again and does not know this page any more.
  if (!await Blazor.reconnect()) location.reload();
});
bar.querySelector('[data-reload]').addEventListener('click', () => location.reload());

new MutationObserver(() => {
  if (bar.classList.contains('components-reconnect-hide')) document.dispatchEvent(new CustomEvent('connectionback'));
}).observe(bar, { attributes: true, attributeFilter: ['class'] });
