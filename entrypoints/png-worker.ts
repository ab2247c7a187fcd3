import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { servePngs } from '../utils/pdf/serve-pngs.ts';

/** A worker in which drawn pages are encoded. */
export default defineUnlistedScript(() => {
  servePngs(self);
});
