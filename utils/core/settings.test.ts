import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from './catalogue.ts';
import { defaultSettings, settingsSchema, usableBaseUrl } from './settings.ts';

describe('settings', () => {
  it('lose only the field that cannot be read', () => {
    expect(settingsSchema.parse({ engine: 'warp', model: 'a/b', baseUrl: 7 })).toEqual({
      ...defaultSettings,
      model: 'a/b',
    });
    expect(settingsSchema.parse({ model: '' }).model).toBe(DEFAULT_MODEL);
  });
});

describe('usableBaseUrl', () => {
  it.each([
    ['https://api.deepinfra.com/v1/openai/', 'https://api.deepinfra.com/v1/openai'],
    [' http://localhost:11434/v1 ', 'http://localhost:11434/v1'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1'],
  ])('takes %s', (typed, used) => {
    expect(usableBaseUrl(typed)).toBe(used);
  });

  it.each([
    'http://example.com/v1',
    'http://localhost.evil.example/v1',
    'http://127.0.0.1.evil.example/',
    'https://user:secret@example.com/',
    'ftp://localhost/',
    'api.deepinfra.com',
    '',
  ])('refuses %s', (typed) => {
    expect(usableBaseUrl(typed)).toBeNull();
  });
});
