import type { Transport } from '../core/transport';

/** The same transport, with one token on every call: the key of a program, which has no session. */
export const withBearer =
  (transport: Transport, accessToken: string): Transport =>
  (call) =>
    transport({ ...call, accessToken });
