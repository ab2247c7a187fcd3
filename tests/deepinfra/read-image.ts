import { spawn } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import { Refusal } from './reply.ts';

/** A page of text, and, where that finds nothing, a single block such as one word. */
const PAGE_MODES = ['3', '6'];
/** One column of text, however regular its gaps: by itself, tesseract takes them for columns. */
const ONE_COLUMN = ['4'];

/** The text in a PNG, JPEG or WebP, as Debian's `tesseract` reads it. */
export async function readImage(
  image: Buffer,
  gone: AbortSignal,
  oneColumn = false,
): Promise<string> {
  for (const mode of oneColumn ? ONE_COLUMN : PAGE_MODES) {
    const found = (await tesseract(image, mode, gone)).trim();
    if (found) return found;
  }
  return '';
}

async function tesseract(image: Buffer, pageMode: string, gone: AbortSignal): Promise<string> {
  const child = spawn('tesseract', ['stdin', 'stdout', '--psm', pageMode], {
    signal: gone,
    // Its threads cost more than they bring on images of this size.
    env: { ...process.env, OMP_THREAD_LIMIT: '1' },
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  // It may end before it has taken the whole image; its exit code says what that means.
  child.stdin.on('error', () => {}).end(image);
  const [read, , exitCode] = await Promise.all([text(child.stdout), buffer(child.stderr), ended]);
  if (exitCode === 0) return read;
  throw new Refusal({
    status: 400,
    body: { error: { message: 'Image could not be decoded', type: 'invalid_request_error' } },
  });
}
