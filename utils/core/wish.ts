import * as z from 'zod/mini';
import { engineChoices } from './settings.ts';
import { taskIdSchema, taskInputsSchema } from './task.ts';

/** A question on the same images and its answer, before this one. */
export const turnSchema = z.object({ question: z.string(), answer: z.string() });
export type Turn = z.infer<typeof turnSchema>;

/** What a person wishes to be done with images. */
export const wishSchema = z.object({
  task: taskIdSchema,
  inputs: taskInputsSchema,
  /** The engine and the model, where they aren't those of the settings. */
  engineChoice: z.nullable(z.enum(engineChoices)),
  modelChoice: z.nullable(z.string()),
  /** The conversation so far, for a follow-up. */
  earlier: z.array(turnSchema),
  /** Text of a cut-off answer, which this one goes on from. */
  carried: z.string(),
  /** The last answer repeated itself without end: this time with more freedom. */
  loosened: z.boolean(),
});
export type Wish = z.infer<typeof wishSchema>;

/** A wish for a task with nothing more said. */
export function plainWish(task: Wish['task'], more: Partial<Wish> = {}): Wish {
  const choices = { engineChoice: null, modelChoice: null };
  const nothing = { inputs: {}, ...choices, earlier: [], carried: '', loosened: false };
  return { ...nothing, ...more, task };
}
