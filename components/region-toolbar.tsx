import { t, textLanguage } from '../utils/platform/i18n.ts';

interface RegionToolbarProps {
  readonly place: { left: string; top: string; side: 'top' | 'bottom' };
  readonly canRead: boolean;
  readonly canRepeat: boolean;
  readonly onRead: () => void;
  readonly onRepeat: () => void;
  readonly onWhole: () => void;
  readonly onFullPage?: () => void;
  readonly onLeave: () => void;
}

/** What else can be done than to draw, and how the keys serve. */
export function RegionToolbar(props: RegionToolbarProps) {
  const { left, top, side } = props.place;
  return (
    <div {...textLanguage()} class={`region-toolbar ${side}`} style={{ left, top }}>
      <div role="toolbar" aria-label={t('region_tools')}>
        <button type="button" class="primary" disabled={!props.canRead} onClick={props.onRead}>
          {t('button_read_region')}
        </button>
        {props.canRepeat && (
          <button type="button" aria-keyshortcuts="R" onClick={props.onRepeat}>
            {t('button_repeat_region')}
          </button>
        )}
        <button type="button" onClick={props.onWhole}>
          {t('button_whole_tab')}
        </button>
        {props.onFullPage && (
          <button type="button" onClick={props.onFullPage}>
            {t('button_full_page')}
          </button>
        )}
        <button type="button" aria-keyshortcuts="Escape" onClick={props.onLeave}>
          {t('button_cancel')}
        </button>
      </div>
      <p>{t('region_hint')}</p>
    </div>
  );
}
