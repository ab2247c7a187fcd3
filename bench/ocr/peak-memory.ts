import { readdir, readFile } from 'node:fs/promises';

/** The most memory, in MB, that the largest renderer of each kind held at a time; Linux only. */
export interface PeakMemory {
  readonly extension: number | null;
  readonly page: number | null;
}

export async function peakMemory(browserProcess: number): Promise<PeakMemory> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const parents = new Map<string, string>();
  for (const pid of pids) {
    // "pid (name) state parent …"; a name may hold spaces and brackets.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    parents.set(pid, stat.replace(/^.*\) \S+ /s, '').split(' ')[0] ?? '');
  }
  const isOurs = (pid: string | undefined): boolean =>
    pid === String(browserProcess) || (pid !== undefined && isOurs(parents.get(pid)));
  const peaks: { extension: number[]; page: number[] } = { extension: [], page: [] };
  for (const pid of pids.filter(isOurs)) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const peak = /^VmHWM:\s*(\d+) kB/m.exec(status)?.[1];
    if (!command.includes('--type=renderer') || peak === undefined) continue;
    peaks[command.includes('--extension-process') ? 'extension' : 'page'].push(Number(peak) / 1024);
  }
  const most = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));
  return { extension: most(peaks.extension), page: most(peaks.page) };
}
