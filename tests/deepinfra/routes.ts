import { accountBody, bearerAccount, requiredAccount } from './accounts.ts';
import { errors } from './errors.ts';
import type { Exchange } from './exchange.ts';
import { modelListBody, modelsBody } from './model-catalogue.ts';
import { Refusal } from './reply.ts';
import type { Route } from './scenario.ts';

const routes: ReadonlyMap<string, { readonly method: string; readonly route: Route }> = new Map([
  ['/v1/openai/chat/completions', { method: 'POST', route: 'chat' }],
  ['/v1/openai/models', { method: 'GET', route: 'models' }],
  ['/v1/me', { method: 'GET', route: 'me' }],
  ['/models/list', { method: 'GET', route: 'model-list' }],
]);

/** Which endpoint a request is for; refuses those that DeepInfra doesn't have. */
export function findRoute(method: string, path: string): Route {
  const { pathname } = urlOf(path);
  const found = routes.get(pathname);
  if (found) {
    if (found.method === method) return found.route;
    throw new Refusal(errors.methodNotAllowed);
  }
  if (pathname.startsWith('/v1/inference/')) throw new Refusal(errors.nativeModelMissing);
  throw new Refusal({ status: 404, body: { detail: 'Not Found' } });
}

/** Answers the endpoints that only give information. */
export function answerInformation(exchange: Exchange, route: Exclude<Route, 'chat'>): void {
  const { headers, path } = exchange.record;
  switch (route) {
    case 'models':
      // Public, but a token that comes is checked.
      bearerAccount(headers.authorization);
      return exchange.reply({ status: 200, body: modelsBody() });
    case 'model-list':
      return exchange.reply({ status: 200, body: modelListBody() });
    case 'me': {
      const account = requiredAccount(headers.authorization);
      const withChecklist = urlOf(path).searchParams.get('checklist') === 'true';
      return exchange.reply({ status: 200, body: accountBody(account, withChecklist) });
    }
  }
}

function urlOf(path: string): URL {
  return new URL(path, 'https://api.deepinfra.com');
}
