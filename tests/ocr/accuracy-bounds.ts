import type { Category, Language } from './labelled/labelled-page.ts';

/** In percent, rounded to the worse side at one decimal. */
export interface Bound {
  /** Line character error rate: at most. */
  readonly errors: number;
  /** Words found of those in the truth: at least. */
  readonly found: number;
  /** Words right of those read: at least. */
  readonly right: number;
  /** Character error rate of the whole text in its order: at most. */
  readonly inOrder: number;
}

export type Group = Exclude<Category, 'language'> | Exclude<Language, 'eng'>;

/**
 * What was reached on the quick part of the labelled set. The end-to-end test prints what it
 * measured in this form: where that is better, put it here. Never the other way.
 */
export const accuracyBounds: Partial<Record<Group, Bound>> = {};
