/**
 * WeChat's server API as this product uses it. Errors are AppError by catalogue code:
 * WECHAT_CODE_INVALID (ask for a new code), WECHAT_RISK_BLOCKED, WECHAT_BUSY, WECHAT_TIMEOUT,
 * WECHAT_RATE_LIMITED, WECHAT_UNAVAILABLE; a wrong secret or other misconfiguration is INTERNAL.
 */
export interface WeChat {
  /** The mini-program this adapter speaks for. */
  readonly appId: string;
  /** Exchanges a code of the quick phone component; WeChat checks that it belongs to `openid`. */
  phoneNumber(code: string, openid: string): Promise<PhoneNumber>;
  /** Text moderation (msgSecCheck v2); the author must have used the mini-program within two hours. */
  checkText(text: TextToCheck): Promise<TextVerdict>;
  /**
   * Has a picture judged (mediaCheckAsync v2), which WeChat loads from its address: JPEG or PNG, ≤ 10 MB, of somebody
   * who used the mini-program within two hours. Answers the check's id (trace_id); the verdict is pushed within half
   * an hour (shared/ports/wechat-push.ts).
   */
  checkPicture(picture: PictureToCheck): Promise<string>;
  /** Risk rank 0 (none) to 4 (block) of a person (getUserRiskRank). */
  riskRank(subject: RiskSubject): Promise<number>;
  /** Image bytes (PNG or JPEG) of an unlimited mini-program code. `scene` ≤ 32 visible characters. */
  miniProgramCode(code: MiniProgramCode): Promise<Uint8Array>;
  /** A link (URL Link) that opens a page from outside WeChat, such as a browser or another app. */
  urlLink(link: UrlLink): Promise<string>;
  /** Sends a subscribe message; tells whether WeChat took it or the person has no credit for it. */
  sendSubscribeMessage(message: SubscribeMessage): Promise<'sent' | 'not-subscribed'>;
}

/** WeChat where login codes are exchanged: everywhere but on CloudBase, where WeChat tells who is calling. */
export interface WeChatWithLogin extends WeChat {
  /** Exchanges a `wx.login` code (single use, 5 minutes). The session_key is dropped: nothing needs it. */
  exchangeLoginCode(code: string): Promise<WeChatIdentity>;
}

export interface WeChatIdentity {
  readonly openid: string;
  readonly unionid?: string;
}

export interface PhoneNumber {
  /** Without country code. */
  readonly phone: string;
  readonly countryCode: string;
}

/** WeChat's scenes of text: 1 profile, 2 comment, 3 forum, 4 social log. */
export type TextScene = 1 | 2 | 3 | 4;

export interface TextToCheck {
  readonly openid: string;
  /** ≤ 2,500 characters; the adapter splits longer texts. */
  readonly content: string;
  readonly scene: TextScene;
  readonly nickname?: string;
  readonly title?: string;
}

export interface PictureToCheck {
  readonly openid: string;
  readonly url: string;
  readonly scene: TextScene;
}

export interface TextVerdict {
  readonly suggest: 'pass' | 'review' | 'risky';
  /** WeChat's label, 100 = ok, 20008 = fraud … */
  readonly label: number;
}

export interface RiskSubject {
  readonly openid: string;
  /** 0 registration, 1 marketing fraud, 2 user content. */
  readonly scene: 0 | 1 | 2;
  readonly clientIp: string;
}

export interface MiniProgramCode {
  readonly scene: string;
  /** Page path without leading slash or query. */
  readonly page: string;
}

export interface UrlLink {
  /** Page path without leading slash. */
  readonly page: string;
  /** ≤ 1,024 characters. */
  readonly query: string;
  /** For how long it opens: 1 to 30. */
  readonly days: number;
}

export interface SubscribeMessage {
  readonly openid: string;
  readonly templateId: string;
  readonly page: string;
  readonly data: Readonly<Record<string, string>>;
}
