import { describe, expect, it } from 'vitest';
import { DEFAULT_MODEL } from './catalogue.ts';
import {
  defaultSettings,
  modelFor,
  settingsSchema,
  usableBaseUrl,
  withModelFor,
} from './settings.ts';

describe('settings', () => {
  it('lose only the field that cannot be read', () => {
    expect(settingsSchema.parse({ engine: 'warp', model: 'a/b', baseUrl: 7 })).toEqual({
      ...defaultSettings,
      model: 'a/b',
    });
    expect(settingsSchema.parse({ model: '' }).model).toBe(DEFAULT_MODEL);
    const menu = { menuTasks: ['receipt', 'gone', 'table'] };
    expect(settingsSchema.parse(menu).menuTasks).toEqual(['table', 'receipt']);
  });
});

describe('the model of a task', () => {
  it('is its own, or the general one', () => {
    const settings = settingsSchema.parse({ model: 'a/b', models: { table: 'c/d', gone: 'e/f' } });
    expect(modelFor(settings, 'table')).toBe('c/d');
    expect(modelFor(settings, 'receipt')).toBe('a/b');
  });

  it('is switched where the task takes it from', () => {
    const settings = settingsSchema.parse({ model: 'a/b', models: { table: 'c/d' } });
    expect(withModelFor(settings, 'table', 'x/y')).toEqual({
      ...settings,
      models: { table: 'x/y' },
    });
    expect(withModelFor(settings, 'receipt', 'x/y')).toEqual({ ...settings, model: 'x/y' });
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
