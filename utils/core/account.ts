import * as z from 'zod/mini';

/** Whose token it is, as far as the API says. */
export const accountSchema = z.object({
  name: z.nullable(z.string()),
  /** Money left in USD; negative is debt; null where the API doesn't say. */
  balanceUsd: z.nullable(z.number()),
});
export type Account = z.infer<typeof accountSchema>;

const nullishString = z.optional(z.nullable(z.string()));
const meSchema = z.object({
  display_name: nullishString,
  name: nullishString,
  email: nullishString,
  checklist: z.optional(
    z.nullable(z.object({ stripe_balance: z.optional(z.nullable(z.number())) })),
  ),
});

/** The account in an answer to `GET /v1/me?checklist=true`. There a negative balance is money left. */
export function parseAccount(answer: unknown): Account | null {
  const me = meSchema.safeParse(answer);
  if (!me.success) return null;
  const balance = me.data.checklist?.stripe_balance ?? null;
  return {
    name: me.data.display_name || me.data.name || me.data.email || null,
    balanceUsd: balance === null ? null : balance === 0 ? 0 : -balance,
  };
}
