import { shownText, type Job } from './job.ts';

export type BatchFormat = 'text' | 'markdown';

/**
 * The texts of a batch as one, in order, each under its name. What has no text is left out; a text
 * that isn't whole says so by `incomplete`.
 */
export function joinTexts(
  jobs: readonly { readonly name: string; readonly job: Pick<Job, 'text' | 'edited' | 'state'> }[],
  format: BatchFormat,
  incomplete: string,
): string {
  const sections = jobs.flatMap(({ name, job }) => {
    const text = shownText(job).trim();
    if (text === '') return [];
    const isWhole = job.state.phase === 'done' && !job.state.truncated;
    const note = isWhole ? '' : `\n\n[${incomplete}]`;
    return [`${heading(name, format)}\n\n${text}${note}`];
  });
  return sections.length === 0 ? '' : `${sections.join('\n\n')}\n`;
}

function heading(name: string, format: BatchFormat): string {
  const line = name.replace(/\s+/g, ' ').trim();
  if (format === 'text') return `${line}\n${'='.repeat(Math.min(60, Math.max(3, line.length)))}`;
  // Names of files are no markup.
  return `## ${line.replace(/[\\`*_[\]<>#]/g, String.raw`\$&`)}`;
}
