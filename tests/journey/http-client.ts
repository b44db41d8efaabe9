import { createClient } from '../../client/core/client';
import { contractFacts } from '../../client/facts';
import { fetchTransport } from '../../client/transports/fetch-transport';
import { withBearer } from '../../client/transports/with-bearer';
import { contract } from '../../shared/contract/contract';

/** Calls of a journey: real HTTP, as the mini-program makes them. */
export interface Client {
  /** Calls `feature/action` once; the answer's data. Errors: ClientError. */
  call<T>(action: string, input: object, token?: string): Promise<T>;
  /** Another route of the laptop, such as `sandbox/wechat/login-code`. */
  post<T>(path: string, body: unknown): Promise<T>;
  read<T>(path: string): Promise<T>;
}

const facts = contractFacts(contract);

/** A journey sees each failure: nothing is tried again, no session renewed. */
const once = { timeoutMs: 30_000, retryDelaysMs: [] };

export function httpClient(url: string): Client {
  const overHttp = fetchTransport(url);
  const answered = async <T>(path: string, response: Response): Promise<T> => {
    if (!response.ok) throw new Error(`${path} → ${response.status} ${await response.text()}`);
    return (await response.json()) as T;
  };
  return {
    async call<T>(path: string, input: object, token?: string) {
      const transport = token === undefined ? overHttp : withBearer(overHttp, token);
      const [feature = '', action = ''] = path.split('/');
      return (await createClient({ ...once, facts, transport })(feature, action, input)) as T;
    },
    async post<T>(path: string, body: unknown) {
      const headers = { 'content-type': 'application/json' };
      const init = { method: 'POST', headers, body: JSON.stringify(body) };
      return answered<T>(path, await fetch(`${url}/${path}`, init));
    },
    read: async <T>(path: string) => answered<T>(path, await fetch(`${url}/${path}`)),
  };
}
