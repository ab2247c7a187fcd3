/**
 * `npm test`: every check there is. All of them run even if one fails; the last line counts them,
 * every unit and end-to-end test as one. What waits for the clock does so beside the first of them.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as z from 'zod/mini';
import { installBrowsers } from '../tests/browsers/install.ts';
import { extensionComplaints } from './extension-lint.ts';
import { overBudget } from './size-budgets.ts';

const builds = ['.output/chrome-mv3', '.output/firefox-mv3'];
const reports = mkdtempSync(join(tmpdir(), 'legible-test-'));
const counts = { passed: 0, failed: 0 };
/** Named again at the end: often the last lines are all that is kept of a long output. */
const failed: string[] = [];

function count(name: string, passed: boolean): void {
  if (passed) counts.passed++;
  else fail(name);
  console.log(`${passed ? '✓' : '✗'} ${name}`);
}

function fail(name: string): void {
  counts.failed++;
  failed.push(name);
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
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

const reportOf = (project: string) => join(reports, `${project}.json`);
const vitest = (project: string) => [
  'run',
  `--project=${project}`,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${reportOf(project)}`,
];

/** Runs a Vitest project and counts its tests. */
function tests(project: string): void {
  console.log(`\n── ${project} tests`);
  countTests(project, run('vitest', ...vitest(project)));
}

/** The same beside other checks; its output comes when it is asked for. */
function testsBeside(project: string): () => Promise<void> {
  const child = spawn('vitest', vitest(project), { stdio: ['ignore', 'pipe', 'pipe'] });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data: Buffer) => output.push(data));
  }
  const closed = once(child, 'close');
  return async () => {
    const [status] = await closed;
    console.log(`\n── ${project} tests\n${Buffer.concat(output).toString()}`);
    countTests(project, status === 0);
  };
}

/** A file that breaks before its tests counts as one. */
function countTests(project: string, passed: boolean): void {
  try {
    const report = reportSchema.parse(JSON.parse(readFileSync(reportOf(project), 'utf8')));
    counts.passed += report.numPassedTests;
    for (const { name: file, assertionResults } of report.testResults) {
      for (const { fullName, status } of assertionResults) {
        if (status !== 'passed') fail(`${relative('.', file)}: ${fullName}`);
      }
    }
    if (!passed && report.numFailedTests === 0) fail(`a file of the ${project} tests`);
  } catch {
    // No report: the runner itself broke, and has said how.
    fail(`${project} tests`);
  }
}

await installBrowsers({ firefox: true });
check('build', 'npm', 'run', '--silent', 'build');
const waits = testsBeside('waits');
check('format', 'prettier', '--check', '--log-level=warn', '.');
check('lint', 'oxlint', '--type-aware', '--deny-warnings');
check('types', 'tsc', '--noEmit');
check('unused code', 'knip');
tests('unit');
for (const build of builds) await complaints(`size budget of ${build}`, overBudget(build));
await complaints('extension lint', extensionComplaints('.output/firefox-mv3'));
await waits();
tests('e2e');

for (const name of failed) console.log(`✗ ${name}`);
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed === 0 ? 0 : 1;
