import * as z from 'zod/mini';
import { batchItemSchema, batchSchema, type Batch, type BatchItem } from '../core/batch.ts';
import { historyRowSchema, type HistoryRow } from '../core/history.ts';
import { jobSchema, type Job } from '../core/job.ts';

/** What an older version stored, or a fault left behind, counts as nothing. */
export function parseJob(stored: unknown): Job | null {
  return jobSchema.safeParse(stored).data ?? null;
}

export function parseRow(stored: unknown): HistoryRow | null {
  return z.safeParse(historyRowSchema, stored).data ?? null;
}

export function parseItem(stored: unknown): BatchItem | null {
  return z.safeParse(batchItemSchema, stored).data ?? null;
}

export function parseBatch(stored: unknown): Batch | null {
  return z.safeParse(batchSchema, stored).data ?? null;
}
