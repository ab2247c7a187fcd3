import type { PageServer } from './page-server.ts';

/** Of the images on the page, in full strength nowhere else on it. */
const COLOUR = 'rgb(255,0,254)';

/**
 * A page with images that only the screen shows: in a frame of its own site, in a frame within
 * that, in a frame that it doesn't fit into, and in a frame of another site.
 */
export function framedCards(own: PageServer, far: PageServer): string {
  const card = (height: number) =>
    far.put(`/card-${height}.svg`, {
      type: 'image/svg+xml',
      body: `<svg xmlns="http://www.w3.org/2000/svg" width="160" height="${height}"><rect width="160" height="${height}" fill="${COLOUR}"/></svg>`,
    });
  const image = (left: number, top: number, height = 100) =>
    `<img src="${card(height)}" style="position:absolute;left:${left}px;top:${top}px">`;
  const frame = (src: string, place: string) =>
    `<iframe src="${src}" style="position:absolute;box-sizing:content-box;${place}"></iframe>`;
  const body = '<body style="margin:0;background:#ccc">';
  const nested = own.page('/nested', `${body}${image(11, 9)}`);
  const inner = own.page(
    '/inner',
    `${body}${image(30, 20)}${frame(nested, 'left:50px;top:150px;width:200px;height:130px;border:3px solid')}`,
  );
  const other = far.page('/other', `${body}${image(40, 50)}`);
  const tall = own.page('/tall', `${body}${image(20, 15, 420)}`);
  return own.page(
    '/framed-cards',
    `${body}
    ${frame(inner, 'left:100px;top:80px;width:400px;height:300px;border:7px solid')}
    ${frame(other, 'left:600px;top:80px;width:300px;height:200px;border:0')}
    ${frame(tall, 'left:100px;top:430px;width:300px;height:150px;border:2px solid')}`,
  );
}

const exact = { width: 160, height: 100, left: 0, top: 0, toRight: 0, toBottom: 0 };

/** What is captured of it, by points of the top window, in CSS pixels. */
export const framedTargets = [
  { what: 'an image in a frame', at: { x: 150, y: 120 }, image: exact },
  { what: 'an image in a frame within a frame', at: { x: 200, y: 290 }, image: exact },
  {
    what: 'all of an image taller than its frame',
    at: { x: 150, y: 500 },
    image: { ...exact, height: 420 },
  },
  {
    what: 'a frame of another site whole',
    at: { x: 610, y: 90 },
    image: { width: 300, height: 200, left: 40, top: 50, toRight: 100, toBottom: 50 },
  },
] as const;

/** A drag that ends in a frame of another site. */
export const framedRegion = {
  from: { x: 580, y: 100 },
  to: { x: 880, y: 260 },
  image: { width: 300, height: 160, left: 60, top: 30, toRight: 80, toBottom: 30 },
} as const;
