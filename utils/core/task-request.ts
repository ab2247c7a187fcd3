import type { AnswerSchema } from './answer-schema.ts';
import type { Wish } from './wish.ts';
import { fixedPrompt } from './ocr-model.ts';
import { tasks, type Task } from './task.ts';

/** What an engine is told of a wish. */
interface TaskRequest extends Pick<Wish, 'inputs' | 'earlier' | 'carried' | 'loosened'> {
  readonly task: Task;
  readonly prompt: string;
  readonly schema: AnswerSchema | null;
}

/** Builds the prompt for a wish: in a conversation the one that began it. */
export function taskRequest(
  wish: Wish,
  about: { readonly model: string; readonly imageCount: number; readonly uiLanguage: string },
): TaskRequest {
  const { inputs, earlier, carried, loosened } = wish;
  const task = tasks[wish.task];
  const first = earlier[0] ? { ...inputs, question: earlier[0].question } : inputs;
  const prompt = fixedPrompt(about.model, task.id) ?? task.prompt({ ...about, inputs: first });
  // What is asked about an answer is answered in words.
  const schema = earlier.length > 0 ? null : (task.schema?.(inputs) ?? null);
  return { task, inputs, earlier, carried, loosened, prompt, schema };
}
