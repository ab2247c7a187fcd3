import type { Model } from './catalogue.ts';

/** USD per million tokens. */
export type Price = Pick<Model, 'inputPrice' | 'outputPrice'>;

/** USD; null where the price isn't known. */
export function tokenCost(
  { inputPrice, outputPrice }: Price,
  tokens: { input: number; output: number },
): number | null {
  if (inputPrice === null || outputPrice === null) return null;
  return (tokens.input * inputPrice + tokens.output * outputPrice) / 1e6;
}

/** About how many tokens a text is: four letters each in English, one or less in Chinese. */
export function textTokens(text: string): number {
  let quarters = 0;
  for (const letter of text) quarters += letter <= '\u024F' ? 1 : 4;
  return Math.ceil(quarters / 4);
}

/** USD as people read it: cents with four digits where it is that little, never "$0.00". */
export function formatCost(usd: number, locale: string): string {
  const digits = usd >= 0.1 || usd === 0 ? 2 : usd >= 0.001 ? 4 : 6;
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: Math.min(4, digits),
    maximumFractionDigits: digits,
  }).format(usd);
}

export function formatDuration(ms: number, locale: string): string {
  const seconds = ms / 1000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'narrow',
    maximumFractionDigits: seconds < 10 ? 1 : 0,
  }).format(seconds);
}
