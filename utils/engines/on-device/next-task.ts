/**
 * Resolves in a task of its own, so that messages that wait are handled first. Awaiting a busy
 * WebAssembly call doesn't: it goes on in the same task. Not a timer: nested timers wait 4 ms.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const arrived = () => {
      port1.close();
      resolve();
    };
    port1.addEventListener('message', arrived, { once: true });
    port1.start();
    port2.postMessage(null);
  });
}
