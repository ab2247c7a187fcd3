/**
 * Resolves in a task of its own, so that messages that wait are handled first. Awaiting a busy
 * WebAssembly call doesn't: it goes on in the same task. Not a timer: nested timers wait 4 ms.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
