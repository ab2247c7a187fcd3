import type { Failure } from './failure.ts';
import type { EngineChoice } from './settings.ts';
import { tasks, type TaskId } from './task.ts';

export const engineIds = ['deepinfra', 'on-device'] as const;
export type EngineId = (typeof engineIds)[number];

/** Which engine does a task, or why none can. */
export function chooseEngine(given: {
  choice: EngineChoice;
  hasToken: boolean;
  task: TaskId;
}): { engine: EngineId } | { failure: Failure } {
  const { choice, hasToken, task } = given;
  const wantsCloud = choice === 'deepinfra' || (choice === 'automatic' && hasToken);
  // A task that only a model can do goes to the model whatever the choice was for reading text.
  if (wantsCloud || !tasks[task].onDevice) {
    if (choice === 'on-device') return { failure: { code: 'engine_cannot_describe' } };
    return hasToken ? { engine: 'deepinfra' } : { failure: { code: 'token_missing' } };
  }
  return { engine: 'on-device' };
}
