import { keepOrders, ownMarks } from '../stores/own-orders';
import { session } from '../stores/session';
import { quietApi } from './api';

/** As many as anybody still has ahead. */
const asked = 50;
/** Pages that are opened again and again ask no more often. */
const staleMs = 60_000;

let askedAtMs = 0;
let askedFor: string | undefined;

/** Looks which tasks the person has signed up for; what could not be asked stays as it was. Errors: none. */
export async function refreshOwnOrders(): Promise<void> {
  const accountId = session.get()?.accountId;
  if (accountId === askedFor && Date.now() - askedAtMs < staleMs) return;
  [askedAtMs, askedFor] = [Date.now(), accountId];
  if (accountId === undefined) return ownMarks.set({});
  try {
    const { orders } = await quietApi.orders.mine({ limit: asked });
    if (session.get()?.accountId === accountId) keepOrders(orders);
  } catch {
    askedAtMs = 0;
  }
}
