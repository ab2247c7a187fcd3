import { tasks, type TaskId, type TaskInputs } from '../utils/core/task.ts';
import { t } from '../utils/platform/i18n.ts';
import { LanguageSelect } from './language-select.tsx';

interface TaskInputFieldsProps {
  readonly task: TaskId;
  readonly inputs: TaskInputs;
  readonly onChange: (inputs: TaskInputs) => void;
  /** Enter in the question. */
  readonly onSubmit: () => void;
}

/** The fields for what a task uses; none where it uses nothing. */
export function TaskInputFields({ task, inputs, onChange, onSubmit }: TaskInputFieldsProps) {
  const { uses } = tasks[task];
  return (
    <>
      {uses.includes('question') && (
        <label>
          {t('input_question')}
          <textarea
            rows={2}
            value={inputs.question ?? ''}
            onInput={(event) => onChange({ ...inputs, question: event.currentTarget.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
              event.preventDefault();
              onSubmit();
            }}
          />
        </label>
      )}
      {uses.includes('language') && (
        <label>
          {t('input_language')}
          <LanguageSelect
            value={inputs.language ?? ''}
            onChange={(language) => onChange({ ...inputs, language })}
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
            onInput={(event) => onChange({ ...inputs, fields: lines(event.currentTarget.value) })}
          />
        </label>
      )}
    </>
  );
}

/** Each name once, in order. */
function lines(text: string): string[] {
  const names = text.split('\n').map((line) => line.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}
