import * as z from 'zod/mini';

/** What the newest job captured, and how far it is from what was expected. */
export const inspectionSchema = z.object({
  phase: z.string(),
  failure: z.nullable(z.string()),
  rung: z.nullable(z.string()),
  limitedBy: z.nullable(z.string()),
  size: z.tuple([z.number(), z.number()]),
  expected: z.tuple([z.number(), z.number()]),
  /** The largest and the mean difference of a channel, 0 to 255, where both have pixels. */
  worst: z.number(),
  mean: z.number(),
});
export type Inspection = z.infer<typeof inspectionSchema>;

/**
 * The body of an async function of `(since, expected, crop)` for a page of the extension: waits for
 * a job newer than `since` (epoch ms) to end, and compares its stored image with the expected one, a
 * data URI. Null while there is none.
 */
export const inspectScript = `
  const [since, expected, crop] = args;
  const open = () => new Promise((resolve, reject) => {
    const request = indexedDB.open('legible');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const db = await open();
  try {
    if (!db.objectStoreNames.contains('jobs')) return null;
    const jobs = await done(db.transaction('jobs').objectStore('jobs').getAll());
    const job = jobs.filter(({ createdAt }) => createdAt > since).sort((a, b) => b.createdAt - a.createdAt)[0];
    if (!job || ['queued', 'capturing', 'reading'].includes(job.state.phase)) return null;
    const answer = {
      phase: job.state.phase, failure: job.state.failure?.code ?? null,
      rung: job.images[0]?.capture?.rung ?? null, limitedBy: job.images[0]?.capture?.limitedBy ?? null,
      size: [0, 0], expected: [0, 0], worst: 255, mean: 255,
    };
    const imageId = job.images[0]?.id;
    const blob = imageId && await done(db.transaction('images').objectStore('images').get(imageId));
    if (!blob) return answer;
    const pixels = async (image, part) => {
      const bitmap = await createImageBitmap(image);
      const [x, y, width, height] = part ?? [0, 0, bitmap.width, bitmap.height];
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d', { willReadFrequently: true });
      context.drawImage(bitmap, -x, -y);
      return { width, height, data: context.getImageData(0, 0, width, height).data };
    };
    const wanted = await (async () => {
      const binary = atob(expected.split(',')[1]);
      return pixels(new Blob([Uint8Array.from(binary, (c) => c.charCodeAt(0))]), crop);
    })();
    const seen = await pixels(blob, null);
    answer.size = [seen.width, seen.height];
    answer.expected = [wanted.width, wanted.height];
    const width = Math.min(seen.width, wanted.width), height = Math.min(seen.height, wanted.height);
    let worst = 0, sum = 0;
    for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) for (let channel = 0; channel < 3; channel++) {
      const difference = Math.abs(seen.data[(y * seen.width + x) * 4 + channel] - wanted.data[(y * wanted.width + x) * 4 + channel]);
      sum += difference;
      if (difference > worst) worst = difference;
    }
    answer.worst = worst;
    answer.mean = sum / (width * height * 3);
    return answer;
  } finally {
    db.close();
  }
`;
