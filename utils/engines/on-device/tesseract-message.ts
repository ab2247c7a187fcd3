import * as z from 'zod/mini';

const greySchema = z.object({
  width: z.number(),
  height: z.number(),
  data: z.instanceof(Uint8Array),
});

/** To a worker that runs Tesseract: `use` first, then any `use` and `read`, each answered once. */
export const toTesseractSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('use'), filesUrl: z.string(), languages: z.array(z.string()) }),
  z.object({ type: z.literal('read'), image: greySchema }),
]);
export type ToTesseract = z.infer<typeof toTesseractSchema>;

const wordSchema = z.object({
  text: z.string(),
  left: z.number(),
  right: z.number(),
  confidence: z.number(),
});

/** Back, in the order of the questions. */
export const fromTesseractSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('words'), words: z.array(wordSchema) }),
]);
export type FromTesseract = z.infer<typeof fromTesseractSchema>;
