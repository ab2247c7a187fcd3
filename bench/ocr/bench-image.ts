import type { LabelledImage } from '../../tests/ocr/labelled/labelled-page.ts';

/** A labelled image whose truth may say less than the project's own. */
export interface BenchImage extends LabelledImage {
  readonly ignoreCase: boolean;
  /** False where its lines stand in no particular order. */
  readonly hasOrder: boolean;
}
