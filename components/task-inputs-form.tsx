import { useEffect, useRef, useState } from 'preact/hooks';
import { hasInputs, type TaskId, type TaskInputs } from '../utils/core/task.ts';
import { t, type MessageKey } from '../utils/platform/i18n.ts';
import { TaskInputFields } from './task-input-fields.tsx';

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
      <TaskInputFields task={task} inputs={inputs} onChange={setInputs} onSubmit={submit} />
      <button type="submit" class={focus ? 'primary' : ''} disabled={!hasInputs(task, inputs)}>
        {t(submitLabels[task] ?? 'button_retry')}
      </button>
    </form>
  );
}
