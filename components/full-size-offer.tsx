import { isWorthAsking, type Capture, type Limit, type Source } from '../utils/core/source.ts';
import { t, type MessageKey } from '../utils/platform/i18n.ts';

const reasons: Readonly<Record<Limit, MessageKey>> = {
  cors: 'limited_cors',
  csp: 'limited_csp',
  frame: 'limited_frame',
  hotlink: 'limited_hotlink',
};

/** Why less was read than there may be, and the way to the rest where there is one. */
export function FullSizeOffer({
  capture,
  source,
  onAccept,
}: {
  readonly capture: Capture;
  readonly source: Source;
  readonly onAccept: () => void;
}) {
  const { limitedBy } = capture;
  if (limitedBy === undefined) return null;
  const isOffered = isWorthAsking(capture, source);
  // What no permission changes is told all the same.
  if (!isOffered && limitedBy !== 'hotlink' && limitedBy !== 'frame') return null;
  return (
    <section class="offer">
      <p>{t(reasons[limitedBy])}</p>
      {isOffered && (
        <>
          <button type="button" onClick={onAccept}>
            {t('button_full_size')}
          </button>
          <p class="hint">{t('full_size_asks')}</p>
        </>
      )}
    </section>
  );
}
