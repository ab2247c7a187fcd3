import { useEffect, useState } from 'preact/hooks';

/** A part of a view that is loaded when it is first shown; null until it is there, or not asked for. */
export function useLate<Part>(load: (() => Promise<Part>) | null): Part | null {
  const [part, setPart] = useState<{ readonly loaded: Part } | null>(null);
  useEffect(() => {
    let isGone = false;
    void load?.().then((loaded) => {
      if (!isGone) setPart({ loaded });
    });
    return () => void (isGone = true);
  }, [load]);
  return part && part.loaded;
}
