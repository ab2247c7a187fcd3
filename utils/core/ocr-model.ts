import type { TaskId } from './task.ts';

/** Models that were trained on a few fixed prompts and read worse under any other. */
interface OcrModel {
  readonly id: RegExp;
  readonly prompts: Readonly<Partial<Record<TaskId, string>>>;
}

const PLAIN: readonly TaskId[] = ['extract-text', 'keep-layout', 'handwriting', 'code'];

function forAll(tasks: readonly TaskId[], prompt: string): OcrModel['prompts'] {
  return Object.fromEntries(tasks.map((task) => [task, prompt]));
}

const ocrModels: readonly OcrModel[] = [
  {
    id: /paddleocr-?vl/i,
    prompts: {
      ...forAll(PLAIN, 'OCR:'),
      table: 'Table Recognition:',
      formula: 'Formula Recognition:',
      'chart-data': 'Chart Recognition:',
    },
  },
  {
    id: /deepseek-ocr/i,
    prompts: {
      ...forAll(PLAIN, 'Free OCR.'),
      ...forAll(
        ['to-markdown', 'table', 'formula'],
        '<|grounding|>Convert the document to markdown.',
      ),
    },
  },
];

/** The prompt that such a model takes for a task, or null where it takes free ones. */
export function fixedPrompt(model: string, task: TaskId): string | null {
  return ocrModels.find(({ id }) => id.test(model))?.prompts[task] ?? null;
}

/**
 * The answer of an OCR-only model without what isn't text of the image: DeepSeek-OCR's boxes,
 * olmOCR's YAML front matter. Other models' answers are left as they are.
 */
export function withoutMarkup(model: string, text: string): string {
  if (/deepseek-ocr/i.test(model)) {
    return text
      .replaceAll(/<\|ref\|>.*?<\|\/ref\|>\s*<\|det\|>.*?<\|\/det\|>[^\S\n]*\n?/gs, '')
      .replaceAll(/<\|[^|\n]{1,20}\|>/g, '');
  }
  if (/olmocr/i.test(model)) return text.replace(/^\s*---\n(?:[a-z_]+:[^\n]*\n)*---\n+/, '');
  return text;
}
