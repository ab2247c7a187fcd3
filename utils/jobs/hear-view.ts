import { followUp } from '../core/job-again.ts';
import type { ViewToBackground } from '../core/messages.ts';
import { plainWish } from '../core/wish.ts';
import type { JobDesk } from './job-desk.ts';

interface ViewDoors {
  readonly desk: JobDesk;
  readonly readActiveTab: () => Promise<void>;
  readonly readFullSize: (jobId: string) => Promise<void>;
}

/** Does what a view of jobs asks for beside following them. */
export function hearView({ desk, readActiveTab, readFullSize }: ViewDoors) {
  return (message: Exclude<ViewToBackground, { type: 'follow' }>): void => {
    switch (message.type) {
      case 'stop':
        return desk.stop(message.jobId);
      case 'run-again':
        return void desk.again(message.jobId, () => message.change);
      case 'follow-up':
        return void desk.again(message.jobId, (job) => followUp(job, message.question));
      case 'continue':
        return void desk.again(message.jobId, (job) => ({ carried: job.text }));
      case 'edit':
        return void desk.edit(message.jobId, message.text);
      case 'read-visible-tab':
        return void readActiveTab();
      case 'read-full-size':
        return void readFullSize(message.jobId);
      case 'read-files': {
        const { images, rung } = message;
        const source = { kind: 'file', name: images[0]?.name ?? '', rung } as const;
        const found = images.map(({ id, name }) => ({ id, name, capture: null }));
        return void desk.start(plainWish('extract-text'), source, found);
      }
    }
  };
}
