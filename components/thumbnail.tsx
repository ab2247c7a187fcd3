import { useEffect, useRef, useState } from 'preact/hooks';

/** So far outside of what is seen, in CSS pixels, images are loaded. */
const MARGIN = '300px';

interface ThumbnailProps {
  readonly imageId: string;
  readonly load: (imageId: string) => Promise<Blob | null>;
}

/** An image of the store in small: loaded while it is near what is seen, and let go of after. */
export function Thumbnail({ imageId, load }: ThumbnailProps) {
  const frame = useRef<HTMLSpanElement>(null);
  const [isNear, setNear] = useState(false);
  const [url, setUrl] = useState<string | null>(null);

  useEffect(() => {
    if (!frame.current) return;
    const watch = new IntersectionObserver(
      (entries) => setNear(entries.some(({ isIntersecting }) => isIntersecting)),
      { rootMargin: MARGIN },
    );
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    if (!isNear) return;
    let made: string | null = null;
    let isGone = false;
    void load(imageId).then((image) => {
      if (isGone || !image) return;
      made = URL.createObjectURL(image);
      setUrl(made);
    });
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
      setUrl(null);
    };
  }, [isNear, imageId, load]);

  return (
    <span ref={frame} class="thumbnail">
      {url !== null && <img src={url} alt="" decoding="async" onError={() => setUrl(null)} />}
    </span>
  );
}
