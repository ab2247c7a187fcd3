import { jsonrepair } from 'jsonrepair';
import * as z from 'zod/mini';

/** Longer text is JSON as it stands or none: to guess at it would take minutes. In characters. */
const LONGEST_MENDED = 100_000;

const objectSchema = z.record(z.string(), z.unknown());

/**
 * The JSON object in a model's answer, though it stand in a fence or among chatter, in single quotes,
 * with trailing commas or cut off; null where there is none. It has no key that the text hasn't. What
 * is very long is taken out of a fence or chatter at most.
 */
export function repairJson(text: string): Record<string, unknown> | null {
  const start = text.indexOf('{');
  if (start === -1) return null;
  const inner = text.slice(start, text.lastIndexOf('}') + 1);
  if (text.length > LONGEST_MENDED) return parseObject(text) ?? parseObject(inner);
  const rest = withoutClosingFence(text.slice(start));
  return (
    parseObject(text) ??
    parseObject(inner) ??
    parseObject(closeJson(rest)) ??
    parseRepaired(inner || rest)
  );
}

function withoutClosingFence(text: string): string {
  const trimmed = text.trimEnd();
  return trimmed.endsWith('```') ? trimmed.slice(0, -3).trimEnd() : text;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const parsed = objectSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** What is open at some place of a text, the innermost first. */
interface Open {
  readonly closer: ']' | '}';
  readonly outer: Open | null;
}

/**
 * Well-formed JSON that breaks off, closed after its last whole value: a key or value that the text
 * breaks off in is left out, since its end would be a guess. Other text stays malformed.
 */
function closeJson(text: string): string {
  let open: Open | null = null;
  let isValue = true;
  let closed: { readonly end: number; readonly open: Open | null } = { end: 0, open: null };
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]:,"]|[^\s{}[\]:,"]+/gs)) {
    const [token] = match;
    const end = match.index + token.length;
    const isOpening = token === '{' || token === '[';
    const isClosing = token === '}' || token === ']';
    if (isOpening) open = { closer: token === '{' ? '}' : ']', outer: open };
    if (isClosing) open = open?.outer ?? null;
    const inArray = open?.closer === ']';
    if (token === '"') break;
    if (token === ':') isValue = true;
    else if (token === ',') isValue = inArray;
    else {
      // A number or word at the very end may have gone on.
      const isWhole = isOpening || isClosing || token.startsWith('"') || end < text.length;
      if ((isValue || isClosing) && isWhole) closed = { end, open };
      isValue = isOpening && inArray;
    }
    if (open === null) break;
  }
  const closers: string[] = [];
  for (let level = closed.open; level !== null; level = level.outer) closers.push(level.closer);
  return text.slice(0, closed.end) + closers.join('');
}

/** A repair guesses, and takes broken pieces of a text for keys: those are left out. */
function parseRepaired(text: string): Record<string, unknown> | null {
  try {
    const bare = withoutQuotes(text);
    const repaired = parseObject(jsonrepair(text));
    return repaired && onlyKeys(repaired, (key) => bare.includes(`${withoutQuotes(key)}:`));
  } catch {
    return null;
  }
}

function withoutQuotes(text: string): string {
  return text.replaceAll(/[\s"'`\\\u2018-\u201f]/g, '');
}

function onlyKeys(
  value: Record<string, unknown>,
  isKey: (key: string) => boolean,
): Record<string, unknown> {
  const inside = (inner: unknown): unknown => {
    if (Array.isArray(inner)) return inner.map(inside);
    const object = objectSchema.safeParse(inner);
    return object.success ? onlyKeys(object.data, isKey) : inner;
  };
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => isKey(key))
      .map(([key, inner]) => [key, inside(inner)]),
  );
}
