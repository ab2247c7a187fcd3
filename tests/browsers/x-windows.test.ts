import { expect, it } from 'vitest';
import { parseTopWindows } from './x-windows.ts';

const listing = `
xwininfo: Window id: 0x50d (the root window) (has no name)

  Root window id: 0x50d (the root window) (has no name)
  Parent window id: 0x0 (none)
     7 children:
     0x600002 "chromium": ("chromium" "Chromium")  200x200+0+0  +0+0
     0x400013 (has no name): ()  160x95+575+533  +575+533
     0x400011 (has no name): ()  275x216+300+400  +300+400
     0x400005 (has no name): ()  1x1+0+0  +0+0
     0x400000 "Chromium clipboard": ()  10x10+-100+-100  +-100+-100
     0x200256 (has no name): ("OPENBOX_FOCUS_CYCLE_POPUP" "OPENBOX")  1x1+0+0  +0+0
     0x200261 (has no name): ()  1200x900+20+20  +20+20
`;

it('finds menus and frames among the helper windows of Chromium and Openbox', () => {
  expect(parseTopWindows(listing)).toEqual([
    { id: '0x400013', width: 160, height: 95, x: 575, y: 533 },
    { id: '0x400011', width: 275, height: 216, x: 300, y: 400 },
    { id: '0x200261', width: 1200, height: 900, x: 20, y: 20 },
  ]);
});
