import type { CopyContent } from '../core/copy-content.ts';

/** Puts it on the clipboard, from a page of the extension's. Says whether it lies there. */
export async function writeClipboard(content: CopyContent): Promise<boolean> {
  try {
    if (content.html === undefined) await navigator.clipboard.writeText(content.text);
    else await navigator.clipboard.write([clipboardItem(content.text, content.html)]);
    return true;
  } catch {
    // Refused while the window isn't focused; the older way works then.
    return copyBySelection(content);
  }
}

/** Puts an image on the clipboard as PNG, which every program takes. Says whether it lies there. */
export async function writeImage(image: Blob): Promise<boolean> {
  try {
    // Given as a promise: the gesture doesn't last until it is drawn.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': asPng(image) })]);
    return true;
  } catch {
    return false;
  }
}

async function asPng(image: Blob): Promise<Blob> {
  if (image.type === 'image/png') return image;
  const bitmap = await createImageBitmap(image);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}

/** Fills what a copy event takes to the clipboard. */
export function fillCopy({ clipboardData }: ClipboardEvent, { text, html }: CopyContent): void {
  clipboardData?.setData('text/plain', text);
  if (html !== undefined) clipboardData?.setData('text/html', html);
}

function clipboardItem(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    'text/plain': new Blob([text], { type: 'text/plain' }),
    'text/html': new Blob([html], { type: 'text/html' }),
  });
}

function copyBySelection(content: CopyContent): boolean {
  const field = document.createElement('textarea');
  field.value = content.text;
  field.setAttribute('aria-hidden', 'true');
  const focused = document.activeElement;
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    fillCopy(event, content);
  };
  document.addEventListener('copy', fill, { capture: true, once: true });
  document.body.append(field);
  field.select();
  const copied = document.execCommand('copy');
  document.removeEventListener('copy', fill, { capture: true });
  field.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}
