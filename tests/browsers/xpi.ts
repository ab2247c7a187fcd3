import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import * as z from 'zod/mini';

const Manifest = z.looseObject({ version: z.string() });

/**
 * Packs the folder of an unpacked extension, as a version of it, into a file that Firefox installs
 * where no signature is asked for. A ZIP archive without compression.
 */
export async function packXpi(folder: string, version: string, file: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const name of names) {
    const read = await readFile(path.join(folder, name));
    const body = name === 'manifest.json' ? withVersion(read, version) : read;
    const bytes = Buffer.from(name);
    const about = describe(body, bytes);
    const local = Buffer.concat([word(0x0403_4b50), about, bytes]);
    directory.push(
      // Written by and for version 2.0; no comment, on the first disk, no attributes.
      Buffer.concat([word(0x0201_4b50), half(20), about, Buffer.alloc(10), word(offset), bytes]),
    );
    parts.push(local, body);
    offset += local.length + body.length;
  }
  const listed = Buffer.concat(directory);
  const [count, size] = [half(names.length), word(listed.length)];
  const end = [word(0x0605_4b50), word(0), count, count, size, word(offset), half(0)];
  await writeFile(file, Buffer.concat([...parts, listed, ...end]));
}

function withVersion(manifest: Buffer, version: string): Buffer {
  const parsed = z.parse(Manifest, JSON.parse(manifest.toString()));
  return Buffer.from(JSON.stringify({ ...parsed, version }));
}

/** What an entry says of its file, from the version needed to the length of the extra field. */
function describe(body: Buffer, name: Buffer): Buffer {
  const [crc, size] = [word(crc32(body)), word(body.length)];
  // Version 2.0, names in UTF-8, stored; at the first moment that there is: 1 January 1980.
  const head = [half(20), half(0x0800), half(0), half(0), half(0x21)];
  return Buffer.concat([...head, crc, size, size, half(name.length), half(0)]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function half(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}
