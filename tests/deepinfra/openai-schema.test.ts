import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LLMock } from '@copilotkit/aimock';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultSettings } from '../../utils/core/settings.ts';
import { plainWish, type Wish } from '../../utils/core/wish.ts';
import type { TaskId } from '../../utils/core/task.ts';
import { taskRequest } from '../../utils/core/task-request.ts';
import { readWithDeepInfra } from '../../utils/engines/deepinfra/read.ts';
import type { ReadRequest } from '../../utils/engines/reader.ts';
import { dataUri } from './chat-body.ts';
import { blankPng } from './text-png.ts';

/**
 * Our requests as others understand them: a mock of OpenAI's API from npm, and the types that
 * OpenAI generates from its own schema.
 */

const root = new URL('../../', import.meta.url).pathname;

// Node decodes no images.
vi.mock(import('../../utils/image/sendable-image.ts'), () => ({
  sendableImage: async () => ({ dataUri: dataUri(blankPng(32, 32)), width: 32, height: 32 }),
}));

const image = new Blob([new Uint8Array(blankPng(32, 32))]);

function request(
  task: TaskId,
  wish: Partial<Wish> = {},
  images: readonly Blob[] = [image],
  model = defaultSettings.model,
): Omit<ReadRequest, 'settings'> {
  const about = { model, imageCount: images.length, uiLanguage: 'en' };
  return { ...taskRequest(plainWish(task, wish), about), images, model, token: 'test-token' };
}

const requests: Readonly<Record<string, Omit<ReadRequest, 'settings'>>> = {
  'one image': request('extract-text'),
  'several images': request('extract-text', {}, [image, image, image]),
  'a description': request('describe-image'),
  'a model that thinks': request('extract-text', {}, [image], 'google/gemma-4-31B-it'),
  'a receipt as JSON by a schema': request('receipt'),
  'fields of one’s own': request('form-fields', { inputs: { fields: ['IBAN', 'Due date'] } }),
  'a follow-up': request('extract-text', {
    inputs: { question: 'And the total?' },
    earlier: [
      { question: '', answer: 'INVOICE' },
      { question: 'Who sent it?', answer: 'ACME' },
    ],
  }),
  'an answer to go on with': request('extract-text', { carried: 'INVOICE\nTwo ch' }),
  'another try at a loop': request('extract-text', { loosened: true }),
};

let mock: LLMock;
beforeAll(async () => {
  mock = new LLMock({ port: 0, strict: true });
  mock.on({ predicate: () => true }, { content: 'Read by another.' });
  await mock.start();
});
beforeEach(() => mock.clearRequests());
afterAll(() => mock.stop());

/** The body as it arrived there. */
async function bodyOf(name: string): Promise<object> {
  const given = requests[name];
  if (!given) throw new Error(name);
  const settings = { ...defaultSettings, baseUrl: `${mock.url}/v1` };
  let text = given.carried;
  let end: unknown;
  for await (const event of readWithDeepInfra({ ...given, settings }, AbortSignal.timeout(9_000))) {
    if (event.type === 'text') text += event.text;
    if (event.type === 'end') end = event.end;
  }
  expect({ text, end }).toEqual({
    text: `${given.carried}Read by another.`,
    end: { kind: 'complete' },
  });
  const [entry, ...others] = mock.getRequests();
  expect(others).toEqual([]);
  expect(entry?.response.status).toBe(200);
  // What the mock notes down for itself.
  return Object.fromEntries(
    Object.entries(entry?.body ?? {}).filter(([key]) => !key.startsWith('_')),
  );
}

describe("another's server", () => {
  it.each(Object.keys(requests))('takes %s', async (name) => {
    const body = await bodyOf(name);
    expect(body).toMatchObject({ stream: true, max_tokens: expect.any(Number) });
  });
});

it("fits OpenAI's own types, with no field that they don't know", { timeout: 60_000 }, async () => {
  const literals: string[] = [];
  for (const name of Object.keys(requests)) {
    literals.push(JSON.stringify(await bodyOf(name)));
    mock.clearRequests();
  }
  const check = async (bodies: readonly string[]) => {
    // Inside node_modules, so that `openai` is found.
    const cache = join(root, 'node_modules/.cache');
    await mkdir(cache, { recursive: true });
    const folder = await mkdtemp(join(cache, 'openai-schema-'));
    const file = join(folder, 'bodies.ts');
    const type = 'OpenAI.ChatCompletionCreateParamsStreaming';
    await writeFile(
      file,
      `import type OpenAI from 'openai';\nexport const bodies: ${type}[] = [\n${bodies.join(',\n')}\n];\n`,
    );
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'esnext'];
    const modules = ['--module', 'esnext', '--moduleResolution', 'bundler', '--ignoreConfig'];
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, ...options, ...modules, file], {
      encoding: 'utf8',
    });
    await rm(folder, { recursive: true });
    return stdout;
  };
  expect(await check(literals)).toBe('');
  // The check itself is one.
  const [first = ''] = literals;
  expect(await check([first.replace('"temperature"', '"temprature"')])).toMatch(/temprature/);
  expect(await check([first.replace('"role":"user"', '"role":"person"')])).toMatch(/person/);
  expect(await check([first.replace('"url":"data', '"uri":"data')])).toMatch(/TS2322.*image_url/);
});
