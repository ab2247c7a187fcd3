import { modelNote, passedOnTo, type ModelNote } from '../utils/core/catalogue.ts';
import type { ModelList } from '../utils/core/messages.ts';
import { isDeepInfra } from '../utils/core/deepinfra-address.ts';
import { formatLanguage, sentences, t, tn, type MessageKey } from '../utils/platform/i18n.ts';
import { failureStatus } from './job-status.ts';
import { ModelSelect } from './model-select.tsx';

const noteTexts: Readonly<Record<ModelNote, MessageKey>> = {
  ocr: 'model_good_ocr',
  fast: 'model_good_fast',
  cheap: 'model_good_cheap',
  ocr_only: 'model_good_ocr_only',
  describing: 'model_good_describing',
};

interface ModelFieldProps {
  readonly value: string;
  readonly list: ModelList;
  readonly baseUrl: string;
  readonly refreshing: boolean;
  readonly onRefresh: () => void;
  readonly onChange: (model: string) => void;
}

/** The general model, what is known of it, and the list's own state. */
export function ModelField(props: ModelFieldProps) {
  const { value, list, baseUrl, refreshing, onRefresh, onChange } = props;
  const replacement = list.catalogue.replacements[value];
  return (
    <div class="field">
      <label for="model">{t('options_model_label')}</label>
      <ModelSelect
        id="model"
        value={value}
        models={list.catalogue.models}
        describedBy="model-hint"
        onChange={(model) => model !== null && onChange(model)}
      />
      <p class="hint" id="model-hint">
        {modelHint(value, list, isDeepInfra(baseUrl))}
      </p>
      {replacement !== undefined && (
        <div class="notice">
          <p>{t('options_model_retired', value, replacement)}</p>
          <button type="button" onClick={() => onChange(replacement)}>
            {t('button_use_model', replacement)}
          </button>
        </div>
      )}
      <div class="row">
        <button type="button" disabled={refreshing} onClick={onRefresh}>
          {t('options_models_refresh')}
        </button>
        <p class={list.failure ? 'hint bad' : 'hint'} aria-live="polite">
          {refreshing ? t('options_models_asking') : listState(list)}
        </p>
      </div>
    </div>
  );
}

function modelHint(id: string, { catalogue }: ModelList, atDeepInfra: boolean): string {
  const note = modelNote(id);
  const context = catalogue.models.find((model) => model.id === id)?.contextLength ?? null;
  const other = passedOnTo(id);
  return sentences(
    note ? t(noteTexts[note]) : '',
    context === null
      ? ''
      : t('options_model_context', new Intl.NumberFormat(formatLanguage()).format(context)),
    other ? t('options_model_leaves', other) : atDeepInfra ? t('options_model_stays') : '',
    catalogue.knowsVision ? '' : t('options_models_untagged'),
  );
}

function listState({ catalogue, fetchedAt, failure }: ModelList): string {
  const failed = failure ? failureStatus(failure) : '';
  const count = catalogue.models.length;
  if (fetchedAt === null) return sentences(failed, tn('options_models_shipped', count));
  const when = new Intl.DateTimeFormat(formatLanguage(), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return sentences(failed, tn('options_models_listed', count, when.format(fetchedAt)));
}
