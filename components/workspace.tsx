import { useEffect, useRef, useState } from 'preact/hooks';
import type { Rect } from '../utils/core/geometry.ts';
import { openOptions } from '../utils/platform/action.ts';
import { t } from '../utils/platform/i18n.ts';
import { JobView, type LoadImage } from './job-view.tsx';
import { ScreenshotRegion } from './screenshot-region.tsx';
import { readFullSize } from './read-full-size.ts';
import { useNewestJob } from './use-newest-job.ts';

export interface WorkspaceProps {
  /** Puts an image into the image store and gives its key. */
  readonly keepImage: (image: Blob) => Promise<string>;
  readonly loadImage: LoadImage;
  /** The screenshot that the workspace was opened on, or null. */
  readonly loadScreenshot: () => Promise<Blob | null>;
  readonly crop: (image: Blob, part: Rect) => Promise<Blob | null>;
}

/** A tab of its own: images that come from a file, the clipboard or a drop, and the newest result. */
export function Workspace({ keepImage, loadImage, loadScreenshot, crop }: WorkspaceProps) {
  const { job, send } = useNewestJob();
  const input = useRef<HTMLInputElement>(null);
  const [dropping, setDropping] = useState(false);
  const [screenshot, setScreenshot] = useState<Blob | null>(null);

  useEffect(() => void loadScreenshot().then(setScreenshot), [loadScreenshot]);

  const readPart = async (shot: Blob, part: Rect) => {
    setScreenshot(null);
    const cropped = await crop(shot, part);
    if (!cropped) return;
    const imageId = await keepImage(cropped);
    const images = [{ id: imageId, name: t('screenshot_label') }];
    send({ type: 'read-files', images, rung: 'screenshot' });
  };

  useEffect(() => {
    const take = (files: FileList | undefined) => {
      const file = files?.[0];
      if (file) void read(file);
      return file !== undefined;
    };
    const read = async (file: File) => {
      const images = [{ id: await keepImage(file), name: file.name }];
      send({ type: 'read-files', images, rung: 'file' });
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
      {screenshot && (
        <ScreenshotRegion
          screenshot={screenshot}
          onTake={(part) => void readPart(screenshot, part)}
          onLeave={() => setScreenshot(null)}
        />
      )}
      <JobView
        job={job}
        onStop={(jobId) => send({ type: 'stop', jobId })}
        onRunAgain={(jobId, change) => send({ type: 'run-again', jobId, change })}
        onContinue={(jobId) => send({ type: 'continue', jobId })}
        onFollowUp={(jobId, question) => send({ type: 'follow-up', jobId, question })}
        onReadFullSize={(jobId) => readFullSize(jobId, send)}
        onOpenOptions={() => void openOptions()}
        loadImage={loadImage}
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
