import { toFailure, type Failure } from '../../core/failure.ts';

/**
 * What JavaScript, WebAssembly and onnxruntime say when memory runs out. They have no code or class
 * of their own for it: `RangeError: Array buffer allocation failed`, `RangeError:
 * WebAssembly.Memory(): could not allocate memory`, `std::bad_alloc`, `Aborted(OOM)`, and the
 * arena's `Failed to allocate memory for requested buffer`.
 */
const OUT_OF_MEMORY = /out of memory|bad_alloc|\boom\b|allocat(?:e|ion)\b.*(?:memory|failed)/i;
const NO_SUCH_LENGTH = /invalid (?:typed )?array(?: buffer)? length/i;

/** The failure that an error in the engine stands for. */
export function engineFailure(error: unknown): Failure {
  const said = error instanceof Error ? error.message : String(error);
  if (OUT_OF_MEMORY.test(said) || NO_SUCH_LENGTH.test(said)) {
    return { code: 'engine_out_of_memory', detail: said };
  }
  return toFailure(error);
}
