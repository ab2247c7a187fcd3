/** CSS pixels; drawn at twice that. */
const SIZE = { width: 640, height: 280 };

/** A picture with some lines of text, the first of them a title, as the address of a PNG. */
export function drawSample([title = '', ...lines]: readonly string[]): string {
  const canvas = document.createElement('canvas');
  canvas.width = 2 * SIZE.width;
  canvas.height = 2 * SIZE.height;
  const context = canvas.getContext('2d');
  if (!context) return '';
  context.scale(2, 2);
  const isRtl = document.documentElement.dir === 'rtl';
  const start = isRtl ? SIZE.width - 40 : 40;
  context.direction = isRtl ? 'rtl' : 'ltr';
  context.textAlign = 'start';
  context.fillStyle = '#fffdf6';
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  context.fillStyle = '#1b5fc1';
  context.fillRect(0, 0, SIZE.width, 84);
  context.fillStyle = '#ffffff';
  context.font = '600 34px sans-serif';
  context.fillText(title, start, 55);
  context.fillStyle = '#1d2430';
  context.font = '24px sans-serif';
  for (const [index, line] of lines.entries()) context.fillText(line, start, 136 + 46 * index);
  return canvas.toDataURL('image/png');
}
