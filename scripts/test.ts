/**
 * `npm test`: every check there is, in the order in which they fail fastest. All of them run even if
 * one fails; the last line counts them, every unit and end-to-end test as one.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { installBrowsers } from '../tests/browsers/install.ts';
import { extensionComplaints } from './extension-lint.ts';
import { overBudget } from './size-budgets.ts';

const builds = ['.output/chrome-mv3', '.output/firefox-mv3'];
const reports = mkdtempSync(join(tmpdir(), 'legible-test-'));
const counts = { passed: 0, failed: 0 };

function count(name: string, passed: boolean): void {
  counts[passed ? 'passed' : 'failed']++;
  console.log(`${passed ? '✓' : '✗'} ${name}`);
}

function run(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

function check(name: string, command: string, ...args: string[]): void {
  console.log(`\n── ${name}`);
  count(name, run(command, ...args));
}

async function complaints(name: string, found: Promise<string[]>): Promise<void> {
  console.log(`\n── ${name}`);
  const lines = await found;
  for (const line of lines) console.log(line);
  count(name, lines.length === 0);
}

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numFailedTestSuites: z.number(),
});

/** Runs a Vitest project and counts its tests. A file that breaks before its tests counts as one. */
function tests(project: string): void {
  console.log(`\n── ${project} tests`);
  const file = join(reports, `${project}.json`);
  const passed = run(
    'vitest',
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  );
  try {
    const report = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    counts.passed += report.numPassedTests;
    counts.failed += report.numFailedTests + report.numPendingTests;
    if (!passed && report.numFailedTests === 0) counts.failed++;
  } catch {
    // No report: the runner itself broke, and has said how.
    counts.failed++;
  }
}

await installBrowsers({ firefox: true });
check('format', 'prettier', '--check', '--log-level=warn', '.');
check('lint', 'oxlint', '--type-aware', '--deny-warnings');
check('types', 'tsc', '--noEmit');
check('unused code', 'knip');
tests('unit');
check('build', 'npm', 'run', '--silent', 'build');
for (const build of builds) await complaints(`size budget of ${build}`, overBudget(build));
await complaints('extension lint', extensionComplaints('.output/firefox-mv3'));
tests('e2e');

console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
