// Saves the picture of a panel as a file.

/** @param {string} panel the panel's name @param {'png' | 'svg'} format @param {string} name of the file @param {string} caption a line below it */
export async function save(panel, format, name, caption) {
  const picture = await document.querySelector(`[data-panel="${panel}"]`)?.picture?.(format, caption);
  if (!picture) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(picture);
  link.download = name;
  link.click();
  // The browser reads it after this task.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
