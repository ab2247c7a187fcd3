import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface ScratchDir {
  readonly path: string;
  remove(): Promise<void>;
}

/** A new folder for a browser's profile or a screen; removed at the end of this process at last. */
export async function scratchDir(purpose: string): Promise<ScratchDir> {
  const dir = await mkdtemp(path.join(tmpdir(), `legible-${purpose}-`));
  // A browser's last child processes may still write while it is removed.
  const options = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };
  const removeAtExit = (): void => rmSync(dir, options);
  process.once('exit', removeAtExit);
  return {
    path: dir,
    remove: async () => {
      process.off('exit', removeAtExit);
      await rm(dir, options);
    },
  };
}
