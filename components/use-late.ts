import { useEffect, useState } from 'preact/hooks';

/** A part of a view that is loaded when it is first shown; null until it is there. */
export function useLate<Part>(load: () => Promise<Part>): Part | null {
  const [part, setPart] = useState<{ readonly loaded: Part } | null>(null);
  useEffect(() => {
    let isGone = false;
    void load().then((loaded) => {
      if (!isGone) setPart({ loaded });
    });
    return () => void (isGone = true);
  }, [load]);
  return part && part.loaded;
}
