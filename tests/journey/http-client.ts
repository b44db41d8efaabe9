/** Calls of a journey: real HTTP, as the mini-program makes them. */
export interface Client {
  /** Calls `feature/action`; the answer's data, or an error with the code that came back. */
  call<T>(action: string, input: unknown, token?: string): Promise<T>;
  /** Another route of the laptop, such as `sandbox/wechat/login-code`. */
  post<T>(path: string, body: unknown): Promise<T>;
  read<T>(path: string): Promise<T>;
}

interface Envelope<T> {
  readonly ok: boolean;
  readonly data?: T;
  readonly error?: { readonly code: string; readonly message: string };
}

/** A refusal, with its catalogue code. */
export class Refused extends Error {
  readonly code: string;

  constructor(action: string, code: string, message: string) {
    super(`${action} → ${code} ${message}`);
    this.name = 'Refused';
    this.code = code;
  }
}

export function httpClient(url: string): Client {
  const send = async (path: string, body: unknown, token?: string): Promise<Response> =>
    fetch(`${url}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(body),
    });
  return {
    async call<T>(action: string, input: unknown, token?: string) {
      const answer = (await (await send(action, input, token)).json()) as Envelope<T>;
      if (answer.ok) return answer.data as T;
      throw new Refused(action, answer.error?.code ?? '?', answer.error?.message ?? '');
    },
    async post<T>(path: string, body: unknown) {
      const response = await send(path, body);
      if (!response.ok) throw new Error(`${path} → ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    async read<T>(path: string) {
      const response = await fetch(`${url}/${path}`);
      if (!response.ok) throw new Error(`${path} → ${response.status}`);
      return (await response.json()) as T;
    },
  };
}
