/** Attributes as they are to be; null for one that is to go. */
export type Attributes = ReadonlyMap<string, string | null>;

/** What has a name of its own without a role: that it is an image would hide what it does. */
const NAMED = '[role], a[href], button, input, object, embed, video, iframe';

/**
 * The attributes that give an element this alternative text, whatever it had: `alt` where there is
 * one, else a name for an image. A box with content of its own stays a group, so that the content
 * is still read.
 */
export function altAttributes(element: Element, text: string): Attributes {
  const labelled: [string, string | null][] = [
    ['aria-label', text],
    ['aria-labelledby', null],
  ];
  if (element.matches('img, input[type=image]')) {
    const isNamed = element.hasAttribute('aria-label') || element.hasAttribute('aria-labelledby');
    const isHidden = element.matches('[role=presentation], [role=none]');
    return new Map<string, string | null>([
      ['alt', text],
      ...(isNamed ? labelled : []),
      ...(isHidden ? [['role', null] as const] : []),
    ]);
  }
  if (element.matches(NAMED)) return new Map(labelled);
  const isPicture = element.matches('svg, canvas') || element.textContent.trim() === '';
  return new Map([...labelled, ['role', isPicture ? 'img' : 'group']]);
}

/** Sets them, and gives what takes that back. */
export function setAttributes(element: Element, attributes: Attributes): Attributes {
  const before = new Map<string, string | null>();
  for (const [name, value] of attributes) {
    before.set(name, element.getAttribute(name));
    if (value === null) element.removeAttribute(name);
    else element.setAttribute(name, value);
  }
  return before;
}
