import {
  AnnotationMode,
  getDocument,
  GlobalWorkerOptions,
  PasswordException,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { FailureError } from '../core/failure.ts';
import { pageScale } from '../core/page-scale.ts';
import { pdfUrls } from '../platform/pdf-urls.ts';
import { createPngEncoder, type PngEncoder } from './png-encoder.ts';

/** An open PDF, of which pages are drawn as they are asked for. */
export interface Pdf {
  readonly pageCount: number;
  /** A page, from 1, as a PNG of about two megapixels. Errors: `pdf_damaged`. */
  draw(page: number): Promise<Blob>;
  close(): Promise<void>;
}

/** Nothing is fetched from elsewhere, and no script of the file's is run. Errors: `pdf_password`, `pdf_damaged`. */
export async function openPdf(file: Blob): Promise<Pdf> {
  const { workerSrc, encoderSrc, ...urls } = pdfUrls();
  GlobalWorkerOptions.workerSrc = workerSrc;
  const task = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    ...urls,
    cMapPacked: true,
    useWorkerFetch: true,
    // The shipped fonts stand in for missing ones everywhere alike.
    useSystemFonts: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    let encoder: PngEncoder | null = null;
    return {
      pageCount: document.numPages,
      draw: (page) => drawPage(document, page, (encoder ??= createPngEncoder(encoderSrc))),
      close() {
        encoder?.close();
        return task.destroy();
      },
    };
  } catch (error) {
    await task.destroy();
    throw pdfFailure(error);
  }
}

type PdfDocument = Awaited<ReturnType<typeof getDocument>['promise']>;

async function drawPage(document: PdfDocument, number: number, encoder: PngEncoder): Promise<Blob> {
  try {
    const page = await document.getPage(number);
    const viewport = page.getViewport({ scale: pageScale(page.getViewport({ scale: 1 })) });
    const canvas = globalThis.document.createElement('canvas');
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    // As for print: drawn without waiting for frames, which a tab in the background doesn't get.
    const { promise } = page.render({
      canvas,
      viewport,
      intent: 'print',
      annotationMode: AnnotationMode.ENABLE,
    });
    await promise;
    page.cleanup();
    return await encoder.encode(await createImageBitmap(canvas));
  } catch (error) {
    throw pdfFailure(error);
  }
}

function pdfFailure(error: unknown): FailureError {
  if (error instanceof PasswordException) return new FailureError({ code: 'pdf_password' });
  const detail = error instanceof Error ? error.message : '';
  return new FailureError({ code: 'pdf_damaged', ...(detail && { detail }) });
}
