import type { OutputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { ownMarks } from '../stores/own-orders';
import { session } from '../stores/session';
import { api } from './api';

type FitsMe = OutputOf<typeof contract.orders.schedule>;

/** A count and the list behind it are asked of the same. */
const lifeMs = 30_000;

let known: { readonly value: FitsMe; readonly atMs: number } | undefined;

/** What fits the person who is signed in, as of now or, for later pages of a list, as its first page was asked. Errors: ClientError. */
export async function fitsMe(isLaterPage = false): Promise<FitsMe> {
  const nowMs = Date.now();
  if (!known || (!isLaterPage && nowMs - known.atMs >= lifeMs))
    known = { value: await api.orders.schedule({}), atMs: nowMs };
  return known.value;
}

const forget = () => {
  known = undefined;
};
// Somebody signed up, withdrew, or is somebody else now.
ownMarks.subscribe(forget);
session.subscribe(forget);
