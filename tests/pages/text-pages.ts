import { appPages } from '../ocr/labelled/pages/app-pages.ts';
import { tablePages } from '../ocr/labelled/pages/table-pages.ts';
import { webPages } from '../ocr/labelled/pages/web-pages.ts';

/** A page of our own with text, as HTML that needs no given window. */
export interface TextPage {
  readonly name: string;
  readonly html: string;
}

const chosen = [
  ['an article', 'web-article-serif'],
  ['an app in dark mode', 'app-deployments-dark'],
  ['a table', 'table-stations'],
] as const;

/** Three pages of the labelled set, one of each kind that people read most. */
export const textPages: readonly TextPage[] = chosen.map(([name, labelled]) => {
  const page = [...webPages, ...appPages, ...tablePages].find((page) => page.name === labelled);
  if (!page) throw new Error(`the labelled set has no page ${labelled}`);
  const style = `body{margin:0;box-sizing:border-box;width:${page.width}px}`;
  return { name, html: `<style>${style}</style>${page.html}` };
});
