import * as z from 'zod/mini';
import { ownPromptSchema, type OwnPrompt } from './task.ts';

/** What is stored; a prompt that can't be read is left out, the others stay. */
export function parseOwnPrompts(stored: unknown): OwnPrompt[] {
  const list = z.array(z.unknown()).safeParse(stored);
  if (!list.success) return [];
  const prompts = list.data.flatMap((entry) => {
    const prompt = ownPromptSchema.safeParse(entry);
    return prompt.success ? [prompt.data] : [];
  });
  return [...new Map(prompts.map((prompt) => [prompt.id, prompt])).values()];
}

/** Those that can be used: half-written ones are in the options alone. */
export function usablePrompts(prompts: readonly OwnPrompt[]): OwnPrompt[] {
  return prompts.filter(({ name, prompt }) => name.trim() !== '' && prompt.trim() !== '');
}

/** The list with one prompt a place further up (-1) or down (1); as it is at its ends. */
export function movePrompt(
  prompts: readonly OwnPrompt[],
  id: string,
  by: -1 | 1,
): readonly OwnPrompt[] {
  const from = prompts.findIndex((prompt) => prompt.id === id);
  const moved = prompts[from];
  const to = from + by;
  if (!moved || to < 0 || to >= prompts.length) return prompts;
  return prompts.toSpliced(from, 1).toSpliced(to, 0, moved);
}

/** What an exported file holds. */
const fileSchema = z.object({
  format: z.literal('legible-prompts'),
  prompts: z.array(
    z.object({
      name: z.string().check(z.trim(), z.minLength(1)),
      prompt: z.string().check(z.trim(), z.minLength(1)),
    }),
  ),
});
type PromptsFile = z.infer<typeof fileSchema>;

export function exportPrompts(prompts: readonly OwnPrompt[]): string {
  const file: PromptsFile = {
    format: 'legible-prompts',
    prompts: usablePrompts(prompts).map(({ name, prompt }) => ({ name, prompt })),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The list with the prompts of a file at its end, and how many came; null if it is no such file. One
 * that is there already is left out; another of a name that is taken gets a number after its name.
 */
export function importPrompts(
  prompts: readonly OwnPrompt[],
  file: string,
  newId: () => string,
): { prompts: OwnPrompt[]; added: number } | null {
  const parsed = parseFile(file);
  if (!parsed) return null;
  const all = [...prompts];
  for (const { name, prompt } of parsed.prompts) {
    if (all.some((known) => known.name.trim() === name && known.prompt.trim() === prompt)) continue;
    all.push({ id: newId(), name: freeName(all, name), prompt });
  }
  return { prompts: all, added: all.length - prompts.length };
}

function parseFile(file: string): PromptsFile | null {
  try {
    const parsed = fileSchema.safeParse(JSON.parse(file));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

function freeName(prompts: readonly OwnPrompt[], wanted: string): string {
  const taken = new Set(prompts.map(({ name }) => name.trim()));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted} (${number})`;
  return name;
}
