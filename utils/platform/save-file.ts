const READ_WITHIN_MS = 10 * 60_000;

/** Gives the person a text as a file, as a download from the page that this is called in. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // A browser that asks where to put the file reads it only after the answer.
  setTimeout(() => URL.revokeObjectURL(url), READ_WITHIN_MS);
}
