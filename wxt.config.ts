import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';
import { pdfFiles } from './utils/pdf/pdf-files.ts';
import { engineFiles } from './utils/engines/on-device/engine-files.ts';

const inNodeModules = (path: string) =>
  fileURLToPath(new URL(`./node_modules/${path}`, import.meta.url));

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  targetBrowsers: ['chrome', 'firefox'],
  vite: () => ({
    resolve: {
      // Without the first, onnxruntime brings its WebAssembly along as base64 inside the script.
      conditions: [
        'onnxruntime-web-use-extern-wasm',
        'module',
        'browser',
        'development|production',
      ],
    },
  }),
  hooks: {
    // The engine's runtime and weights, and what pdf.js needs, come from packages, so the repository holds no binaries.
    'build:publicAssets'(_wxt, files) {
      for (const { from, to } of [...engineFiles, ...pdfFiles(inNodeModules(''))]) {
        files.push({ absoluteSrc: inNodeModules(from), relativeDest: to });
      }
      files.push({
        absoluteSrc: inNodeModules('zxing-wasm/dist/reader/zxing_reader.wasm'),
        relativeDest: 'codes/zxing_reader.wasm',
      });
      const notice = fileURLToPath(new URL('./NOTICE', import.meta.url));
      files.push({ absoluteSrc: notice, relativeDest: 'NOTICE.txt' });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extension_name__',
    description: '__MSG_extension_description__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'alarms',
      'clipboardWrite',
      'scripting',
      'storage',
      ...(browser === 'firefox' ? ['menus'] : ['contextMenus', 'offscreen', 'sidePanel']),
    ],
    host_permissions: ['https://api.deepinfra.com/*'],
    optional_host_permissions: ['<all_urls>'],
    content_security_policy: {
      extension_pages: "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'",
    },
    // Isolation gives the on-device engine threads.
    ...(browser === 'chrome' && {
      minimum_chrome_version: '140',
      cross_origin_embedder_policy: { value: 'require-corp' },
      cross_origin_opener_policy: { value: 'same-origin' },
    }),
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'legible@legible.example',
          strict_min_version: '142.0',
          data_collection_permissions: { required: ['none'], optional: ['websiteContent'] },
        },
      },
    }),
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+L' } },
      'extract-visible-tab': {
        description: '__MSG_command_extract_visible_tab__',
        suggested_key: { default: 'Alt+Shift+K' },
      },
      'describe-focused': { description: '__MSG_command_describe_focused__' },
      'select-region': {
        description: '__MSG_command_select_region__',
        // Alt+Shift+X is silently not assigned by Chromium, Alt+Shift+E opens a menu of Firefox's.
        suggested_key: { default: 'Alt+Shift+O' },
      },
      // For those who give it a key in the browser's settings.
      'pick-image': { description: '__MSG_command_pick_image__' },
    },
  }),
});
