import type { Model } from '../utils/core/catalogue.ts';
import type { Settings } from '../utils/core/settings.ts';
import { isMenuTask, taskIds, type TaskId } from '../utils/core/task.ts';
import { t, taskLabel } from '../utils/platform/i18n.ts';
import { ModelSelect } from './model-select.tsx';

interface TaskTableProps {
  readonly settings: Pick<Settings, 'models' | 'menuTasks'>;
  readonly models: readonly Model[];
  readonly onChange: (change: Partial<Pick<Settings, 'models' | 'menuTasks'>>) => void;
}

/** For each task its model, and whether the right-click menu has it. */
export function TaskTable({ settings, models, onChange }: TaskTableProps) {
  const { menuTasks } = settings;

  const setModel = (task: TaskId, model: string | null) => {
    const { [task]: _, ...others } = settings.models;
    onChange({ models: model === null ? others : { ...others, [task]: model } });
  };
  const setInMenu = (task: TaskId, inMenu: boolean) =>
    // In the order of the list, whatever the order of the choice.
    onChange({
      menuTasks: taskIds.filter((id) => (id === task ? inMenu : menuTasks.includes(id))),
    });

  return (
    <section aria-labelledby="tasks-heading">
      <h2 id="tasks-heading">{t('options_tasks_title')}</h2>
      <p class="hint">{t('options_tasks_hint')}</p>
      <details class="tasks">
        <summary>{t('options_tasks_show')}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('options_tasks_task')}</th>
              <th scope="col">{t('options_tasks_menu')}</th>
              <th scope="col">{t('options_tasks_model')}</th>
            </tr>
          </thead>
          <tbody>
            {taskIds.map((id) => (
              <tr key={id}>
                <th scope="row">{taskLabel(id)}</th>
                <td>
                  {isMenuTask(id) && (
                    <input
                      type="checkbox"
                      aria-label={t('options_task_in_menu', taskLabel(id))}
                      checked={menuTasks.includes(id)}
                      onChange={(event) => setInMenu(id, event.currentTarget.checked)}
                    />
                  )}
                </td>
                <td>
                  <ModelSelect
                    id={`model-${id}`}
                    label={t('options_task_model', taskLabel(id))}
                    value={settings.models[id] ?? null}
                    models={models}
                    general={t('options_model_general')}
                    onChange={(model) => setModel(id, model)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
