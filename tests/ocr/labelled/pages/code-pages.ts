import { pagesOf } from '../labelled-page.ts';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** Colours comments, strings and some words, as editors do. */
const coloured = (code: string) =>
  escape(code).replaceAll(
    /((?:\/\/|#).*$)|("[^"\n]*"|'[^'\n]*')|\b(const|return|for|of|if|async|await|function|export|def|class|import|from|in|not|with|as|yield|raise|while)\b/gm,
    (all, comment, string) =>
      comment ? `<i>${all}</i>` : string ? `<u>${all}</u>` : `<b>${all}</b>`,
  );

const typescript = `// Groups readings by sensor and keeps the newest of each.
export function newest(readings: Reading[]): Map<string, Reading> {
  const kept = new Map<string, Reading>();
  for (const reading of readings) {
    const other = kept.get(reading.sensor);
    if (!other || other.takenAt < reading.takenAt) {
      kept.set(reading.sensor, reading);
    }
  }
  return kept;
}

const limit = 0.75 * (max - min) + min;
const url = \`\${base}/v2/sensors/\${id}?since=\${from}\`;`;

const python = `import csv
from pathlib import Path

class Ledger:
    def __init__(self, path: Path, rate=0.19):
        self.path = path
        self.rate = rate
        self._rows = []

    def total(self) -> float:
        with self.path.open() as file:
            for row in csv.DictReader(file):
                if row["state"] != "void":
                    self._rows.append(float(row["net"]))
        return sum(self._rows) * (1 + self.rate)

    def __len__(self):
        return len(self._rows)  # only after total()`;

const yaml = `services:
  web:
    image: registry.example/shop:4.2.1
    ports:
      - "8080:80"
    environment:
      CACHE_TTL: 3600
      LOG_LEVEL: warn
    deploy:
      replicas: 3
      resources:
        limits: { cpus: "0.50", memory: 256M }
  db:
    image: postgres:17
    volumes:
      - data:/var/lib/postgresql`;

const difference = [
  [' ', 'async function load(id) {'],
  ['-', '  const res = await fetch("/api/items/" + id);'],
  ['-', '  return res.json();'],
  ['+', '  const res = await fetch(`/api/items/${id}`, { signal });'],
  ['+', '  if (!res.ok) throw new HttpError(res.status);'],
  ['+', '  return itemSchema.parse(await res.json());'],
  [' ', '}'],
] as const;
const diffHtml = difference
  .map(
    ([sign, line]) =>
      `<div class="${sign === '+' ? 'in' : sign === '-' ? 'out' : ''}">${escape(sign + ' ' + line)}</div>`,
  )
  .join('');

export const codePages = pagesOf('code', [
  {
    name: 'code-typescript-light',
    width: 720,
    quick: true,
    html: `<style>body{padding:16px;background:#fff}pre{margin:0;font:14px/1.5 'Liberation Mono';color:#24292f}i{color:#6e7781;font-style:normal}u{color:#0a3069;text-decoration:none}b{color:#cf222e;font-weight:400}</style><pre>${coloured(typescript)}</pre>`,
  },
  {
    name: 'code-python-dark',
    width: 680,
    html: `<style>body{padding:16px;background:#1e1e1e}pre{margin:0;font:14px/1.45 'DejaVu Sans Mono';color:#d4d4d4}i{color:#6a9955;font-style:normal}u{color:#ce9178;text-decoration:none}b{color:#569cd6;font-weight:400}</style><pre>${coloured(python)}</pre>`,
  },
  {
    name: 'code-yaml-dark-2x',
    width: 460,
    scale: 2,
    html: `<style>body{padding:14px;background:#282a36}pre{margin:0;font:13px/1.5 'DejaVu Sans Mono';color:#f8f8f2}i{color:#6272a4;font-style:normal}u{color:#f1fa8c;text-decoration:none}b{color:#ff79c6;font-weight:400}</style><pre>${coloured(yaml)}</pre>`,
  },
  {
    name: 'code-diff-13px',
    width: 560,
    html: `<style>body{background:#fff}div{font:13px/1.55 'Liberation Mono';white-space:pre;padding:0 10px;color:#24292f}.in{background:#dafbe1}.out{background:#ffebe9}</style>${diffHtml}`,
  },
  {
    name: 'code-python-light-2x',
    width: 600,
    scale: 2,
    html: `<style>body{padding:16px;background:#fdf6e3}pre{margin:0;font:13px/1.5 'Liberation Mono';color:#657b83}i{color:#93a1a1}u{color:#2aa198;text-decoration:none}b{color:#859900;font-weight:400}</style><pre>${coloured(python)}</pre>`,
  },
]);

const shell = `$ git status --short
 M src/reader.ts
?? notes/2026-11.md
$ npm test -- --run
 RUN  v5.1.1 /home/lena/reader
 Test Files  42 passed (42)
      Tests  318 passed | 2 skipped (320)
   Duration  6.48s
$ du -sh node_modules dist
214M    node_modules
1.3M    dist
$ _`;
const listing = `total 88
drwxr-xr-x  6 lena staff   192 Nov  3 09:12 .
drwxr-xr-x 11 root wheel   352 Oct 28 17:40 ..
-rw-r--r--  1 lena staff  1847 Nov  3 09:12 README.md
-rwxr-x---  1 lena staff   613 Nov  1 22:05 deploy.sh
-rw-------  1 lena staff    96 Sep 14 08:30 .env
lrwxr-xr-x  1 lena staff    11 Nov  2 13:57 latest -> build/0417`;
const log = `2026-11-22T06:14:07.331Z INFO  boot: listening on 0.0.0.0:8443
2026-11-22T06:14:09.870Z WARN  pool: 3 of 16 connections are stale
2026-11-22T06:15:22.004Z ERROR payments: timeout after 5000 ms (order 99213)
    at Gateway.charge (/srv/app/gateway.js:118:13)
    at async Checkout.run (/srv/app/checkout.js:64:7)
2026-11-22T06:15:22.019Z INFO  retry: attempt 2 of 5 in 800 ms`;

export const terminalPages = pagesOf('terminal', [
  {
    name: 'terminal-shell-dark',
    width: 560,
    quick: true,
    html: `<style>body{padding:14px;background:#000}pre{margin:0;font:15px/1.3 'DejaVu Sans Mono';color:#33ff66}</style><pre>${escape(shell)}</pre>`,
  },
  {
    name: 'terminal-listing-light',
    width: 600,
    html: `<style>body{padding:12px;background:#fafafa}pre{margin:0;font:13px/1.35 'Liberation Mono';color:#111}</style><pre>${escape(listing)}</pre>`,
  },
  {
    name: 'terminal-log-2x',
    width: 680,
    scale: 2,
    html: `<style>body{padding:12px;background:#012456}pre{margin:0;font:13px/1.4 'Liberation Mono';color:#eee}</style><pre>${escape(log)}</pre>`,
  },
  {
    name: 'terminal-log-dark',
    width: 660,
    html: `<style>body{padding:12px;background:#222}pre{margin:0;font:12px/1.4 'DejaVu Sans Mono';color:#ccc}</style><pre>${escape(log)}</pre>`,
  },
]);
