import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairJson } from './json-repair.ts';

const invoice = { number: 'INV-0042', total: 119, items: [{ name: 'Chair, "oak"', price: null }] };
const json = JSON.stringify(invoice, null, 2);

function keysOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key].concat(keysOf(inner)));
}

describe('repairJson', () => {
  it.each([
    ['as it is', json],
    ['in a fence', '```json\n' + json + '\n```'],
    ['among chatter', `Here is the JSON:\n\n${json}\n\nLet me know if I can help!`],
    ['with trailing commas', json.replaceAll('null\n', 'null,\n').replace(/\]\n\}$/, '],\n}')],
    ['without its last brackets', json.slice(0, -4)],
    ['in a fence that nothing closes', '```json\n' + json],
  ])('reads it %s', (_how, text) => {
    expect(repairJson(text)).toEqual(invoice);
  });

  it('reads single quotes and keys without quotes', () => {
    expect(repairJson(`{'a': 'b', c: [1, 2,],}`)).toEqual({ a: 'b', c: [1, 2] });
  });

  it('takes nothing but an object for an answer', () => {
    for (const text of ['', 'no JSON here', '[1]', '12', 'null']) {
      expect(repairJson(text), text).toBeNull();
    }
  });

  it('gives up a key or a value that the text breaks off in', () => {
    expect(repairJson('{"number": "INV", "tot')).toEqual({ number: 'INV' });
    expect(repairJson('{"number": "INV", "total": 11')).toEqual({ number: 'INV' });
    expect(repairJson('{"items": [{"name": "a", "pri')).toEqual({ items: [{ name: 'a' }] });
    expect(repairJson("{'number': 'INV', 'tot")).toEqual({ number: 'INV' });
  });

  it('never throws, whatever the text', () => {
    const punctuation = fc.string({ unit: fc.constantFrom(...Array.from('{}[]",:\'\\ab1 \n`/*')) });
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), punctuation), (text) => {
        repairJson(text);
        repairJson(`{${text}`);
      }),
    );
  });

  it('never invents a key, wherever a text is cut off and whatever stands around it', () => {
    const value = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 });
    fc.assert(
      fc.property(value, fc.nat(), fc.boolean(), fc.string(), (value, cut, pretty, chatter) => {
        const whole = JSON.stringify(value, null, pretty ? 2 : undefined);
        const known = new Set(keysOf(value));
        const text = whole.slice(0, cut % (whole.length + 1));
        const before = chatter.replaceAll(/[{}]/g, '');
        for (const answer of [text, `${before}\n${text}`, '```json\n' + text]) {
          const invented = keysOf(repairJson(answer)).filter((key) => !known.has(key));
          expect(invented, answer).toEqual([]);
        }
      }),
    );
  });

  it('never loses or invents a key of malformed JSON', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const value = fc.dictionary(word, fc.oneof(word, fc.integer(), fc.array(word)), { minKeys: 1 });
    const styles: readonly ((json: string) => string)[] = [
      (json) => json.replaceAll('"', "'"),
      (json) => json.replaceAll(/"([a-z]+)":/g, '$1:'),
      (json) => json.replaceAll(/[}\]]/g, ',$&').replaceAll(/([[{]),/g, '$1'),
      (json) => json.replaceAll('"', '\u201c'),
      (json) => json.replaceAll('{', '{ // what was read\n'),
    ];
    fc.assert(
      fc.property(value, fc.constantFrom(...styles), (value, style) => {
        expect(repairJson(style(JSON.stringify(value)))).toEqual({ ...value });
      }),
    );
  });
});
