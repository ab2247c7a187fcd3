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
