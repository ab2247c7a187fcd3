import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { Job } from '../utils/core/job.ts';
import { isPrivateKey } from '../utils/core/private-key.ts';
import { plainWish, type Wish } from '../utils/core/wish.ts';
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

/** A task that was chosen for a job's images, and waits for what it needs. */
interface Asking {
  readonly jobId: string;
  readonly task: TaskId;
  readonly inputs: TaskInputs;
}

/** What is to be done with the images: chosen here and, where it takes more, asked for below. */
export function TaskBar({ job, onWish, children }: TaskBarProps) {
  const ownPrompts = useOwnPrompts();
  const [asking, setAsking] = useState<Asking | null>(null);
  const jobId = job?.id;
  // What was asked about an older job has been done, or is no longer wished.
  const asked = asking?.jobId === jobId ? asking : null;

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
      setAsking(null);
      return onWish(jobId, plainWish(task, ownPrompt && { inputs: { ownPrompt } }));
    }
    void loadTaskInputs().then((remembered) =>
      setAsking({ jobId, task, inputs: inputsFor(task, remembered, uiLanguage()) }),
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
          key={`${jobId} ${form.task} ${asked !== null}`}
          task={form.task}
          initial={form.inputs}
          focus={asked !== null}
          onSubmit={(inputs) => {
            if (!isPrivateKey(jobId)) void rememberTaskInputs(inputs);
            onWish(jobId, plainWish(form.task, { inputs }));
          }}
        />
      )}
    </>
  );
}
