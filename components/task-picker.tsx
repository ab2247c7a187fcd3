import { taskIds, taskIdSchema, type TaskId } from '../utils/core/task.ts';
import { t, taskLabel } from '../utils/platform/i18n.ts';

interface TaskPickerProps {
  readonly task: TaskId;
  readonly disabled: boolean;
  readonly onChange: (task: TaskId) => void;
}

export function TaskPicker({ task, disabled, onChange }: TaskPickerProps) {
  return (
    <select
      aria-label={t('task_label')}
      value={task}
      disabled={disabled}
      onChange={(event) => onChange(taskIdSchema.parse(event.currentTarget.value))}
    >
      {taskIds.map((id) => (
        <option key={id} value={id}>
          {taskLabel(id)}
        </option>
      ))}
    </select>
  );
}
