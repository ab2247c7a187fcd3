import { browser } from 'wxt/browser';

const NAME = 'wake';
/** The shortest that browsers keep to. */
const EVERY_MINUTES = 0.5;

/** Has the background started again, should it be killed, even if no view asks for it. */
export async function setWakeAlarm(): Promise<void> {
  await browser.alarms.create(NAME, { periodInMinutes: EVERY_MINUTES });
}

export async function clearWakeAlarm(): Promise<void> {
  await browser.alarms.clear(NAME);
}

/** Without a listener an alarm starts no worker; what is to be done, every start does. */
export function listenForWakeAlarm(): void {
  browser.alarms.onAlarm.addListener(() => {});
}
