/** Whatever shows a picture. The other helper's file replaces this one: same two exports. */
const SHOWS_PICTURE = 'img, video, canvas, svg, input[type=image]';

export function imageCandidates(): Element[] {
  return [...document.querySelectorAll('body *, body')].filter(isCandidate);
}

export function candidateAt(clientX: number, clientY: number): Element | null {
  return document.elementsFromPoint(clientX, clientY).find(isCandidate) ?? null;
}

function isCandidate(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  if (width < 8 || height < 8) return false;
  return (
    element.matches(SHOWS_PICTURE) || getComputedStyle(element).backgroundImage.includes('url(')
  );
}
