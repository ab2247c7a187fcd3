import type { ComponentChild } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { byName, droppedFiles } from './dropped-files.ts';

export interface Intake {
  readonly isDropping: boolean;
  readonly openFiles: () => void;
  readonly openFolder: () => void;
  /** To be put into the page. */
  readonly inputs: ComponentChild;
}

/** Files from wherever a person gives them: dialogs, a drop anywhere on the page, a paste. */
export function useIntake(take: (files: readonly File[]) => Promise<void>): Intake {
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isDropping, setDropping] = useState(false);

  // Before the page counts as loaded, so that nothing given early is lost.
  useLayoutEffect(() => {
    const takeAny = (given: readonly File[]) => {
      if (given.length > 0) void take(given);
    };
    if (folder.current) folder.current.webkitdirectory = true;
    const stop = new AbortController();
    const on = <Type extends keyof DocumentEventMap>(
      type: Type,
      listener: (event: DocumentEventMap[Type]) => void,
    ) => document.addEventListener(type, listener, { signal: stop.signal });
    on('paste', (event) => {
      const given = [...(event.clipboardData?.files ?? [])];
      if (given.length > 0) event.preventDefault();
      takeAny(given);
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
      if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(takeAny);
    });
    for (const input of [files.current, folder.current]) {
      const chosen = () => {
        const given = [...(input?.files ?? [])];
        if (input) input.value = '';
        takeAny(input === folder.current ? given.sort(byPath) : given);
      };
      input?.addEventListener('change', chosen, { signal: stop.signal });
    }
    return () => stop.abort();
  }, [take]);

  return {
    isDropping,
    openFiles: () => files.current?.click(),
    openFolder: () => folder.current?.click(),
    inputs: (
      <>
        <input ref={files} type="file" accept="image/*,application/pdf" multiple hidden />
        <input ref={folder} type="file" class="folder" multiple hidden />
      </>
    ),
  };
}

function byPath(a: File, b: File): number {
  return byName({ name: a.webkitRelativePath }, { name: b.webkitRelativePath });
}
