import { useEffect, useRef, useState } from 'preact/hooks';
import type { Job, JobImage } from '../utils/core/job.ts';
import { t } from '../utils/platform/i18n.ts';
import { rungLabels } from './details.tsx';
import type { LoadImage } from './job-view.tsx';
import { Thumbnail } from './thumbnail.tsx';

/** The images that were read, in small beside the text; a click shows them large. */
export function ResultImage({ job, loadImage }: { job: Job; loadImage: LoadImage }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  const captured = job.images.filter(({ capture }) => capture !== null);
  const [first] = captured;
  if (!first) return null;

  return (
    <>
      <button
        type="button"
        class="result-image"
        aria-label={t('image_enlarge')}
        title={t('image_enlarge')}
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
          dialog.current?.showModal();
        }}
      >
        <Thumbnail imageId={first.id} load={loadImage} />
        {captured.length > 1 && <span class="image-count">{captured.length}</span>}
      </button>
      {/* Escape closes it and gives the focus back: the platform's own. */}
      <dialog
        ref={dialog}
        class="large-image"
        aria-label={t('image_label')}
        onClose={() => setOpen(false)}
        onClick={({ target, currentTarget }) => {
          if (target === currentTarget) currentTarget.close();
        }}
      >
        <div>
          <button type="button" onClick={() => dialog.current?.close()}>
            {t('button_close_image')}
          </button>
          {isOpen &&
            captured.map((image) => <Large key={image.id} image={image} loadImage={loadImage} />)}
        </div>
      </dialog>
    </>
  );
}

/** With what was captured, and how. */
function Large({ image, loadImage }: { image: JobImage; loadImage: LoadImage }) {
  const { id, capture, name = '' } = image;
  const [url, setUrl] = useState<string | null>();
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    void loadImage(id).then((blob) => {
      if (isGone) return;
      made = blob && URL.createObjectURL(blob);
      setUrl(made);
    });
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [id, loadImage]);
  if (!capture) return null;
  const { width, height, rung } = capture;
  return (
    <figure>
      {url === null ? <p>{t('image_gone')}</p> : url && <img src={url} alt={t('image_label')} />}
      <figcaption>
        {name !== '' && <b dir="auto">{name} </b>}
        {t('detail_image_value', width, height, t(rungLabels[rung]))}
      </figcaption>
    </figure>
  );
}
