import type { Doubt } from '../utils/core/doubt/doubt.ts';
import { t } from '../utils/platform/i18n.ts';

/** Why a part of the text is in doubt, in a sentence. */
export function doubtText({ reason, seen }: Doubt): string {
  switch (reason) {
    case 'unlike':
      return t('doubt_unlike', seen);
    case 'unseen':
      return t('doubt_unseen');
    case 'left-out':
      return t('doubt_left_out', seen);
    case 'out-of-order':
      return t('doubt_out_of_order');
    case 'unsure':
      return t('doubt_unsure');
  }
}
