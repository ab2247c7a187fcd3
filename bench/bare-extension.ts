import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { scratchDir } from '../tests/browsers/scratch-dir.ts';

/**
 * The floor: an extension with the same menu, popup and request, and nothing else. It takes the
 * image by its address, sends it as it is, and shows each piece of the answer as it comes.
 */
const background = `
const views = new Set();
const say = (message) => { for (const view of views) view.postMessage(message); };
chrome.runtime.onInstalled.addListener(() => {
  for (const title of ['Extract text', 'Describe image']) {
    chrome.contextMenus.create({ id: title, title, contexts: ['all'] });
  }
});
chrome.runtime.onConnect.addListener((port) => {
  views.add(port);
  port.onDisconnect.addListener(() => views.delete(port));
});
chrome.runtime.onMessage.addListener((message, sender, reply) => reply('pong'));
chrome.contextMenus.onClicked.addListener(async (info, tab) => {
  chrome.action.openPopup();
  const [{ result }] = await chrome.scripting.executeScript({
    target: { tabId: tab.id },
    args: [info.srcUrl],
    func: async (url) => {
      const blob = await (await fetch(url)).blob();
      return new Promise((resolve) => {
        const reader = new FileReader();
        reader.onload = () => resolve(reader.result);
        reader.readAsDataURL(blob);
      });
    },
  });
  const response = await fetch('https://api.deepinfra.com/v1/openai/chat/completions', {
    method: 'POST',
    headers: { authorization: 'Bearer test-token', 'content-type': 'application/json' },
    body: JSON.stringify({
      model: 'Qwen/Qwen3-VL-235B-A22B-Instruct',
      stream: true,
      max_tokens: 100,
      messages: [{ role: 'user', content: [{ type: 'image_url', image_url: { url: result } }, { type: 'text', text: 'Text' }] }],
    }),
  });
  for await (const piece of response.body.pipeThrough(new TextDecoderStream())) {
    for (const line of piece.split('\\n')) {
      if (line.startsWith('data: {')) say(JSON.parse(line.slice(6)).choices[0]?.delta?.content ?? '');
    }
  }
});
`;

const popup = `<!doctype html><body style="width:400px;height:300px"><pre aria-label="Result"></pre><script src="popup.js"></script>`;
const popupScript = `
const text = document.querySelector('pre');
chrome.runtime.connect().onMessage.addListener((piece) => { text.textContent += piece; });
`;

/** Writes the bare extension into a folder of its own; `sdk` names a package that it loads as well. */
export async function bareExtension(sdk: string | null): Promise<string> {
  const folder = await scratchDir('bare');
  await mkdir(folder.path, { recursive: true });
  const manifest = {
    manifest_version: 3,
    name: 'Legible',
    version: '1',
    permissions: ['activeTab', 'contextMenus', 'scripting'],
    host_permissions: ['https://api.deepinfra.com/*'],
    action: { default_popup: 'popup.html' },
    background: { service_worker: 'background.js' },
  };
  await writeFile(join(folder.path, 'manifest.json'), JSON.stringify(manifest));
  await writeFile(join(folder.path, 'popup.html'), popup);
  await writeFile(join(folder.path, 'popup.js'), popupScript);
  await writeFile(join(folder.path, 'background.js'), (await sdkBundle(sdk)) + background);
  return folder.path;
}

/** The SDK as it stands in a background: bundled, minified, and kept by making a client of it. */
async function sdkBundle(sdk: string | null): Promise<string> {
  if (sdk === null) return '';
  const virtual = '\0sdk';
  const code = `import OpenAI from '${sdk}'; globalThis.client = new OpenAI({ apiKey: 'x', dangerouslyAllowBrowser: true });`;
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'sdk',
        resolveId: (id) => (id === 'virtual:sdk' ? virtual : null),
        load: (id) => (id === virtual ? code : null),
      },
    ],
    build: {
      write: false,
      rollupOptions: { input: 'virtual:sdk', output: { format: 'iife' } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('nothing was built');
  return output.output.map((part) => (part.type === 'chunk' ? part.code : '')).join('\n');
}
