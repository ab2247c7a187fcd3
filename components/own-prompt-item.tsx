import { useEffect, useRef } from 'preact/hooks';
import type { OwnPrompt } from '../utils/core/task.ts';
import { t } from '../utils/platform/i18n.ts';

interface OwnPromptItemProps {
  readonly prompt: OwnPrompt;
  /** Whether it has just been added. */
  readonly focus: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onChange: (prompt: OwnPrompt) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onDelete: () => void;
}

export function OwnPromptItem(props: OwnPromptItemProps) {
  const { prompt, focus, isFirst, isLast, onChange, onMove, onDelete } = props;
  const { id, name } = prompt;
  const nameField = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) nameField.current?.focus();
  }, [focus]);

  const icon = (label: string, sign: string, disabled: boolean, by: -1 | 1) => (
    <button
      type="button"
      class="icon"
      aria-label={label}
      title={label}
      data-move={by}
      disabled={disabled}
      onClick={() => onMove(by)}
    >
      <span aria-hidden="true">{sign}</span>
    </button>
  );

  return (
    <li data-id={id}>
      <div class="name">
        <input
          ref={nameField}
          type="text"
          aria-label={t('own_prompt_name')}
          placeholder={t('own_prompt_name')}
          value={name}
          onInput={(event) => onChange({ ...prompt, name: event.currentTarget.value })}
        />
        {icon(t('own_prompt_up', name), '↑', isFirst, -1)}
        {icon(t('own_prompt_down', name), '↓', isLast, 1)}
        <button type="button" aria-label={t('own_prompt_delete', name)} onClick={onDelete}>
          {t('button_delete')}
        </button>
      </div>
      <textarea
        rows={3}
        aria-label={t('own_prompt_text')}
        placeholder={t('own_prompt_text')}
        value={prompt.prompt}
        onInput={(event) => onChange({ ...prompt, prompt: event.currentTarget.value })}
      />
    </li>
  );
}
