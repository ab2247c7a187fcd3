import { decodeCtc } from './ctc-decoding.ts';
import { findGlyphs } from './glyphs.ts';
import type { LineRecogniser, RecognisedLine } from './line-recogniser.ts';
import { lineWords, meanConfidence } from './line-words.ts';
import type { OnnxModel } from './onnx-model.ts';
import type { Pixels } from './pixels.ts';
import { recognitionTensor } from './recognition-tensor.ts';
import type { RotatedBox } from './rotated-box.ts';
import { surestTurn } from './surest-turn.ts';

/** The height of the lines that the network was trained on. */
const LINE_HEIGHT = 48;

/**
 * Line recognition by PaddleOCR's SVTR network with CTC. Lines are read one by one: on the CPU a
 * batch takes as long as its lines together, and a narrow line would pay for a wide neighbour.
 * `sample` cuts a line out of the image, in the given height, its characters upright.
 */
export function createSvtrRecogniser(
  model: OnnxModel,
  alphabet: readonly string[],
  sample: (image: Pixels, box: RotatedBox, height: number) => Pixels,
): LineRecogniser {
  async function readBox(image: Pixels, box: RotatedBox): Promise<RecognisedLine> {
    const line = sample(image, box, LINE_HEIGHT);
    const input = recognitionTensor(line);
    const output = await model.run(input);
    const [, steps = 1] = output.dims;
    const [, , , width = 1] = input.dims;
    const glyphs = findGlyphs(line, decodeCtc(output.data, alphabet), width / steps);
    return {
      box,
      words: lineWords(glyphs, box.width / line.width, box.width),
      confidence: meanConfidence(glyphs),
    };
  }

  return {
    async *recognise(image, lines) {
      for (const line of lines) yield await surestTurn(line, (box) => readBox(image, box));
    },
  };
}
