import katex from 'katex';

/** `$$…$$`, `\[…\]`, `$…$`, `\(…\)`: what models put around a formula. */
const delimiters = [
  /^\$\$([\s\S]*)\$\$$/,
  /^\\\[([\s\S]*)\\\]$/,
  /^\\\(([\s\S]*)\\\)$/,
  /^\$([^$]*)\$$/,
] as const;

/**
 * A LaTeX formula as MathML, which browsers draw and screen readers read; null where it can't be
 * read as one. KaTeX's own HTML would need its fonts; commands that could load or link are off.
 */
export function formulaMathml(source: string): string | null {
  const trimmed = source.trim();
  const inner = delimiters.map((form) => form.exec(trimmed)?.[1]).find((found) => found != null);
  try {
    return katex.renderToString(inner ?? trimmed, {
      output: 'mathml',
      displayMode: true,
      trust: false,
      strict: 'ignore',
      maxSize: 20,
      maxExpand: 500,
    });
  } catch {
    // The source is shown in its place: a formula may be incomplete while it streams in.
    return null;
  }
}
