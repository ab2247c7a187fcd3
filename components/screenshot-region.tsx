import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Rect } from '../utils/core/geometry.ts';
import { RegionSurface } from './region-surface.tsx';
import { t } from '../utils/platform/i18n.ts';

export interface ScreenshotRegionProps {
  readonly screenshot: Blob;
  /** A part in the picture's own pixels. */
  readonly onTake: (part: Rect) => void;
  readonly onLeave: () => void;
}

/** A page where nothing may be injected, as a picture on which the region is chosen. */
export function ScreenshotRegion({ screenshot, onTake, onLeave }: ScreenshotRegionProps) {
  const image = useRef<HTMLImageElement>(null);
  const [url, setUrl] = useState<string>();
  const [bounds, setBounds] = useState<Rect | null>(null);

  useEffect(() => {
    const made = URL.createObjectURL(screenshot);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [screenshot]);

  useLayoutEffect(() => {
    const shown = image.current;
    if (!shown) return;
    const sized = new ResizeObserver(() => {
      const { width, height } = shown.getBoundingClientRect();
      if (shown.naturalWidth > 0) setBounds({ x: 0, y: 0, width, height });
    });
    sized.observe(shown);
    return () => sized.disconnect();
  }, [url]);

  const unit = bounds && image.current ? image.current.naturalWidth / bounds.width : 1;
  const toPixels = ({ x, y, width, height }: Rect): Rect => {
    const [left, top] = [Math.round(x * unit), Math.round(y * unit)];
    const [right, bottom] = [Math.round((x + width) * unit), Math.round((y + height) * unit)];
    return { x: left, y: top, width: right - left, height: bottom - top };
  };
  return (
    <div class="screenshot">
      <img ref={image} src={url} alt={t('screenshot_label')} draggable={false} />
      {bounds && (
        <RegionSurface
          bounds={bounds}
          zoom={1}
          unit={unit}
          last={null}
          onTake={(rect) => onTake(toPixels(rect))}
          onWhole={() => onTake(toPixels(bounds))}
          onLeave={onLeave}
        />
      )}
    </div>
  );
}
