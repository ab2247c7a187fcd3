import { describe, expect, it } from 'vitest';
import { asFound, findInText } from './found.ts';

const texts = (text: string, locale = 'en-US') =>
  findInText(text, locale).map((found) => `${found.kind} ${found.text}`);

describe('what is found in a text', () => {
  it('is links, mail addresses and phone numbers, each once', () => {
    expect(
      texts(`Write to help@example.org or see https://example.org/shop?a=1.
        Again: help@example.org, www.example.com and example.org/map.
        Call (202) 456-1111 or +49 30 901820.`),
    ).toEqual([
      'link https://example.org/shop?a=1',
      'link https://www.example.com/',
      'link https://example.org/map',
      'mail help@example.org',
      'phone +1 202 456 1111',
      'phone +49 30 901820',
    ]);
  });

  it('takes a number without a code for one of the country of the locale', () => {
    expect(texts('Tel. 030 901820', 'de-DE')).toEqual(['phone +49 30 901820']);
    expect(texts('Tel. 030 901820', 'de')).toEqual(['phone +49 30 901820']);
  });

  it.each([
    'javascript:alert(1)',
    'javascript://example.org/%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'file:///etc/passwd',
    'vbscript:x',
    'chrome://settings/',
    'ftp://example.org/a',
    'readme.md and main.rs',
  ])('is no link in %s', (text) => {
    expect(findInText(text, 'en-US').filter((found) => 'href' in found)).toEqual([]);
    expect(asFound(text)).toEqual({ kind: 'code', text });
  });

  it('names the host that a link leads to, whatever letters it is written in', () => {
    expect(texts('https://exаmple.org/')).toEqual(['link https://xn--exmple-4nf.org/']);
  });

  it('ends on a long text, with the first few', () => {
    expect(findInText('https://example.org/a '.repeat(50_000), 'en-US')).toHaveLength(1);
    const many = Array.from({ length: 500 }, (_, index) => `https://example.org/${index}`);
    expect(findInText(many.join('\n'), 'en-US')).toHaveLength(20);
  });
});

describe('a code', () => {
  it('is a link, a mail address, or its text', () => {
    expect(asFound('https://example.org')).toMatchObject({ href: 'https://example.org/' });
    expect(asFound('mailto:a@example.org?body=x')).toMatchObject({
      href: 'mailto:a%40example.org',
    });
    expect(asFound('WIFI:S:harbour;;')).toEqual({ kind: 'code', text: 'WIFI:S:harbour;;' });
  });
});
