import type { ControlRoute } from './control';
import type { Reply, SandboxRequest } from './http';

export interface PlatformReply extends Reply {
  /** The outcome as the platform's error code, 0 = success; undefined when the answer has none. */
  readonly errcode: number | undefined;
}

/** How an answer that is signed can be wrong, after what was asked for was done. */
export const spoilings = ['forged', 'altered', 'unsigned', 'unknown-key', 'stale', 'contradictory'] as const;
export type Spoiling = (typeof spoilings)[number];

/** One platform in the sandbox: WeChat, WeChat Pay, Alipay and others. */
export interface Platform {
  readonly endpoints: readonly string[];
  readonly controls: readonly ControlRoute[];
  /** The name of the endpoint at a path, if it is this platform's. */
  endpointAt(path: string, target: string): string | undefined;
  /** Does what the call asks for. */
  answer(endpoint: string, request: SandboxRequest): PlatformReply;
  /** Does nothing and answers the error in the platform's way. */
  refuse(errcode: number | string): PlatformReply;
  /** Makes a signed answer wrong; only platforms that sign can. */
  spoil?(reply: PlatformReply, how: Spoiling, endpoint: string): PlatformReply;
  /** Notes that a call came in and what became of it. */
  record(
    endpoint: string,
    request: SandboxRequest,
    errcode: number | undefined,
    fault: string | undefined,
  ): void;
  reset(): void;
}
