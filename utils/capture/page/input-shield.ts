/** Every way in which a person's hand reaches a page. */
const inputs = [
  'pointerdown pointermove pointerup pointercancel pointerover pointerout',
  'mousedown mousemove mouseup mouseover mouseout click dblclick auxclick contextmenu wheel',
  'touchstart touchmove touchend touchcancel dragstart selectstart',
  'keydown keypress keyup beforeinput focusin focusout focus blur',
]
  .join(' ')
  .split(' ');

/**
 * Keeps input from a window's own listeners, until the signal is aborted, and hands it on instead.
 * What scripts dispatch is theirs and goes its way.
 */
export function shieldInput(view: Window, handOn: (event: Event) => void, stop: AbortSignal): void {
  const swallow = (event: Event) => {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    if (event.cancelable) event.preventDefault();
    handOn(event);
  };
  for (const type of inputs) {
    view.addEventListener(type, swallow, { capture: true, passive: false, signal: stop });
  }
}

/** Inside the surface's own window: nothing scrolls, zooms or opens a menu. */
export function calmInput(view: Window, stop: AbortSignal): void {
  for (const type of ['wheel', 'contextmenu', 'touchmove', 'dragstart'] as const) {
    view.addEventListener(type, calm, { capture: true, passive: false, signal: stop });
  }
}

function calm(event: Event): void {
  event.preventDefault();
}

/**
 * The same event once more, on the surface, where nothing of the page's hears it: it doesn't leave
 * the surface's tree. Coordinates stay as they are, since the surface lies at the window's corner.
 */
export function replay(event: Event, at: (x: number, y: number) => Element | null): void {
  const again = copyOf(event);
  if (!again) return;
  const target = 'clientX' in again ? at(again.clientX, again.clientY) : at(-1, -1);
  target?.dispatchEvent(again);
}

function copyOf(event: Event): PointerEvent | MouseEvent | KeyboardEvent | null {
  const init = { bubbles: true, cancelable: true, composed: false } as const;
  if (event instanceof KeyboardEvent) {
    if (event.type !== 'keydown') return null;
    const { key, shiftKey, altKey, ctrlKey } = event;
    return new KeyboardEvent(event.type, { ...init, key, shiftKey, altKey, ctrlKey });
  }
  if (!(event instanceof MouseEvent)) return null;
  const { clientX, clientY, button, shiftKey } = event;
  const mouse = { ...init, clientX, clientY, button, shiftKey };
  if (event.type === 'click' || event.type === 'dblclick') return new MouseEvent(event.type, mouse);
  if (!(event instanceof PointerEvent) || !/down|move|up|cancel/.test(event.type)) return null;
  const { pointerId, isPrimary } = event;
  return new PointerEvent(event.type, { ...mouse, pointerId, isPrimary });
}
