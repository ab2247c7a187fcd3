import type { FailureCode } from '../../utils/core/failure.ts';
import type { Rung } from '../../utils/core/source.ts';
import type { Fixture } from './fixtures.ts';

export type BrowserName = 'chromium' | 'firefox';

/**
 * What the captured image must be: one of the fixture's pictures, to the pixel; or the card but for
 * what a lossy encoding takes; or what the browser's own picture of the window shows of an element.
 */
export type ExpectedPixels = 'card' | 'large' | 'tall' | 'flat' | 'sheet' | 'close' | 'shown';

/** A small page with a picture whose pixels are known. */
export interface PageCase {
  readonly name: string;
  /** Of a page on the fixture's own origin. */
  readonly body?: (fixture: Fixture) => string;
  /** In place of a body: a document that lies there already. */
  readonly url?: (fixture: Fixture) => string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is right-clicked, in the middle; an element of the top document. */
  readonly target?: string;
  /** The element whose box is `shown`, where it isn't the target. */
  readonly shownOf?: string;
  /** An expression that is true once the page is ready, beyond its load. */
  readonly ready?: string;
  /** An expression that is true where the browser, as it runs here, can show such a page. */
  readonly needs?: string;
  /** The browsers that open no menu on it: there it is picked, from the popup. */
  readonly noMenu?: readonly BrowserName[];
  readonly rung: Rung | Readonly<Record<BrowserName, Rung>>;
  readonly pixels: ExpectedPixels;
  /** Instead of pixels: the failure that tells the person why there are none. */
  readonly failure?: FailureCode;
}

export function expectedRung({ rung }: PageCase, browser: BrowserName): Rung {
  return typeof rung === 'string' ? rung : rung[browser];
}
