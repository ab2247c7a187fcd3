import { array, assert, integer, jsonValue, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, FrameReader } from './marionette-frames.ts';

describe('FrameReader', () => {
  it('gives a message as soon as it is complete', () => {
    const reader = new FrameReader();
    expect(reader.push(Buffer.from('7:{"a":'))).toEqual([]);
    expect(reader.push(Buffer.from('1}2:[]3'))).toEqual([{ a: 1 }, []]);
    expect(reader.push(Buffer.from(':"b"'))).toEqual(['b']);
  });

  it('counts bytes, not characters', () => {
    expect(encodeFrame('ü')).toBe('4:"ü"');
    expect(new FrameReader().push(Buffer.from('4:"ü"'))).toEqual(['ü']);
  });

  it('refuses what is no frame', () => {
    expect(() => new FrameReader().push(Buffer.from('HTTP/1.1 200: OK'))).toThrow('Not a length');
  });

  it('reads back any messages, however the socket cuts them', () => {
    const messages = array(jsonValue().map((value): unknown => JSON.parse(JSON.stringify(value))));
    assert(
      property(messages, integer({ min: 1, max: 20 }), (sent, size) => {
        const bytes = Buffer.from(sent.map(encodeFrame).join(''));
        const reader = new FrameReader();
        const received: unknown[] = [];
        for (let at = 0; at < bytes.length; at += size) {
          received.push(...reader.push(bytes.subarray(at, at + size)));
        }
        expect(received).toEqual(sent);
      }),
    );
  });
});
