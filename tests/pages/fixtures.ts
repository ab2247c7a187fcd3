import { encodeGif } from './gif.ts';
import { CARD } from './card.ts';
import type { ExpectedPixels } from './page-case.ts';
import type { PageServer } from './page-server.ts';

/** The card in every encoding, made in a browser; raw pixels are RGBA. */
export interface Encodings {
  readonly png: Uint8Array;
  readonly jpeg: Uint8Array;
  readonly webp: Uint8Array;
  readonly webm: Uint8Array;
  readonly blackWebm: Uint8Array;
  readonly large: Uint8Array;
  readonly tall: Uint8Array;
  readonly decoy: Uint8Array;
  /** Few colours, so that a GIF can hold them. */
  readonly flat: Uint8Array;
  readonly flatDecoy: Uint8Array;
  readonly flatPng: Uint8Array;
  /** The card beside decoys on one sheet, at 400, 240. */
  readonly sheet: Uint8Array;
}

/** Addresses of the card on two origins: `own` is the page's, `far` gives nothing to others. */
export interface Fixture {
  readonly own: PageServer;
  readonly far: PageServer;
  readonly png: string;
  readonly jpeg: string;
  readonly webp: string;
  readonly webm: string;
  readonly gif: string;
  readonly movingGif: string;
  readonly svg: string;
  readonly sheet: string;
  readonly decoy: string;
  readonly dataUri: string;
  /** On the other origin, with and without CORS. */
  readonly farPng: string;
  readonly corsPng: string;
  readonly farWebm: string;
  readonly farBlackWebm: string;
  readonly farLarge: string;
  readonly farTall: string;
  readonly farSheet: string;
  /** Given only to those who come from the page. */
  readonly refererPng: string;
}

/** The pictures that captures are compared with, as data URIs. */
export function expectedUri(card: Encodings, pixels: Exclude<ExpectedPixels, 'shown'>): string {
  const png = {
    card: card.png,
    close: card.png,
    flat: card.flatPng,
    large: card.large,
    tall: card.tall,
    sheet: card.sheet,
  }[pixels];
  return `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
}

export const svgCard = (inner = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}" viewBox="0 0 400 240">
<rect width="400" height="240" fill="#f4f1e8"/><rect width="400" height="4" fill="#d01010"/><rect x="396" width="4" height="240" fill="#10a010"/><rect y="236" width="400" height="4" fill="#1010d0"/><rect width="4" height="240" fill="#c010c0"/>
<rect x="40" y="40" width="120" height="80" fill="#204080"/><rect x="200" y="60" width="80" height="120" fill="#e08020"/>${inner}</svg>`;

function put(
  site: PageServer,
  path: string,
  body: Uint8Array | string,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): string {
  return site.put(path, { body, type, headers });
}

export function serveFixture(card: Encodings, own: PageServer, far: PageServer): Fixture {
  const { width, height } = CARD;
  return {
    own,
    far,
    png: put(own, '/card.png', card.png, 'image/png'),
    jpeg: put(own, '/card.jpg', card.jpeg, 'image/jpeg'),
    webp: put(own, '/card.webp', card.webp, 'image/webp'),
    webm: put(own, '/card.webm', card.webm, 'video/webm'),
    gif: put(own, '/card.gif', encodeGif([card.flat], width, height), 'image/gif'),
    movingGif: put(
      own,
      '/moving.gif',
      encodeGif([card.flatDecoy, card.flat], width, height),
      'image/gif',
    ),
    svg: put(own, '/card.svg', svgCard(), 'image/svg+xml'),
    sheet: put(own, '/sheet.png', card.sheet, 'image/png'),
    decoy: put(own, '/decoy.png', card.decoy, 'image/png'),
    dataUri: `data:image/png;base64,${Buffer.from(card.png).toString('base64')}`,
    farPng: put(far, '/far.png', card.png, 'image/png'),
    corsPng: put(far, '/cors.png', card.png, 'image/png', { 'access-control-allow-origin': '*' }),
    farWebm: put(far, '/far.webm', card.webm, 'video/webm'),
    farBlackWebm: put(far, '/black.webm', card.blackWebm, 'video/webm'),
    farLarge: put(far, '/large.png', card.large, 'image/png'),
    farTall: put(far, '/tall.png', card.tall, 'image/png'),
    farSheet: put(far, '/far-sheet.png', card.sheet, 'image/png'),
    refererPng: own.put('/referer.png', {
      body: card.png,
      type: 'image/png',
      onlyFrom: own.origin,
    }),
  };
}
