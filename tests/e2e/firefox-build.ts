/** The shipped build for Firefox. */
export const FIREFOX_BUILD = new URL('../../.output/firefox-mv3', import.meta.url).pathname;
