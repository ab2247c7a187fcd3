import { browser } from 'wxt/browser';
import * as z from 'zod/mini';
import { taskInputsSchema, type TaskInputs } from '../core/task.ts';

const KEY = 'taskInputs';
const storedSchema = z.catch(z.pick(taskInputsSchema, { language: true, fields: true }), {});

/** What was last given to tasks: the target language, the fields of a form. */
export async function loadTaskInputs(): Promise<TaskInputs> {
  const stored = await browser.storage.local.get(KEY);
  return z.parse(storedSchema, stored[KEY]);
}

/** Remembers what is given; what isn't stays as it was. Questions are not kept. */
export async function rememberTaskInputs({ language, fields }: TaskInputs): Promise<void> {
  const given = { ...(language && { language }), ...(fields && { fields }) };
  await browser.storage.local.set({ [KEY]: { ...(await loadTaskInputs()), ...given } });
}
