import { tableForms, type TableForm } from '../utils/core/copy-content.ts';
import { t, type MessageKey } from '../utils/platform/i18n.ts';

const names: Readonly<Record<TableForm, MessageKey>> = {
  csv: 'button_copy_csv',
  tsv: 'button_copy_tsv',
  html: 'button_copy_html',
};

interface TableCopyProps {
  readonly isEmpty: boolean;
  readonly onCopy: (form: TableForm) => void;
}

/** Buttons that copy a table in a form of choice. */
export function TableCopy({ isEmpty, onCopy }: TableCopyProps) {
  return (
    <span class="joined">
      {tableForms.map((form) => (
        <button
          key={form}
          type="button"
          aria-label={t(names[form])}
          title={t(names[form])}
          disabled={isEmpty}
          onClick={() => onCopy(form)}
        >
          {form.toUpperCase()}
        </button>
      ))}
    </span>
  );
}
