import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';

/**
 * Starts a program that cannot outlive this process: the kernel itself kills it when its parent
 * dies, so neither a crashed test run nor a `kill -9` leaves browsers and X servers behind.
 */
export function spawnBound(
  program: string,
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; stdio?: StdioOptions } = {},
): ChildProcess {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', program, ...args], {
    stdio: 'ignore',
    ...options,
  });
  // Before the profile that it still writes to is removed, which happens at the exit too.
  const kill = (): boolean => child.kill('SIGKILL');
  process.prependOnceListener('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Resolves when the process has ended; asks it to end first, and insists after `graceMs`. */
export async function stopProcess(child: ChildProcess, graceMs = 3_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill();
  const insist = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await ended;
  clearTimeout(insist);
}
