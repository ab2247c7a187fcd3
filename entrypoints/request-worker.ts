import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import {
  backgroundToRequestsSchema,
  type BackgroundToRequests,
  type SentByOffscreen,
} from '../utils/core/request-messages.ts';
import { createKeptRequests } from '../utils/engines/deepinfra/kept-requests.ts';
import { onOffscreenPort } from '../utils/platform/offscreen-port.ts';

/** A worker of the offscreen document that sends a batch's requests. */
export default defineUnlistedScript(() => {
  const requests = createKeptRequests();
  onOffscreenPort<SentByOffscreen, BackgroundToRequests>(backgroundToRequestsSchema, (port) => {
    return (message) => {
      if (message.type === 'send') requests.send(message, port);
      else requests.forget(message.key);
    };
  });
});
