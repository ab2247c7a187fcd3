import { globSync } from 'node:fs';

const patterns = [
  '{cmaps,iccs,standard_fonts,wasm}/LICENSE*',
  'cmaps/*.bcmap',
  'iccs/*.icc',
  'standard_fonts/*.{pfb,ttf}',
  'wasm/{jbig2,openjpeg,qcms_bg}.wasm',
];

/** What pdf.js loads while it runs, for the build: `from` is a path in `node_modules`. */
export function pdfFiles(nodeModules: string): { from: string; to: string }[] {
  const found = globSync(patterns, { cwd: `${nodeModules}pdfjs-dist` }).map((path) => ({
    from: `pdfjs-dist/${path}`,
    to: `pdf/${path}`,
  }));
  const worker = { from: 'pdfjs-dist/legacy/build/pdf.worker.min.mjs', to: 'pdf/pdf.worker.mjs' };
  return [worker, ...found];
}
