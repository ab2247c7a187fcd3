/** Gives the person a text as a file, as a download from the page that this is called in. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken hold of the bytes by the time that the click's task is over.
  setTimeout(() => URL.revokeObjectURL(url));
}
