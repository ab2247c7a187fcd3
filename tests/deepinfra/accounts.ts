import { errors } from './errors.ts';
import { Refusal } from './reply.ts';

export const TEST_TOKEN = 'test-token';
/** A scoped token: nothing of a key's shape. */
export const SCOPED_TOKEN = 'jwt:a.b.c';
export const NO_BALANCE_TOKEN = 'no-balance-token';

export interface Account {
  readonly name: string;
  /** As DeepInfra puts it: negative is money left, in USD. */
  readonly stripeBalance: number;
}

const accounts: ReadonlyMap<string, Account> = new Map([
  [TEST_TOKEN, { name: 'Test Account', stripeBalance: -12.34 }],
  [SCOPED_TOKEN, { name: 'Test Account', stripeBalance: -12.34 }],
  [NO_BALANCE_TOKEN, { name: 'Empty Account', stripeBalance: 0.87 }],
]);

/** The account that the request's bearer token belongs to, or null where it bears none. */
export function bearerAccount(authorization: string | undefined): Account | null {
  if (authorization === undefined) return null;
  const token = /^Bearer (.+)$/.exec(authorization)?.[1];
  const account = token === undefined ? undefined : accounts.get(token);
  if (!account) throw new Refusal(errors.unauthorizedDetail);
  return account;
}

/** The same where a token is a must. */
export function requiredAccount(authorization: string | undefined): Account {
  const account = bearerAccount(authorization);
  if (!account) throw new Refusal(errors.notAuthenticatedMessage);
  return account;
}

/** The body of `GET /v1/me`. */
export function accountBody(account: Account, withChecklist: boolean): object {
  return {
    uid: 'github:1234567',
    provider: 'github',
    display_name: account.name,
    email: 'test@example.com',
    is_admin: false,
    ...(withChecklist && {
      checklist: {
        email: true,
        billing_address: true,
        payment_method: true,
        stripe_balance: account.stripeBalance,
      },
    }),
  };
}
