import { globSync } from 'node:fs';

/** What pdf.js loads while it runs, shipped along; for the build. Paths from `node_modules`. */
export function pdfFiles(nodeModules: string): { from: string; to: string }[] {
  const folders = [
    'cmaps/*.bcmap',
    'standard_fonts/*.{pfb,ttf}',
    'wasm/{jbig2,openjpeg,qcms_bg}.wasm',
    'iccs/*.icc',
  ];
  const found = folders.flatMap((pattern) =>
    globSync(pattern, { cwd: `${nodeModules}pdfjs-dist` }).map((path) => ({
      from: `pdfjs-dist/${path}`,
      to: `pdf/${path}`,
    })),
  );
  const worker = { from: 'pdfjs-dist/legacy/build/pdf.worker.min.mjs', to: 'pdf/pdf.worker.mjs' };
  return [worker, ...found];
}
