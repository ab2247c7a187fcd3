/**
 * Whether this machine has a GPU for WebGPU, and this browser's WebAssembly can wait for it (JSPI).
 * An adapter that computes on the processor is none: there, networks take a hundred times as long.
 */
export async function hasGpu(): Promise<boolean> {
  if (!('gpu' in navigator) || !('Suspending' in WebAssembly)) return false;
  const adapter = await navigator.gpu.requestAdapter();
  return adapter !== null && !adapter.info.isFallbackAdapter;
}
