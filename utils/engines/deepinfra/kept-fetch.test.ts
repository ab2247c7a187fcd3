import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { BackgroundToRequests, SentByOffscreen } from '../../core/request-messages.ts';

const connectOffscreen = vi.hoisted(() => vi.fn());
vi.mock('../../platform/offscreen.ts', () => ({ connectOffscreen }));

const URL = 'http://127.0.0.1:9/v1/openai/chat/completions';
const BODY = '{"model":"m"}';

/** The other end of the port: what it was told, and what it says. */
function otherEnd() {
  const posted: BackgroundToRequests[] = [];
  const closed = new AbortController();
  let hear: (message: SentByOffscreen) => void = () => {};
  connectOffscreen.mockImplementation(async (_schema, onMessage: typeof hear) => {
    hear = onMessage;
    return {
      post: (message: BackgroundToRequests) => void posted.push(message),
      close: () => {},
      closed: closed.signal,
    };
  });
  const tell = (...all: SentByOffscreen['told'][]) => {
    const key = posted.findLast(({ type }) => type === 'send')?.key ?? '';
    for (const told of all) hear({ key, told });
  };
  return { posted, types: () => posted.map(({ type }) => type), tell, lose: () => closed.abort() };
}

const head = { type: 'head', status: 200, headers: {} } as const;
const piece = (text: string) => ({ type: 'piece', bytes: new TextEncoder().encode(text) }) as const;
const whole = { type: 'whole' } as const;

let far: ReturnType<typeof otherEnd>;
let send: (signal?: AbortSignal) => Promise<Response>;
let requestsAhead: (atOnce: number) => number;
const onSent = vi.fn();

beforeEach(async () => {
  vi.resetModules();
  onSent.mockReset();
  far = otherEnd();
  const module = await import('./kept-fetch.ts');
  requestsAhead = module.requestsAhead;
  const fetchKept = module.keptFetch('job', () => 8);
  send = (signal) => fetchKept(URL, { method: 'POST', body: BODY, signal: signal ?? null }, onSent);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

const posted = (count: number) => vi.waitFor(() => expect(far.posted).toHaveLength(count));

it('hands a request over and gives its answer', async () => {
  expect(requestsAhead(8)).toBe(0);
  const answer = send();
  await posted(1);
  expect(far.posted[0]).toMatchObject({ type: 'send', url: URL, body: BODY, atOnce: 8 });
  expect(requestsAhead(8)).toBe(8);
  expect(onSent).not.toHaveBeenCalled();
  far.tell({ type: 'sent' }, head, piece('Plat'), piece('form'), whole);
  expect(onSent).toHaveBeenCalledOnce();
  expect(await (await answer).text()).toBe('Platform');
  // It stays there for a background that comes before it is stored.
  expect(far.types()).toEqual(['send']);
});

it('asks anew for what it was answered already', async () => {
  const first = send();
  await posted(1);
  far.tell(head, whole);
  await first;
  void send();
  await posted(3);
  expect(far.types()).toEqual(['send', 'forget', 'send']);
});

it('forgets nothing of an answer whose reader left at its last piece', async () => {
  const answer = send();
  await posted(1);
  far.tell(head, piece('data: [DONE]\n\n'));
  const reader = (await answer).body?.getReader();
  await reader?.read();
  await reader?.cancel();
  far.tell(whole);
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(far.types()).toEqual(['send']);
});

it('hangs up on what nobody reads, and at once when it is stopped', async () => {
  const unread = send();
  await posted(1);
  far.tell(head, piece('and so on'));
  await (await unread).body?.cancel();
  await posted(2);
  const stop = new AbortController();
  const stopped = send(stop.signal);
  await posted(3);
  stop.abort();
  expect(far.types()).toEqual(['send', 'forget', 'send', 'forget']);
  await expect(stopped).rejects.toThrow(/abort/i);
});

it('fails when the document is lost, and opens it again', async () => {
  const answer = send();
  await posted(1);
  far.lose();
  await expect(answer).rejects.toThrow('the connection was lost');
  expect(requestsAhead(8)).toBe(0);
  void send();
  await vi.waitFor(() => expect(connectOffscreen).toHaveBeenCalledTimes(2));
});

it('goes from here where there is no such document', async () => {
  connectOffscreen.mockRejectedValue(new Error('none'));
  vi.stubGlobal('fetch', async () => new Response('direct'));
  expect(await (await send()).text()).toBe('direct');
  expect(onSent).toHaveBeenCalledOnce();
  expect(requestsAhead(8)).toBe(0);
});
