/** So many calls at once, which come back evenly over a stretch. */
export interface Rate {
  readonly calls: number;
  readonly perMs: number;
}

/** What is limited: all but the last two by person, those by the address that a call comes from. */
export const rateNames = [
  'login',
  'phone',
  'binding',
  'drawing',
  'paying',
  'publishing',
  'sharing',
  'checkIn',
  'pictures',
  'identity',
  'documents',
  'support',
  'privacy',
  'address',
  'addressLogin',
] as const;
export type RateName = (typeof rateNames)[number];
export type PersonRateName = Exclude<RateName, 'address' | 'addressLogin'>;
export type Rates = Readonly<Record<RateName, Rate>>;

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/**
 * What people never reach and programs do. Behind one address of a mobile carrier stand thousands, and each instance
 * of a function counts for itself.
 */
export const defaultRates: Rates = {
  login: { calls: 30, perMs: 10 * minuteMs },
  phone: { calls: 10, perMs: hourMs },
  binding: { calls: 10, perMs: hourMs },
  // Each may ask the rail, whose quota is everybody's.
  drawing: { calls: 60, perMs: hourMs },
  paying: { calls: 60, perMs: hourMs },
  publishing: { calls: 60, perMs: hourMs },
  sharing: { calls: 200, perMs: hourMs },
  // A code has a million values and three of them are right: nobody guesses one.
  checkIn: { calls: 20, perMs: hourMs },
  pictures: { calls: 120, perMs: hourMs },
  // Each question to a register costs money, and tries at other people's numbers must lead nowhere.
  identity: { calls: 8, perMs: 24 * hourMs },
  // Each is made anew.
  documents: { calls: 60, perMs: hourMs },
  // Each is read by somebody.
  support: { calls: 20, perMs: 24 * hourMs },
  // Each reads all that there is of somebody.
  privacy: { calls: 10, perMs: 24 * hourMs },
  address: { calls: 3_000, perMs: 30 * secondMs },
  addressLogin: { calls: 100, perMs: 10 * secondMs },
};

/** What a call takes of an allowance: when all of it is back, or how long to wait. */
export type Spent = { readonly fullAtMs: number } | { readonly waitMs: number };

/**
 * One call of an allowance that is whole again at `fullAtMs` (the generic cell rate algorithm: one number says it
 * all, however many calls there were).
 */
export function spend({ calls, perMs }: Rate, fullAtMs: number | undefined, nowMs: number): Spent {
  // An empty allowance is whole after one stretch. What says much later was noted by a clock that ran ahead; a
  // little later, by the clock of another instance.
  const isKnown = fullAtMs !== undefined && fullAtMs <= nowMs + 2 * perMs;
  const next = Math.max(isKnown ? fullAtMs : nowMs, nowMs) + perMs / calls;
  const waitMs = next - perMs - nowMs;
  return waitMs > 0 ? { waitMs: Math.ceil(waitMs) } : { fullAtMs: Math.ceil(next) };
}
