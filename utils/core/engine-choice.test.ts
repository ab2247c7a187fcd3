import { describe, expect, it } from 'vitest';
import { chooseEngine } from './engine-choice.ts';

describe('chooseEngine', () => {
  it.each([
    ['automatic', true, 'extract-text', { engine: 'deepinfra' }],
    ['automatic', false, 'extract-text', { engine: 'on-device' }],
    ['automatic', true, 'describe-image', { engine: 'deepinfra' }],
    ['automatic', false, 'describe-image', { failure: { code: 'token_missing' } }],
    ['deepinfra', false, 'extract-text', { failure: { code: 'token_missing' } }],
    ['on-device', true, 'extract-text', { engine: 'on-device' }],
    ['on-device', true, 'describe-image', { failure: { code: 'engine_cannot_describe' } }],
  ] as const)('%s, token %s, %s', (choice, hasToken, task, chosen) => {
    expect(chooseEngine({ choice, hasToken, task })).toEqual(chosen);
  });
});
