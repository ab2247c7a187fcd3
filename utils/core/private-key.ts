/** Keys of what comes from a private window begin with this, so that no store puts it on the disk. */
const PREFIX = 'private-';

export function privateKey(id: string): string {
  return PREFIX + id;
}

/** Whether a job or an image of that key comes from a private window. */
export function isPrivateKey(key: string): boolean {
  return key.startsWith(PREFIX);
}
