import { usablePrompts } from '../utils/core/own-prompts.ts';
import {
  fitsImages,
  taskGroups,
  taskIds,
  taskIdSchema,
  tasks,
  type OwnPrompt,
  type TaskGroup,
  type TaskId,
} from '../utils/core/task.ts';
import { t, taskLabel, type MessageKey } from '../utils/platform/i18n.ts';

const groupLabels: Readonly<Record<TaskGroup, MessageKey>> = {
  read: 'task_group_read',
  data: 'task_group_data',
  describe: 'task_group_describe',
  ask: 'task_group_ask',
};

const OWN = 'own-prompt:';

/** A task, and which own prompt where it is one. */
export interface TaskChoice {
  readonly task: TaskId;
  readonly ownPrompt?: OwnPrompt | undefined;
}

interface TaskPickerProps {
  readonly chosen: TaskChoice;
  /** All of the user's. */
  readonly ownPrompts: readonly OwnPrompt[];
  /** In a request: tasks that compare need several. */
  readonly imageCount: number;
  readonly disabled: boolean;
  readonly onChange: (choice: TaskChoice) => void;
}

export function TaskPicker(props: TaskPickerProps) {
  const { chosen, ownPrompts, imageCount, disabled, onChange } = props;
  const usable = usablePrompts(ownPrompts);
  // The one that was used stays in the list though it has been deleted since.
  const { ownPrompt: used } = chosen;
  const own = used && usable.every(({ id }) => id !== used.id) ? [...usable, used] : usable;

  const change = (value: string) => {
    const ownPrompt = own.find(({ id }) => value === OWN + id);
    onChange(ownPrompt ? { task: 'own-prompt', ownPrompt } : { task: taskIdSchema.parse(value) });
  };

  return (
    <select
      aria-label={t('task_label')}
      value={used ? OWN + used.id : chosen.task}
      disabled={disabled}
      onChange={(event) => change(event.currentTarget.value)}
    >
      {taskGroups.map((group) => (
        <optgroup key={group} label={t(groupLabels[group])}>
          {taskIds
            .filter((id) => tasks[id].group === group)
            .map((id) => (
              <option key={id} value={id} disabled={!fitsImages(id, imageCount)}>
                {taskLabel(id)}
              </option>
            ))}
        </optgroup>
      ))}
      {own.length > 0 && (
        <optgroup label={t('own_prompts_title')}>
          {own.map(({ id, name }) => (
            <option key={id} value={OWN + id}>
              {name}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}
