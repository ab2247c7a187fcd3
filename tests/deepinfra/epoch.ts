/** Now, in milliseconds since 1970 with fractions: comparable between processes, never going back. */
export function epochNow(): number {
  return performance.timeOrigin + performance.now();
}
