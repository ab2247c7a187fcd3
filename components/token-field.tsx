import { useState } from 'preact/hooks';
import type { TokenTest } from '../utils/core/messages.ts';
import { formatCost } from '../utils/core/cost.ts';
import { t, tn, formatLanguage } from '../utils/platform/i18n.ts';
import { failureStatus } from './job-status.ts';
import { StatusLine } from './status-line.tsx';

interface TokenFieldProps {
  readonly token: string;
  /** The host of the API where it isn't DeepInfra's: it may want no token. */
  readonly server: string | null;
  readonly onChange: (token: string) => void;
  readonly onTest: () => Promise<TokenTest>;
}

type Said = { text: string; tone: 'busy' | 'calm' | 'bad' };

/** The token, masked until it is asked for, with its test and its removal. */
export function TokenField({ token, server, onChange, onTest }: TokenFieldProps) {
  const [shown, setShown] = useState(false);
  const [said, setSaid] = useState<Said>({ text: '', tone: 'calm' });

  const test = async () => {
    const asking =
      server === null ? t('options_token_testing') : t('options_server_testing', server);
    setSaid({ text: asking, tone: 'busy' });
    setSaid(describe(await onTest()));
  };
  const change = (text: string) => {
    onChange(text);
    setSaid({ text: '', tone: 'calm' });
  };

  return (
    <div class="field">
      <label for="token">
        {server === null ? t('options_token_label') : t('options_server_token_label', server)}
      </label>
      <input
        id="token"
        type="text"
        class={shown ? '' : 'masked'}
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        value={token}
        aria-describedby="token-hint"
        onInput={(event) => change(event.currentTarget.value)}
      />
      <p class="hint" id="token-hint">
        {t(server === null ? 'options_token_hint' : 'options_server_token_hint')}
      </p>
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={!token && server === null}
          onClick={() => void test()}
        >
          {t('options_token_test')}
        </button>
        <button type="button" aria-pressed={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'options_token_hide' : 'options_token_show')}
        </button>
        <button
          type="button"
          disabled={!token}
          onClick={() => {
            onChange('');
            setSaid({ text: t('options_token_removed'), tone: 'calm' });
          }}
        >
          {t('options_token_remove')}
        </button>
      </div>
      <StatusLine text={said.text} tone={said.tone} />
    </div>
  );
}

function describe(test: TokenTest): Said {
  if (test.kind === 'failed') return { text: failureStatus(test.failure), tone: 'bad' };
  if (test.kind === 'reached') {
    return { text: tn('options_server_models', test.models), tone: 'calm' };
  }
  const { name, balanceUsd } = test.account;
  const accepted = name ? t('options_token_account', name) : t('options_token_accepted');
  if (balanceUsd === null) return { text: accepted, tone: 'calm' };
  const money = formatCost(balanceUsd, formatLanguage());
  return balanceUsd > 0
    ? { text: `${accepted} ${t('options_token_balance', money)}`, tone: 'calm' }
    : { text: `${accepted} ${t('options_token_no_balance', money)}`, tone: 'bad' };
}
