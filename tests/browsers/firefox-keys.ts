/** Keys as WebDriver writes them: characters of its own. */
export const ALT = '\uE00A';
export const SHIFT = '\uE008';
export const CONTROL = '\uE009';
export const ENTER = '\uE007';
export const ESCAPE = '\uE00C';
export const RIGHT = '\uE014';
