/**
 * The picture that every case shows: a test card of known pixels. Runs in a page; a unique colour on
 * each edge, a grid of squares and a line of text, so that no shift, cut or scaling goes unseen.
 */
export const CARD = { width: 400, height: 240 } as const;

/** The body of a function of `(canvas, variant)`. Variant 1 is another card, for decoys. */
export const drawCardScript = `
  const width = ${CARD.width}, height = ${CARD.height};
  canvas.width = width; canvas.height = height;
  const c = canvas.getContext('2d');
  c.fillStyle = variant ? '#554433' : '#f4f1e8';
  c.fillRect(0, 0, width, height);
  const edges = variant ? ['#111', '#222', '#333', '#444'] : ['#d01010', '#10a010', '#1010d0', '#c010c0'];
  c.fillStyle = edges[0]; c.fillRect(0, 0, width, 3);
  c.fillStyle = edges[1]; c.fillRect(width - 3, 0, 3, height);
  c.fillStyle = edges[2]; c.fillRect(0, height - 3, width, 3);
  c.fillStyle = edges[3]; c.fillRect(0, 0, 3, height);
  for (let i = 0; i < 40; i++) {
    const x = 20 + (i % 10) * 36, y = 20 + Math.floor(i / 10) * 36;
    c.fillStyle = 'rgb(' + ((i * 67 + variant * 90) % 256) + ',' + ((i * 29) % 256) + ',' + ((255 - i * 41) & 255) + ')';
    c.fillRect(x, y, 32, 32);
  }
  c.fillStyle = variant ? '#fff' : '#101010';
  c.font = '26px sans-serif';
  c.fillText(variant ? 'Decoy card' : 'Test card 400 by 240', 24, 205);
`;
