import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/min';
import { find } from 'linkifyjs';
import { LONGEST_SEARCHED, type Found } from './found-item.ts';

const MOST = 20;

/**
 * Web addresses, mail addresses and phone numbers, each once, in that order. A link's text is the
 * very address it leads to, whatever the image makes of it. `locale` says where a number without a
 * country's code belongs.
 */
export function findInText(text: string, locale: string): readonly Found[] {
  // What is cut through would be found as something else.
  const searched =
    text.length > LONGEST_SEARCHED ? text.slice(0, LONGEST_SEARCHED).replace(/\S+$/, '') : text;
  const found = new Map<string, Found>();
  const add = (one: Found | null) => one && found.set(`${one.kind} ${one.text}`, one);
  // Behind a colon stands the rest of an address with a scheme that is none of ours.
  const links = find(searched, { defaultProtocol: 'https' }).filter(
    ({ start }) => !/[:/]/.test(searched.charAt(start - 1)),
  );
  for (const { type, value } of links) if (type === 'url') add(asLink(value));
  for (const { type, value } of links) if (type === 'email') add(asMail(value));
  const country = new Intl.Locale(locale).maximize().region;
  const numbers = findPhoneNumbersInText(searched, {
    ...(country !== undefined && isSupportedCountry(country) && { defaultCountry: country }),
  });
  for (const { number } of numbers) {
    add({ kind: 'phone', text: number.formatInternational() });
  }
  return [...found.values()].slice(0, MOST);
}

/** What a code in the image says: an address, or just its text. */
export function asFound(text: string): Found {
  const trimmed = text.trim();
  const isMail = /^mailto:/i.test(trimmed);
  return (
    (isMail ? asMail(trimmed.slice(7).split('?')[0] ?? '') : asLink(trimmed)) ?? {
      kind: 'code',
      text,
    }
  );
}

/** Only web addresses are links: nothing that could run, or open another program. */
function asLink(value: string): Found | null {
  const hasScheme = /^https?:\/\//i.test(value);
  // `readme.md` is a host's name as well.
  if (!hasScheme && !/^www\.|^[^\s:/?#]+\.[a-z]{2,}\//i.test(value)) return null;
  const url = URL.parse(hasScheme ? value : `https://${value}`);
  return url && { kind: 'link', text: url.href, href: url.href };
}

function asMail(address: string): Found | null {
  if (!/^[^\s@?&]+@[^\s@?&]+$/.test(address)) return null;
  return { kind: 'mail', text: address, href: `mailto:${encodeURIComponent(address)}` };
}
