import type { Backend } from './backend';
import { median } from './call';
import { type FindKind, findQuestions } from './find-questions';
import { httpLoad, type Load } from './http-load';

const connections = 20;
/** The compiler needs some hundreds to get going. */
const warmUp = 1_500;
const rounds = 5;
const perRound: Readonly<Record<FindKind, number>> = {
  city: 2_000,
  'near 5 km': 2_000,
  filtered: 2_000,
  text: 400,
};

/** What an answer to one kind of question takes. */
export interface FindLoad {
  /** Of the server. */
  readonly cpuMs: number;
  readonly medianMs: number;
  readonly perSecond: number;
  /** Requests to the store; undefined where there are none. */
  readonly storeRequests: number | undefined;
  /** Of one answer. */
  readonly bytes: number;
}

const requestsOf = (kind: FindKind, count: number) =>
  findQuestions(kind, count).map((body) => ({ path: '/tasks/find', body }));

async function loaded(backend: Backend, kind: FindKind, count: number): Promise<Load> {
  const load = await httpLoad(backend, connections, requestsOf(kind, count));
  const refused = load.starts.find((start) => !start.startsWith('{"ok":true'));
  if (refused !== undefined) throw new Error(`${kind}: ${refused}`);
  return load;
}

/** Makes an instance warm for a kind of question. */
export const warmUpFind = async (backend: Backend, kind: FindKind): Promise<void> => {
  await loaded(backend, kind, kind === 'text' ? warmUp / 3 : warmUp);
};

/** Server's CPU of an answer in one round, ms. */
export const findCpuMs = async (backend: Backend, kind: FindKind, count: number): Promise<number> =>
  (await loaded(backend, kind, count)).cpuMs;

/** `tasks/find` over HTTP with 20 connections, by a warm instance; medians of rounds. `share`: how many of the requests. */
export async function measureFind(backend: Backend, kind: FindKind, share = 1): Promise<FindLoad> {
  await warmUpFind(backend, kind);
  const count = Math.ceil(perRound[kind] * share);
  backend.count?.reset();
  const loads: Load[] = [];
  for (let round = 0; round < rounds; round += 1) loads.push(await loaded(backend, kind, count));
  const requests = backend.count?.read().requests;
  const [first] = loads;
  return {
    cpuMs: median(loads.map(({ cpuMs }) => cpuMs)),
    medianMs: median(loads.map(({ latenciesMs }) => median(latenciesMs))),
    perSecond: median(loads.map(({ seconds }) => count / seconds)),
    storeRequests: requests === undefined ? undefined : requests / (rounds * count),
    bytes: median(first?.sizes ?? []),
  };
}
