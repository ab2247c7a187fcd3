import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { doTextWork, textWorkSchema } from '../utils/core/text-work.ts';

/** A worker that does one piece of work on a long text. */
export default defineUnlistedScript(() => {
  self.addEventListener('message', ({ data }) => {
    self.postMessage(doTextWork(textWorkSchema.parse(data)));
  });
});
