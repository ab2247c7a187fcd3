/** Aborts its signal when nothing has happened for a while. */
export interface SilenceTimer {
  readonly signal: AbortSignal;
  /** Something happened: from now on, this many ms of silence are allowed. */
  reset(ms: number): void;
  stop(): void;
}

export function createSilenceTimer(): SilenceTimer {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    signal: controller.signal,
    reset(ms) {
      clearTimeout(timer);
      timer = setTimeout(() => controller.abort(), ms);
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
