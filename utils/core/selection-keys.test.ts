import { describe, expect, it } from 'vitest';
import { selectionKey } from './selection-keys.ts';

const press = (key: string, held: Partial<Record<'shiftKey' | 'altKey' | 'ctrlKey', true>> = {}) =>
  selectionKey({ key, shiftKey: false, altKey: false, ctrlKey: false, ...held });

describe('selectionKey', () => {
  it('moves by one pixel, by ten with Shift', () => {
    expect(press('ArrowLeft')).toEqual({ type: 'nudge', what: 'place', dx: -1, dy: 0 });
    expect(press('ArrowDown', { shiftKey: true })).toMatchObject({ what: 'place', dy: 10 });
  });

  it('sizes with Ctrl or Alt', () => {
    expect(press('ArrowRight', { altKey: true })).toMatchObject({ what: 'size', dx: 1 });
    expect(press('ArrowUp', { ctrlKey: true, shiftKey: true })).toMatchObject({
      what: 'size',
      dy: -10,
    });
  });

  it('leaves on Escape whatever is held', () => {
    expect(press('Escape', { ctrlKey: true, altKey: true })).toEqual({ type: 'leave' });
  });

  it('takes, repeats, and leaves all other keys alone', () => {
    expect(press('Enter')).toEqual({ type: 'take' });
    expect(press('R', { shiftKey: true })).toEqual({ type: 'repeat' });
    expect(press('r', { ctrlKey: true })).toBeNull();
    expect(press('Tab')).toBeNull();
  });
});
