/** Search engines take no more, and nobody searches for a page of text. */
const LONGEST_QUERY = 200;
/** So much of a text is looked at for it: more than enough, though it be half white space. */
const LOOKED_AT = 2_000;

/** Where the beginning of a text can be searched for. Nothing is sent before a person opens it. */
export function searchAddress(text: string): string {
  const words = text.slice(0, LOOKED_AT).replaceAll(/\s+/g, ' ').trim();
  const cut = words.slice(0, LONGEST_QUERY);
  const end = words.length > LONGEST_QUERY ? cut.lastIndexOf(' ') : -1;
  const url = new URL('https://duckduckgo.com/');
  url.searchParams.set('q', (end > 0 ? cut.slice(0, end) : cut).toWellFormed());
  return url.href;
}
