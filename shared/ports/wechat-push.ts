/** What WeChat sends by itself, as it came: parameters of the address, and the bytes of the body. */
export interface PushedRequest {
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
}

/** Fields as WeChat names them; only what is read is looked at. */
export type PushedMessage = Readonly<Record<string, unknown>>;

/** WeChat's message push (消息推送) in safe mode: what it tells us by itself, signed and encrypted. */
export interface WeChatPush {
  /** What the check of a new address wants to hear; undefined unless it is signed by WeChat. */
  greeting(query: PushedRequest['query']): string | undefined;
  /** The message; undefined unless it is signed, encrypted for this mini-program, and of the form that it should have. */
  open(request: PushedRequest): PushedMessage | undefined;
}
