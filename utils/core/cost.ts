/** USD as people read it: cents with four digits where it is that little, never "$0.00". */
export function formatCost(usd: number, locale: string): string {
  const digits = usd >= 0.1 ? 2 : usd >= 0.001 ? 4 : 6;
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
