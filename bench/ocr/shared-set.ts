import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { languageSchema } from '../../tests/ocr/labelled/labelled-page.ts';
import type { BenchImage } from './bench-image.ts';

const manifestSchema = z.array(
  z.object({
    file: z.string(),
    category: z.string(),
    lang: languageSchema,
    truth: z.string(),
    words: z.optional(
      z.array(z.tuple([z.string(), z.number(), z.number(), z.number(), z.number()])),
    ),
    ci: z.optional(z.boolean()),
    orderless: z.optional(z.boolean()),
  }),
);

/** Images that others labelled, where the folder is there; none where it isn't. */
export async function sharedSet(
  folder: string,
  isWanted: (name: string) => boolean,
): Promise<BenchImage[]> {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) return [];
  const items = manifestSchema.parse(JSON.parse(await readFile(manifest, 'utf8')));
  const images = items.map((item) => ({
    item,
    name: item.file.replaceAll(/^img\/|\.\w+$/g, ''),
    category: item.category.replace(/^screen-|^doc-/, '').replace(/^lang-.*/, 'language'),
  }));
  const wanted = images.filter(({ name, category }) => isWanted(`${category}/${name}`));
  return Promise.all(
    wanted.map(async ({ item, name, category }) => ({
      name,
      category,
      language: item.lang,
      png: await readFile(join(folder, item.file)),
      lines: item.truth.split('\n'),
      words: (item.words ?? []).map(([text, x, y, width, height]) => ({
        text,
        x,
        y,
        width,
        height,
      })),
      ignoreCase: item.ci ?? false,
      hasOrder: !(item.orderless ?? false),
    })),
  );
}
