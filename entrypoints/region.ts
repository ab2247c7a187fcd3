import { h, render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import css from '../components/region-surface.css?inline';
import { RegionSurface } from '../components/region-surface.tsx';
import { selectRegion, type RegionChoice } from '../utils/capture/page/select-region.ts';
import type { RegionRequest } from '../utils/core/region.ts';
import type { PageToBackground } from '../utils/core/messages.ts';
import { tellBackground } from '../utils/platform/page-messages.ts';

export default defineUnlistedScript(() => {
  // A second press finds what the first one set, and toggles it off.
  globalThis.legibleSelectRegion ??= begin;
});

function begin({ last }: RegionRequest): void {
  const leave = new AbortController();
  globalThis.legibleSelectRegion = () => leave.abort();
  void selectRegion(
    css,
    (mount, view) =>
      render(view && h(RegionSurface, { ...view, unit: 1, last: last ?? null }), mount),
    leave.signal,
  )
    .finally(() => delete globalThis.legibleSelectRegion)
    .then(tell);
}

async function tell(choice: RegionChoice): Promise<void> {
  const message = messageFor(choice);
  if (message) await tellBackground(message);
}

function messageFor(choice: RegionChoice): PageToBackground | null {
  switch (choice.kind) {
    case 'region': {
      const { rect, shares, viewport } = choice;
      return { type: 'read-region', rect, shares, viewport };
    }
    case 'whole':
      return { type: 'read-whole-tab' };
    case 'full-page':
      return { type: 'read-full-page' };
    case 'blocked':
      return { type: 'region-blocked' };
    case 'left':
      return null;
  }
}
