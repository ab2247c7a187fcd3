import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { Doubt } from '../utils/core/doubt/doubt.ts';
import { t, tn } from '../utils/platform/i18n.ts';
import { doubtText } from './doubt-text.ts';
import { drawSpot } from './draw-spot.ts';

export interface DoubtBarProps {
  readonly doubts: readonly Doubt[];
  readonly current: number | null;
  readonly onGo: (doubt: number) => void;
  /** The image in which a doubt's places are; null where it isn't kept any more. */
  readonly loadImage: (index: number) => Promise<Blob | null>;
}

/** How many doubts there are, the way from one to the next, and what the image shows there. */
export function DoubtBar({ doubts, current, onGo, loadImage }: DoubtBarProps) {
  const go = (step: number) => {
    const from = current ?? (step > 0 ? -1 : 0);
    onGo((from + step + doubts.length) % doubts.length);
  };

  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });

  const doubt = current === null ? undefined : doubts[current];
  return (
    <section class="doubts" aria-label={t('doubts_label')}>
      <p>{tn('doubts_count', doubts.length)}</p>
      <div class="actions">
        <button type="button" aria-keyshortcuts="Shift+F8" onClick={() => go(-1)}>
          {t('button_previous_doubt')}
        </button>
        <button type="button" aria-keyshortcuts="F8" onClick={() => go(1)}>
          {t('button_next_doubt')}
        </button>
      </div>
      <p aria-live="polite">{doubt && doubtText(doubt)}</p>
      {doubt && doubt.places.length > 0 && <Spot doubt={doubt} loadImage={loadImage} />}
    </section>
  );
}

function Spot({ doubt, loadImage }: { doubt: Doubt } & Pick<DoubtBarProps, 'loadImage'>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const shown = new AbortController();
    void loadImage(doubt.places[0]?.image ?? 0).then((image) => {
      if (image && canvas.current) void drawSpot(canvas.current, image, doubt.places, shown.signal);
    });
    return () => shown.abort();
  }, [doubt, loadImage]);
  return <canvas ref={canvas} class="spot" role="img" aria-label={t('doubt_spot')} />;
}
