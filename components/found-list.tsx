import { useEffect, useMemo, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import { foundSchema, LONGEST_SEARCHED, type Found } from '../utils/core/found-item.ts';
import { isLongToParse } from '../utils/core/long-text.ts';
import { writeClipboard } from '../utils/platform/clipboard.ts';
import { t, uiLanguage } from '../utils/platform/i18n.ts';
import { useTextWork } from './use-text-work.ts';

/** Gives what the codes in an image say. */
export type ReadCodes = (image: Blob) => Promise<readonly string[]>;

const listSchema = z.array(foundSchema);
const nothing: readonly Found[] = [];

interface FoundListProps {
  readonly text: string;
  readonly loadImage: () => Promise<Blob | null>;
  readonly readCodes: ReadCodes;
}

/** Addresses, numbers and codes that were found, each with what can be done with it on a click. */
export function FoundList({ text, loadImage, readCodes }: FoundListProps) {
  const [inShort, setInShort] = useState<readonly Found[]>(nothing);
  const [inCodes, setInCodes] = useState<readonly Found[]>([]);
  const [copied, setCopied] = useState<string | null>(null);

  useEffect(() => {
    if (isLongToParse(text)) return setInShort(nothing);
    let isGone = false;
    void import('../utils/core/found.ts').then(({ findInText }) => {
      if (!isGone) setInShort(findInText(text, uiLanguage()));
    });
    return () => void (isGone = true);
  }, [text]);
  const work = useMemo(
    () =>
      isLongToParse(text)
        ? ({
            kind: 'find',
            // One more, so that what is cut through is told from what ends there.
            text: text.slice(0, LONGEST_SEARCHED + 1),
            locale: uiLanguage(),
          } as const)
        : null,
    [text],
  );
  const inLong = useTextWork(work, listSchema, 'find');

  useEffect(() => {
    let isGone = false;
    const look = async () => {
      const image = await loadImage();
      const texts = image ? await readCodes(image) : [];
      const { asFound } = await import('../utils/core/found.ts');
      if (!isGone) setInCodes(texts.map(asFound));
    };
    // An image that can't be decoded bears no codes.
    void look().catch(() => undefined);
    return () => void (isGone = true);
  }, [loadImage, readCodes]);

  const inText = inLong ?? inShort;
  const codes = inCodes.filter((code) => inText.every((found) => found.text !== code.text));
  const all = [...codes, ...inText];
  if (all.length === 0) return null;
  const copy = async (found: string) =>
    setCopied((await writeClipboard({ text: found })) ? found : null);
  return (
    <ul class="found" aria-label={t('found_label')}>
      {all.map((found) => (
        <li key={`${found.kind} ${found.text}`}>
          <bdi>{found.text}</bdi>
          {'href' in found && (
            <a href={found.href} target="_blank" rel="noopener noreferrer">
              {t(found.kind === 'mail' ? 'button_write_mail' : 'button_open_link')}
            </a>
          )}
          <button
            type="button"
            class="quiet"
            aria-label={t('button_copy_found', found.text)}
            onClick={() => void copy(found.text)}
          >
            {t(copied === found.text ? 'found_copied' : 'button_copy')}
          </button>
        </li>
      ))}
    </ul>
  );
}
