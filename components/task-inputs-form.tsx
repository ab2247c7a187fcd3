import { useEffect, useRef, useState } from 'preact/hooks';
import { hasInputs, tasks, type TaskId, type TaskInputs } from '../utils/core/task.ts';
import { t, type MessageKey } from '../utils/platform/i18n.ts';
import { LanguageSelect } from './language-select.tsx';

const submitLabels: Readonly<Partial<Record<TaskId, MessageKey>>> = {
  ask: 'button_ask_question',
  translate: 'button_translate',
  'form-fields': 'button_read_fields',
};

interface TaskInputsFormProps {
  readonly task: TaskId;
  readonly initial: TaskInputs;
  /** Whether a person has just chosen the task, and will go on here. */
  readonly focus: boolean;
  readonly onSubmit: (inputs: TaskInputs) => void;
}

/** What a task is to be given, asked before it runs. */
export function TaskInputsForm({ task, initial, focus, onSubmit }: TaskInputsFormProps) {
  const [inputs, setInputs] = useState(initial);
  const form = useRef<HTMLFormElement>(null);
  const { uses } = tasks[task];

  useEffect(() => {
    if (focus) form.current?.querySelector<HTMLElement>('textarea, select')?.focus();
  }, [focus]);

  const submit = () => {
    if (hasInputs(task, inputs)) onSubmit(inputs);
  };

  return (
    <form
      ref={form}
      class="inputs"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {uses.includes('question') && (
        <label>
          {t('input_question')}
          <textarea
            rows={2}
            value={inputs.question ?? ''}
            onInput={(event) => setInputs({ ...inputs, question: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              submit();
            }}
          />
        </label>
      )}
      {uses.includes('language') && (
        <label>
          {t('input_language')}
          <LanguageSelect
            value={inputs.language ?? ''}
            onChange={(language) => setInputs({ ...inputs, language })}
          />
        </label>
      )}
      {uses.includes('fields') && (
        <label>
          {t('input_fields')}
          <textarea
            rows={3}
            placeholder={t('input_fields_example')}
            defaultValue={(inputs.fields ?? []).join('\n')}
            onInput={(event) => setInputs({ ...inputs, fields: lines(event.currentTarget.value) })}
          />
        </label>
      )}
      <button type="submit" class={focus ? 'primary' : ''} disabled={!hasInputs(task, inputs)}>
        {t(submitLabels[task] ?? 'button_retry')}
      </button>
    </form>
  );
}

/** Each name once, in order. */
function lines(text: string): string[] {
  const names = text.split('\n').map((line) => line.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
