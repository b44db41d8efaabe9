import { type PaperRequest, paperRequests } from '../../collections/paper-requests';
import { publishers } from '../../collections/tasks';
import { workerIdentities } from '../../collections/worker-identities';
import { maskIdNumber, maskName } from '../../domain/text/masking';
import type { Listed, Page, Store } from '../../ports/store';
import { manyOf } from '../listing/many-of';

/** A request with the one it is for. */
export interface RequestWaiting {
  readonly request: PaperRequest;
  /** A publisher's name, or a worker's, masked. */
  readonly person: string;
  /** A worker's, masked. */
  readonly idNumber?: string;
}

/** Invoices and certificates that people wait for, longest first. */
export async function requestsWaiting(store: Store, page: Page): Promise<Listed<RequestWaiting>> {
  const { items, next } = await store.list(paperRequests, 'open', ['all'], page);
  const of = (kind: PaperRequest['kind']) =>
    items.filter((request) => request.kind === kind).map(({ accountId }) => accountId);
  const [sellers, workers] = await Promise.all([
    manyOf(store, publishers, of('invoice')),
    manyOf(store, workerIdentities, of('certificate')),
  ]);
  const waiting = items.map((request): RequestWaiting => {
    if (request.kind === 'invoice') return { request, person: sellers.get(request.accountId)?.name ?? '' };
    const worker = workers.get(request.accountId);
    if (!worker) return { request, person: '' };
    return { request, person: maskName(worker.legalName), idNumber: maskIdNumber(worker.idNumber) };
  });
  return { items: waiting, ...(next !== undefined && { next }) };
}
