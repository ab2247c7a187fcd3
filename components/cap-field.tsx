import { useState } from 'preact/hooks';

interface CapFieldProps {
  readonly id: string;
  readonly label: string;
  /** USD; null for no cap. */
  readonly value: number | null;
  readonly onChange: (usd: number | null) => void;
}

/** An amount of money or nothing. Saved while it is typed, though only when it is one. */
export function CapField({ id, label, value, onChange }: CapFieldProps) {
  const [isValid, setValid] = useState(true);
  const change = ({ value: text, valueAsNumber, validity }: HTMLInputElement) => {
    setValid(validity.valid);
    // A number field gives an empty text for what is no number, too.
    if (validity.valid) onChange(text === '' ? null : valueAsNumber);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        min="0"
        step="any"
        inputMode="decimal"
        defaultValue={value ?? ''}
        class={isValid ? '' : 'invalid'}
        aria-invalid={!isValid}
        aria-describedby="cap-hint"
        onInput={(event) => change(event.currentTarget)}
      />
    </div>
  );
}
