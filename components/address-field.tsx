import { t } from '../utils/platform/i18n.ts';

interface AddressFieldProps {
  readonly value: boolean;
  readonly onChange: (sendAddress: boolean) => void;
}

/** Whether the API fetches public images by itself. */
export function AddressField({ value, onChange }: AddressFieldProps) {
  return (
    <div class="choice field">
      <input
        id="send-address"
        type="checkbox"
        checked={value}
        aria-describedby="send-address-hint"
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label for="send-address">{t('options_address_label')}</label>
      <span class="hint" id="send-address-hint">
        {t('options_address_hint')}
      </span>
    </div>
  );
}
