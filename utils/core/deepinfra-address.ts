export const DEFAULT_BASE_URL = 'https://api.deepinfra.com/v1/openai';

/** Whether an address is DeepInfra's own, and not that of another server with the same API. */
export function isDeepInfra(baseUrl: string): boolean {
  return URL.parse(baseUrl.trim())?.hostname === new URL(DEFAULT_BASE_URL).hostname;
}
