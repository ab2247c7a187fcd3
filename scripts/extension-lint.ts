import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

/** Warnings that are known, each with the reason why it stands. */
const accepted: readonly { code: string; file: RegExp; reason: string }[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^(chunks\/.*|region\.js|picker\.js)/,
    reason: "Preact's dangerouslySetInnerHTML, which nothing of ours uses",
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^((ocr|gpu)-worker\.js|engine\/ort-.*\.mjs)$/,
    reason: "onnxruntime's import of its own runtime, from the extension's own folder",
  },
  {
    code: 'DANGEROUS_EVAL',
    file: /^engine\/ort-wasm-simd-threaded\.jspi\.mjs$/,
    reason: "Emscripten's calls by name, which WebGPU doesn't make, and our policy wouldn't let it",
  },
  {
    code: 'DANGEROUS_EVAL',
    file: /^(chunks\/open-pdf-.*|pdf\/pdf\.worker)\.m?js$/,
    reason: 'core-js in pdf.js: the last way to the global object, for engines without globalThis',
  },
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^pdf\/pdf\.worker\.mjs$/,
    reason: "pdf.js's import of a decoder from the extension's own folder",
  },
];

const finding = z.object({ code: z.string(), message: z.string(), file: z.optional(z.string()) });
const reportSchema = z.object({ errors: z.array(finding), warnings: z.array(finding) });

/** What Mozilla's linter has against the Firefox build, one line each; empty if nothing. */
export async function extensionComplaints(build: string): Promise<string[]> {
  const args = ['lint', '--source-dir', build, '--output', 'json'];
  // It exits with an error where it finds one; the report says which.
  const { stdout } = await promisify(execFile)('web-ext', args, { maxBuffer: 2 ** 26 }).catch(
    (error: { stdout: string }) => error,
  );
  const { errors, warnings } = reportSchema.parse(JSON.parse(stdout));
  return [...errors, ...warnings]
    .filter(
      ({ code, file = '' }) =>
        !accepted.some((known) => known.code === code && known.file.test(file)),
    )
    .map(({ code, message, file = '' }) => `${code} ${file}: ${message}`);
}
