import { useEffect, useRef, useState } from 'preact/hooks';
import {
  exportPrompts,
  importPrompts,
  movePrompt,
  usablePrompts,
} from '../utils/core/own-prompts.ts';
import type { OwnPrompt } from '../utils/core/task.ts';
import { saveFile } from '../utils/platform/save-file.ts';
import { t } from '../utils/platform/i18n.ts';
import { OwnPromptItem } from './own-prompt-item.tsx';

interface OwnPromptsFieldProps {
  readonly prompts: readonly OwnPrompt[];
  readonly onChange: (prompts: readonly OwnPrompt[]) => void;
}

/** The user's own prompts, in the order in which the menu and the task list show them. */
export function OwnPromptsField({ prompts, onChange }: OwnPromptsFieldProps) {
  const [said, setSaid] = useState('');
  /** The list before the last deletion. */
  const [before, setBefore] = useState<readonly OwnPrompt[] | null>(null);
  const [fresh, setFresh] = useState<string | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const toFocus = useRef<string | null>(null);

  // A moved item is put elsewhere in the document, which takes the focus off its button.
  useEffect(() => {
    if (toFocus.current === null) return;
    const wanted = list.current?.querySelector<HTMLElement>(toFocus.current);
    toFocus.current = null;
    wanted?.focus();
  });

  const change = (next: readonly OwnPrompt[], say = '') => {
    setBefore(null);
    setSaid(say);
    onChange(next);
  };

  const add = () => {
    const id = crypto.randomUUID();
    setFresh(id);
    change([...prompts, { id, name: '', prompt: '' }]);
  };

  const move = (id: string, by: -1 | 1) => {
    const next = movePrompt(prompts, id, by);
    const place = next.findIndex((prompt) => prompt.id === id);
    const isAtEnd = by === -1 ? place === 0 : place === next.length - 1;
    // At an end that button is disabled; the other one goes on.
    toFocus.current = `[data-id="${id}"] [data-move="${isAtEnd ? -by : by}"]`;
    change(next, t('own_prompts_moved', place + 1, next.length));
  };

  const remove = (gone: OwnPrompt) => {
    change(
      prompts.filter(({ id }) => id !== gone.id),
      t('own_prompts_deleted', gone.name),
    );
    setBefore(prompts);
  };

  const importFile = async (chosen: File) => {
    const imported = importPrompts(prompts, await chosen.text(), () => crypto.randomUUID());
    if (imported) change(imported.prompts, t('own_prompts_imported', imported.added));
    else setSaid(t('own_prompts_not_a_file'));
  };

  return (
    <section aria-labelledby="own-prompts-heading">
      <h2 id="own-prompts-heading">{t('own_prompts_title')}</h2>
      <p class="hint">{t('own_prompts_hint')}</p>
      <ol class="own-prompts" ref={list}>
        {prompts.map((prompt, index) => (
          <OwnPromptItem
            key={prompt.id}
            prompt={prompt}
            focus={prompt.id === fresh}
            isFirst={index === 0}
            isLast={index === prompts.length - 1}
            onChange={(next) => change(prompts.map((one) => (one.id === next.id ? next : one)))}
            onMove={(by) => move(prompt.id, by)}
            onDelete={() => remove(prompt)}
          />
        ))}
      </ol>
      <div class="row">
        <button type="button" onClick={add}>
          {t('own_prompts_add')}
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          {t('own_prompts_import')}
        </button>
        <button
          type="button"
          disabled={usablePrompts(prompts).length === 0}
          onClick={() =>
            saveFile('legible-prompts.json', exportPrompts(prompts), 'application/json')
          }
        >
          {t('own_prompts_export')}
        </button>
        <input
          ref={file}
          id="import-prompts"
          type="file"
          accept=".json,application/json"
          hidden
          onChange={(event) => {
            const { currentTarget: input } = event;
            const chosen = input.files?.[0];
            if (chosen) void importFile(chosen);
            input.value = '';
          }}
        />
      </div>
      <div class="row said" role="log" aria-label={t('own_prompts_title')}>
        {said !== '' && <p class="hint">{said}</p>}
        {before && (
          <button type="button" onClick={() => change(before, t('own_prompts_restored'))}>
            {t('button_undo')}
          </button>
        )}
      </div>
    </section>
  );
}
