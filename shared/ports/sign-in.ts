import type { WeChatIdentity } from './wechat';

/** A `wx.login` code as it stands in an input; deployments where WeChat tells who is calling need none. */
export interface LoginProof {
  readonly field: 'code' | 'loginCode';
  readonly code: string | undefined;
}

/** How one deployment learns who holds the phone that this call comes from. */
export interface SignIn {
  /**
   * Who holds the phone right now, as WeChat says. Errors: INVALID_INPUT at the field when a code is needed
   * and missing; NOT_SIGNED_IN when WeChat names nobody; those of the WeChat port.
   */
  holder(proof: LoginProof): Promise<WeChatIdentity>;
}
