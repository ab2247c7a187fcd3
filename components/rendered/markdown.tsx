import { useEffect, useMemo, useState } from 'preact/hooks';
import { sanitisedHtml } from './sanitised-html.ts';

/** A formatted text, whose parts come one by one, so that a long one holds up no frame. */
export function Markdown({ parts }: { parts: readonly string[] }) {
  const [shown, setShown] = useState(1);
  const isWhole = shown >= parts.length;
  useEffect(() => {
    if (isWhole) return;
    const timer = setTimeout(() => setShown(shown + 1));
    return () => clearTimeout(timer);
  }, [isWhole, shown]);
  return (
    <div class="markdown-parts" dir="auto" onClick={openBeside}>
      {parts.slice(0, shown).map((html, index) => (
        <Part key={index} html={html} />
      ))}
    </div>
  );
}

function Part({ html }: { html: string }) {
  const safe = useMemo(() => sanitisedHtml(html), [html]);
  return <div class="markdown" dangerouslySetInnerHTML={{ __html: safe }} />;
}

/** A link that a person clicks opens in a tab of its own: the answer stays where it is. */
function openBeside(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (!link?.href) return;
  event.preventDefault();
  open(link.href, '_blank', 'noopener,noreferrer');
}
