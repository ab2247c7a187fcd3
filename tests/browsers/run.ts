import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const LARGEST_OUTPUT_BYTES = 256 * 1024 * 1024;

/** Runs a program to its end and gives the bytes it wrote; fails with what it said on stderr. */
export async function run(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Buffer> {
  const { stdout } = await execute(program, args, {
    env,
    encoding: 'buffer',
    maxBuffer: LARGEST_OUTPUT_BYTES,
  });
  return stdout;
}

/** `run` for programs that answer in text; without the white space at the ends. */
export async function runText(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  return (await run(program, args, env)).toString('utf8').trim();
}
