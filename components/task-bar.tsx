import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { plainWish, type Job, type Wish } from '../utils/core/job.ts';
import { inputsFor, tasks, type TaskId, type TaskInputs } from '../utils/core/task.ts';
import { uiLanguage } from '../utils/platform/i18n.ts';
import { loadTaskInputs, rememberTaskInputs } from '../utils/platform/task-inputs-storage.ts';
import { TaskInputsForm } from './task-inputs-form.tsx';
import { TaskPicker, type TaskChoice } from './task-picker.tsx';
import { useOwnPrompts } from './use-own-prompts.ts';

interface TaskBarProps {
  readonly job: Job | null | undefined;
  readonly onWish: (jobId: string, wish: Wish) => void;
  /** What stands beside the list. */
  readonly children: ComponentChildren;
}

/** What is to be done with the images: chosen here and, where it takes more, asked for below. */
export function TaskBar({ job, onWish, children }: TaskBarProps) {
  const ownPrompts = useOwnPrompts();
  const [asked, setAsked] = useState<{ task: TaskId; inputs: TaskInputs } | null>(null);
  const jobId = job?.id;
  useEffect(() => setAsked(null), [jobId]);

  const chosen: TaskChoice = asked ?? {
    task: job?.task ?? 'extract-text',
    ownPrompt: job?.inputs.ownPrompt,
  };
  // A question is answered once; a language or fields may be wished otherwise.
  const stays = job != null && tasks[job.task].uses.some((input) => input !== 'question');
  const form = asked ?? (stays ? { task: job.task, inputs: job.inputs } : null);

  const choose = ({ task, ownPrompt }: TaskChoice) => {
    if (jobId === undefined) return;
    if (tasks[task].uses.length === 0) {
      setAsked(null);
      return onWish(jobId, plainWish(task, ownPrompt && { inputs: { ownPrompt } }));
    }
    void loadTaskInputs().then((remembered) =>
      setAsked({ task, inputs: inputsFor(task, remembered, uiLanguage()) }),
    );
  };

  return (
    <>
      <header class="bar">
        <TaskPicker
          chosen={chosen}
          ownPrompts={ownPrompts}
          imageCount={job?.images.length ?? 0}
          disabled={job == null}
          onChange={choose}
        />
        {children}
      </header>
      {form && jobId !== undefined && (
        <TaskInputsForm
          key={`${jobId} ${form.task}`}
          task={form.task}
          initial={form.inputs}
          focus={asked !== null}
          onSubmit={(inputs) => {
            void rememberTaskInputs(inputs);
            onWish(jobId, plainWish(form.task, { inputs }));
          }}
        />
      )}
    </>
  );
}
