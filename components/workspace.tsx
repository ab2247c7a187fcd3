import { useEffect, useRef, useState } from 'preact/hooks';
import { openOptions } from '../utils/platform/action.ts';
import { t } from '../utils/platform/i18n.ts';
import { JobView } from './job-view.tsx';
import { readFullSize } from './read-full-size.ts';
import { useNewestJob } from './use-newest-job.ts';

/** A tab of its own: images that come from a file, the clipboard or a drop, and the newest result. */
export function Workspace({ keepImage }: { keepImage: (image: Blob) => Promise<string> }) {
  const { job, send } = useNewestJob();
  const input = useRef<HTMLInputElement>(null);
  const [dropping, setDropping] = useState(false);

  useEffect(() => {
    const take = (files: FileList | undefined) => {
      const file = files?.[0];
      if (file) void read(file);
      return file !== undefined;
    };
    const read = async (file: File) => {
      send({ type: 'read-file', imageId: await keepImage(file), name: file.name });
    };
    const stop = new AbortController();
    const on = <Type extends keyof DocumentEventMap>(
      type: Type,
      listener: (event: DocumentEventMap[Type]) => void,
    ) => document.addEventListener(type, listener, { signal: stop.signal });
    on('paste', (event) => {
      if (take(event.clipboardData?.files)) event.preventDefault();
    });
    on('dragover', (event) => {
      event.preventDefault();
      setDropping(true);
    });
    on('dragleave', (event) => {
      if (event.relatedTarget === null) setDropping(false);
    });
    on('drop', (event) => {
      event.preventDefault();
      setDropping(false);
      take(event.dataTransfer?.files);
    });
    const chosen = () => {
      take(input.current?.files ?? undefined);
      if (input.current) input.current.value = '';
    };
    input.current?.addEventListener('change', chosen, { signal: stop.signal });
    return () => stop.abort();
  }, [keepImage, send]);

  return (
    <div class={dropping ? 'dropping' : ''}>
      <div class="intake">
        <button type="button" class="primary" onClick={() => input.current?.click()}>
          {t('button_open_file')}
        </button>
        <p>{t('workspace_hint')}</p>
        <input ref={input} type="file" accept="image/*" hidden />
      </div>
      <JobView
        job={job}
        onStop={(jobId) => send({ type: 'stop', jobId })}
        onRunAgain={(jobId, task) => send({ type: 'run-again', jobId, task })}
        onReadFullSize={(jobId) => readFullSize(jobId, send)}
        onOpenOptions={() => void openOptions()}
        empty={
          <div class="empty">
            <h1>{t('empty_title')}</h1>
            <p>{t('empty_hint')}</p>
          </div>
        }
      />
    </div>
  );
}
