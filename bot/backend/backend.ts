import { type Api, apiOf } from '../../client/core/api';
import { createClient } from '../../client/core/client';
import type { Clock, Timeouts } from '../../client/core/clock';
import { contractFacts } from '../../client/facts';
import { fetchTransport } from '../../client/transports/fetch-transport';
import { withBearer } from '../../client/transports/with-bearer';
import { groupsContract } from '../../shared/contract/groups';
import { tasksContract } from '../../shared/contract/tasks';

/** What the bot asks of the backend. Errors: ClientError. */
export type Backend = Api<'groups' | 'tasks'>;

interface BackendOptions {
  /** Without a slash at the end. */
  readonly url: string;
  readonly serviceKey: string;
  readonly clock?: Clock;
  readonly timeouts?: Timeouts;
  readonly timeoutMs?: number;
  /** Waits between tries, ms; as many more tries as there are waits. */
  readonly retryDelaysMs?: readonly number[];
}

const facts = contractFacts({ groups: groupsContract, tasks: tasksContract });

/** The backend over HTTP, called with the bot's key. */
export function backendOver({ url, serviceKey, ...given }: BackendOptions): Backend {
  const transport = withBearer(fetchTransport(url), serviceKey);
  const defaults = { timeoutMs: 10_000, retryDelaysMs: [500, 2_000, 5_000] };
  return apiOf(facts, createClient({ ...defaults, ...given, facts, transport }));
}
