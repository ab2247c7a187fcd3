import { access, constants } from 'node:fs/promises';
import path from 'node:path';

/** Where a program stands on the PATH, if it is there at all. */
export async function findProgram(
  program: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  const places = path.isAbsolute(program)
    ? [program]
    : (env['PATH'] ?? '').split(path.delimiter).map((folder) => path.join(folder, program));
  for (const place of places) {
    const found = await access(place, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return place;
  }
  return undefined;
}

/** The first of several programs that is there. */
export async function findFirstProgram(
  programs: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string | undefined> {
  for (const program of programs) {
    const found = await findProgram(program, env);
    if (found !== undefined) return found;
  }
  return undefined;
}
