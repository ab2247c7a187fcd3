import type { LabelledPage } from './labelled-page.ts';
import { appPages } from './pages/app-pages.ts';
import { codePages, terminalPages } from './pages/code-pages.ts';
import { columnPages } from './pages/column-pages.ts';
import { languagePages } from './pages/language-pages.ts';
import { receiptPages, scanPages } from './pages/paper-pages.ts';
import { memePages, photoPages } from './pages/picture-pages.ts';
import { smallPages, snipPages } from './pages/small-pages.ts';
import { tablePages } from './pages/table-pages.ts';
import { turnedPages } from './pages/turned-pages.ts';
import { webPages } from './pages/web-pages.ts';

/** The project's own labelled set. The text is ours; rendering it gives the images. */
export const labelledPages: readonly LabelledPage[] = [
  webPages,
  appPages,
  columnPages,
  tablePages,
  codePages,
  terminalPages,
  smallPages,
  snipPages,
  receiptPages,
  scanPages,
  photoPages,
  memePages,
  turnedPages,
  languagePages,
].flat();
