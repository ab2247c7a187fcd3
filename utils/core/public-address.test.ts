import { describe, expect, it } from 'vitest';
import { publicAddress } from './public-address.ts';

describe('publicAddress', () => {
  it.each([
    ['https://pictures.example/a.png?width=2#top', 'https://pictures.example/a.png?width=2'],
    ['https://PICTURES.example./a.png', 'https://pictures.example./a.png'],
  ])('takes %s', (address, sent) => {
    expect(publicAddress(address)).toBe(sent);
  });

  it.each([
    'http://pictures.example/a.png',
    'https://user:secret@pictures.example/a.png',
    'https://pictures.example:8443/a.png',
    'https://localhost/a.png',
    'https://printer/a.png',
    'https://nas.local/a.png',
    'https://router.lan./a.png',
    'https://box.home.arpa/a.png',
    'https://wiki.corp/a.png',
    'https://192.168.1.7/a.png',
    'https://127.1/a.png',
    'https://0x7f000001/a.png',
    'https://8.8.8.8/a.png',
    'https://[::1]/a.png',
    'data:image/png;base64,AAAA',
    'blob:https://pictures.example/1',
    'file:///home/me/a.png',
    'a.png',
    null,
  ])('refuses %s', (address) => {
    expect(publicAddress(address)).toBeNull();
  });
});
