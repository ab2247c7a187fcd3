import type { AnswerScenario } from './scenario.ts';

const INVOICE = '{\n  "invoice_number": "INV-0042",\n  "total": 119.0,\n  "currency": "EUR"\n}';
const THOUGHTS = 'The user wants the text of the image. Let me look at it line by line.';

function answer(text: string, more: Partial<AnswerScenario> = {}): AnswerScenario {
  return { kind: 'answer', text, ...more };
}

/** What goes wrong in the answers of vision models, ready to be played. */
export const answers = {
  /** Good in the end, but `reasoning_content` comes first. */
  thinkingFirst: answer('INVOICE 0042', { reasoning: THOUGHTS }),
  /** The same from a server that doesn't part thoughts from text. */
  thinkingInTags: answer(`<think>\n${THOUGHTS}\n</think>\n\nINVOICE 0042`),
  thinkingOnly: answer('', { reasoning: THOUGHTS.repeat(4), finishReason: 'length' }),
  empty: answer(''),
  truncated: answer('The first line.\nThe second li', { finishReason: 'length' }),
  loopWithoutEnd: answer('Total 119.00 EUR\n', { repeat: 'without-end' }),
  loopToMaxTokens: answer('Total 119.00 EUR\n', { repeat: 'to-max-tokens' }),
  json: answer(INVOICE),
  fencedJson: answer('```json\n' + INVOICE + '\n```'),
  cutOffJson: answer(INVOICE.slice(0, -30), { finishReason: 'length' }),
  singleQuotedJson: answer(INVOICE.replaceAll('"', "'")),
  fencedText: answer('```\nINVOICE 0042\nTotal 119.00 EUR\n```'),
  boxes: answer('[{"bbox_2d": [62, 35, 410, 88], "text": "INVOICE"}]'),
  boxesBeyond1000: answer('[{"bbox_2d": [-4, 35, 1536, 1092], "text": "INVOICE"}]'),
  chatter: answer('Here is the text from the image:\n\nINVOICE 0042\n\nLet me know if I can help!'),
  imagePlaceholder: answer('![image](image.png)'),
  /** ² and ° became U+FFFD. */
  replacementCharacters: answer('25 m\uFFFD at 21 \uFFFDC'),
  /** Text in an image that wants to become a page's markup. */
  markup: answer(
    '<img src=x onerror="document.title=1"><script>document.title=1</script>\n' +
      '![pixel](https://evil.example/p.png) [a link](javascript:alert(1))',
  ),
} as const satisfies Record<string, AnswerScenario>;
