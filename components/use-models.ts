import { useCallback, useEffect, useState } from 'preact/hooks';
import { shippedCatalogue } from '../utils/core/catalogue.ts';
import { modelListSchema, type ModelList } from '../utils/core/messages.ts';
import { onPermissionsChanged } from '../utils/platform/permissions.ts';
import { ask } from '../utils/platform/requests.ts';

/** Pause after the last change of the API's address before its models are asked for, in ms. */
const TYPING_PAUSE_MS = 600;

/** The models to choose from: the shipped ones until the background has answered. */
export function useModels(baseUrl: string | undefined): {
  list: ModelList;
  refreshing: boolean;
  refresh: () => void;
} {
  const [list, setList] = useState<ModelList>({
    catalogue: shippedCatalogue,
    fetchedAt: null,
    failure: null,
  });
  const [refreshing, setRefreshing] = useState(false);

  const load = useCallback(async (refresh: boolean) => {
    setRefreshing(true);
    try {
      setList(await ask({ type: 'list-models', refresh }, modelListSchema));
    } catch {
      // The background went away, as in an update of the extension.
      setList((shown) => ({ ...shown, failure: { code: 'internal' } }));
    } finally {
      setRefreshing(false);
    }
  }, []);

  const [asked, setAsked] = useState<string>();
  useEffect(() => {
    if (baseUrl === undefined || baseUrl === asked) return;
    const timer = setTimeout(
      () => {
        setAsked(baseUrl);
        void load(false);
      },
      asked === undefined ? 0 : TYPING_PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [baseUrl, asked, load]);

  useEffect(() => {
    const gone = new AbortController();
    onPermissionsChanged(() => void load(false), gone.signal);
    return () => gone.abort();
  }, [load]);

  return { list, refreshing, refresh: () => void load(true) };
}
