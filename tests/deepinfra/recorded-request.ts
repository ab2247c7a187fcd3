import type { IncomingHttpHeaders } from 'node:http';
import type { SentImage } from './sent-image.ts';

/** What a test may know of a request. All times are epoch milliseconds (see `epochNow`). */
export interface RecordedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Parsed, after decompression; undefined while it comes, and where it is no JSON. */
  readonly body: unknown;
  /** The body's size on the wire. */
  readonly wireBytes: number;
  readonly images: readonly SentImage[];
  /** What is wrong with the request though it is answered (see `complaintsAbout`). */
  readonly complaints: readonly string[];
  /** When the head had come; when the body had, or null. */
  readonly receivedAt: number;
  readonly bodyReceivedAt: number | null;
  /** Null until there is an answer's head. */
  readonly status: number | null;
  /** The model's text as far as it has been sent. */
  readonly answeredText: string;
  /** Every piece of streamed text with the time at which its last byte was handed to the socket. */
  readonly deltas: readonly { readonly text: string; readonly sentAt: number }[];
  /** Every write of a stream. */
  readonly writes: readonly { readonly byteLength: number; readonly sentAt: number }[];
  readonly closedAt: number | null;
  /** The client went away before the answer was complete. */
  readonly closedEarly: boolean;
}
