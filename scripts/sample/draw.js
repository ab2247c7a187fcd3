// Draws the sample images, so that the repository holds no picture of anyone else's.

/** @param {number} width @param {number} height @param {(c: CanvasRenderingContext2D) => void} paint */
function picture(width, height, paint) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d');
  if (context) paint(context);
  return canvas;
}

/** The same noise on every machine: a linear congruential generator. */
function noise(seed) {
  let state = seed;
  return () => (state = (state * 1664525 + 1013904223) >>> 0) / 2 ** 32;
}

function grain(context, strength, seed) {
  const { width, height } = context.canvas;
  const pixels = context.getImageData(0, 0, width, height);
  const random = noise(seed);
  for (let i = 0; i < pixels.data.length; i += 4) {
    const shift = (random() - 0.5) * strength;
    for (let channel = 0; channel < 3; channel++) pixels.data[i + channel] += shift;
  }
  context.putImageData(pixels, 0, 0);
}

const screenshot = picture(760, 420, (c) => {
  c.fillStyle = '#ffffff';
  c.fillRect(0, 0, 760, 420);
  c.fillStyle = '#eef0f3';
  c.fillRect(0, 0, 760, 44);
  c.fillStyle = '#30343a';
  c.font = '600 16px sans-serif';
  c.fillText('Release notes', 20, 28);
  c.fillStyle = '#17191c';
  c.font = '600 24px sans-serif';
  c.fillText('What is new in version 4.2', 32, 96);
  c.font = '17px sans-serif';
  [
    'Search now finds words inside attached images.',
    'Exports finish 3.5 times faster on large projects.',
    'The sidebar remembers its width between sessions.',
    'Fixed: dates before 1970 were shown one day early.',
    'Fixed: copying a table lost its last column.',
    'Questions? Write to help@example.org before 30 June.',
  ].forEach((line, i) => c.fillText(line, 32, 142 + i * 40));
});

const receipt = picture(460, 640, (c) => {
  c.fillStyle = '#c9c4ba';
  c.fillRect(0, 0, 460, 640);
  c.translate(230, 320);
  c.rotate(0.012);
  c.fillStyle = '#fbfaf6';
  c.fillRect(-190, -300, 380, 600);
  c.fillStyle = '#2b2b2b';
  c.font = '600 24px monospace';
  c.textAlign = 'center';
  c.fillText('CORNER BAKERY', 0, -250);
  c.font = '17px monospace';
  c.fillText('14 Mill Lane', 0, -222);
  c.fillText('22/11/2026  08:41', 0, -196);
  [
    ['2 Croissant', '5.80'],
    ['1 Rye bread', '4.25'],
    ['3 Bagel', '7.50'],
    ['1 Coffee', '3.20'],
  ].forEach(([item, price], i) => {
    c.textAlign = 'left';
    c.fillText(item, -160, -130 + i * 38);
    c.textAlign = 'right';
    c.fillText(price, 160, -130 + i * 38);
  });
  c.fillRect(-160, 30, 320, 2);
  c.font = '600 22px monospace';
  c.textAlign = 'left';
  c.fillText('TOTAL', -160, 72);
  c.textAlign = 'right';
  c.fillText('20.75', 160, 72);
  c.font = '17px monospace';
  c.textAlign = 'center';
  c.fillText('Card ending 4417', 0, 130);
  c.fillText('Thank you!', 0, 230);
  c.setTransform(1, 0, 0, 1, 0, 0);
  grain(c, 22, 7);
});

const chart = picture(760, 460, (c) => {
  c.fillStyle = '#ffffff';
  c.fillRect(0, 0, 760, 460);
  c.fillStyle = '#17191c';
  c.font = '600 22px sans-serif';
  c.fillText('Visitors by month, in thousands', 40, 44);
  const bars = [
    ['Jan', 12],
    ['Feb', 18],
    ['Mar', 15],
    ['Apr', 27],
    ['May', 34],
    ['Jun', 31],
  ];
  bars.forEach(([month, value], i) => {
    const x = 70 + i * 110;
    const height = value * 9;
    c.fillStyle = '#1b5fc1';
    c.fillRect(x, 400 - height, 70, height);
    c.fillStyle = '#17191c';
    c.textAlign = 'center';
    c.font = '600 18px sans-serif';
    c.fillText(String(value), x + 35, 390 - height);
    c.font = '18px sans-serif';
    c.fillText(month, x + 35, 430);
  });
  c.fillRect(40, 400, 680, 2);
});

const sign = picture(760, 520, (c) => {
  const sky = c.createLinearGradient(0, 0, 0, 520);
  sky.addColorStop(0, '#7fa7cf');
  sky.addColorStop(0.75, '#d9e2e6');
  sky.addColorStop(1, '#7d8a66');
  c.fillStyle = sky;
  c.fillRect(0, 0, 760, 520);
  c.fillStyle = '#70757a';
  c.fillRect(366, 300, 22, 220);
  c.setTransform(1, 0.06, -0.04, 1, 20, -16);
  c.fillStyle = '#15613c';
  c.beginPath();
  c.roundRect(150, 70, 460, 270, 22);
  c.fill();
  c.strokeStyle = '#f3f5f2';
  c.lineWidth = 8;
  c.stroke();
  c.fillStyle = '#f7f8f5';
  c.textAlign = 'center';
  c.font = '600 54px sans-serif';
  c.fillText('HARBOUR', 380, 155);
  c.font = '600 40px sans-serif';
  c.fillText('Ferry terminal 2 km', 380, 225);
  c.font = '30px sans-serif';
  c.fillText('Last boat 21:30', 380, 290);
  c.setTransform(1, 0, 0, 1, 0, 0);
  grain(c, 34, 3);
});

for (const [id, canvas] of Object.entries({ screenshot, receipt, chart, sign })) {
  const image = document.querySelector(`#${id}`);
  if (image instanceof HTMLImageElement) image.src = canvas.toDataURL('image/png');
}
