import * as z from 'zod/mini';

const tensorSchema = z.object({
  data: z.custom<Float32Array>((value) => value instanceof Float32Array),
  dims: z.readonly(z.array(z.number())),
});

/** To the worker that has the GPU: a network's file, which is loaded when it is first named. */
export const toGpuSchema = z.object({
  filesUrl: z.string(),
  model: z.string(),
  input: tensorSchema,
});
export type ToGpu = z.infer<typeof toGpuSchema>;

/** Back: the network's output, and the milliseconds that it took. */
export const fromGpuSchema = z.object({ output: tensorSchema, took: z.number() });
export type FromGpu = z.infer<typeof fromGpuSchema>;
