import { decodeCtc } from './ctc-decoding.ts';
import { findGlyphs } from './glyphs.ts';
import type { LineRecogniser, RecognisedLine } from './line-recogniser.ts';
import { sampleLine } from './line-sampler.ts';
import { lineWords, meanConfidence } from './line-words.ts';
import type { OnnxModel } from './onnx-model.ts';
import type { Pixels } from './pixels.ts';
import { recognitionTensor } from './recognition-tensor.ts';
import { quarterTurn, type RotatedBox } from './rotated-box.ts';

/** The height of the lines that the network was trained on. */
const LINE_HEIGHT = 48;
/** A box so much taller than wide may be a line that runs upwards or downwards. */
const TALL = 1.5;

/**
 * Line recognition by PaddleOCR's SVTR network with CTC. Lines are read one by one: on the CPU a
 * batch takes as long as its lines together, and a narrow line would pay for a wide neighbour.
 */
export function createSvtrRecogniser(
  model: OnnxModel,
  alphabet: readonly string[],
): LineRecogniser {
  async function readBox(image: Pixels, box: RotatedBox): Promise<RecognisedLine> {
    const line = sampleLine(image, box, LINE_HEIGHT);
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

  async function readLine(image: Pixels, box: RotatedBox): Promise<RecognisedLine> {
    const level = await readBox(image, box);
    if (box.height < box.width * TALL) return level;
    const down = await readBox(image, quarterTurn(box, 1));
    const up = await readBox(image, quarterTurn(box, -1));
    return [level, down, up].reduce((a, b) => (b.confidence > a.confidence ? b : a));
  }

  return {
    async *recognise(image, lines) {
      for (const line of lines) yield await readLine(image, line);
    },
  };
}
