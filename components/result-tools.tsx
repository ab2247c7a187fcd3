import { useMemo, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Job } from '../utils/core/job.ts';
import { isLongToParse } from '../utils/core/long-text.ts';
import {
  fileKindsOf,
  fileName,
  resultFile,
  resultFileKinds,
  type ResultFileKind,
} from '../utils/core/result-file.ts';
import type { AnswerForm } from '../utils/core/task.ts';
import type { Wish } from '../utils/core/wish.ts';
import { searchAddress } from '../utils/core/web-search.ts';
import { writeImage } from '../utils/platform/clipboard.ts';
import { t } from '../utils/platform/i18n.ts';
import { saveFile } from '../utils/platform/save-file.ts';
import { askTextWorker } from '../utils/platform/text-worker.ts';
import type { LoadImage } from './job-view.tsx';
import { ReadAgainWith } from './read-again-with.tsx';
import { SameImage, type OtherResults } from './same-image.tsx';
import type { Edit } from './use-edit.ts';
import { useTextWork } from './use-text-work.ts';

const kindsSchema = z.array(z.enum(resultFileKinds));
const fileSchema = z.object({ text: z.string(), type: z.string() });
/** What any text can be saved as. */
const plainKinds: readonly ResultFileKind[] = ['txt', 'md'];

export interface ResultToolsProps {
  readonly job: Job;
  /** As it is shown. */
  readonly text: string;
  readonly form: AnswerForm;
  readonly edit: Edit;
  readonly loadImage: LoadImage;
  readonly others: OtherResults;
  readonly onRunAgain: (jobId: string, change: Partial<Wish>) => void;
}

/** What can be done with a result that is there: change it, save it, take its image, look it up. */
export function ResultTools(props: ResultToolsProps) {
  const { job, text, form, edit, loadImage, others, onRunAgain } = props;
  const [said, setSaid] = useState('');
  const imageId = job.images[0]?.id;
  const work = useMemo(
    () =>
      isLongToParse(text) && (form === 'table' || form === 'json')
        ? ({ kind: 'file-kinds', text, form } as const)
        : null,
    [text, form],
  );
  const longKinds = useTextWork(work, kindsSchema, form);
  const kinds = useMemo(
    () => (isLongToParse(text) ? plainKinds : fileKindsOf(text, form)),
    [text, form],
  );
  const save = async (kind: ResultFileKind) => {
    const work = { kind: 'file', text, fileKind: kind } as const;
    const file = isLongToParse(text)
      ? await askTextWorker(work, fileSchema, new AbortController().signal)
      : resultFile(text, kind);
    const title = job.page?.title || job.images[0]?.name || '';
    saveFile(fileName(title, kind, 'legible'), file.text, file.type);
  };
  const copyImage = async (id: string) => {
    const image = await loadImage(id);
    if (!image) setSaid(t('image_gone'));
    else setSaid(t((await writeImage(image)) ? 'image_copied' : 'status_copy_failed'));
  };

  return (
    <>
      <div class="result-tools">
        {(text !== '' || edit.text !== null) && (
          <button type="button" onClick={() => edit.setEditing(!edit.isEditing)}>
            {t(edit.isEditing ? 'edit_done' : 'edit_begin')}
          </button>
        )}
        {edit.text !== null && (
          <button type="button" onClick={edit.revert}>
            {t('edit_revert')}
          </button>
        )}
        {text !== '' && (
          <span class="joined">
            {(longKinds ?? kinds).map((kind) => (
              <button
                key={kind}
                type="button"
                aria-label={t('save_as', kind.toUpperCase())}
                title={t('save_as', kind.toUpperCase())}
                onClick={() => void save(kind)}
              >
                <span aria-hidden="true">↓ {kind.toUpperCase()}</span>
              </button>
            ))}
          </span>
        )}
        {imageId !== undefined && (
          <button type="button" onClick={() => void copyImage(imageId)}>
            {t('image_copy')}
          </button>
        )}
        {imageId !== undefined && <ReadAgainWith job={job} onRunAgain={onRunAgain} />}
        {text !== '' && (
          <a href={searchAddress(text)} target="_blank" rel="noopener noreferrer">
            {t('search_web')}
          </a>
        )}
        <output class="hint" aria-label={t('tools_said')}>
          {said}
        </output>
      </div>
      <SameImage job={job} {...others} />
    </>
  );
}
