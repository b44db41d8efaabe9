import type { Part } from './action';
import { CloudBaseRefusal } from './refusal';

interface OpenApiOptions {
  /** Where the sandbox's WeChat listens: cloud calls reach the same people, state and faults. */
  readonly weChatUrl: () => string;
  /** An access token of the environment's mini-program, which the cloud adds to each call. */
  readonly accessToken: () => string;
  /** Names in `permissions.openapi`; all of them when it is not told. */
  readonly permitted?: ReadonlySet<string>;
}

const paths: Readonly<Record<string, string>> = {
  'phonenumber.getPhoneNumber': '/wxa/business/getuserphonenumber',
  'security.msgSecCheck': '/wxa/msg_sec_check',
  'security.mediaCheckAsync': '/wxa/media_check_async',
  'riskControl.getUserRiskRank': '/wxa/getuserriskrank',
  'wxacode.getUnlimited': '/wxa/getwxacodeunlimit',
  'urllink.generate': '/wxa/generate_urllink',
  'subscribeMessage.send': '/cgi-bin/message/subscribe/send',
};

async function askWeChat(url: URL, body: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body }).catch(() => {
    throw new CloudBaseRefusal('SYS_ERR', 'openapi: WeChat cannot be reached');
  });
  if (!response.ok) throw new CloudBaseRefusal('SYS_ERR', `openapi: HTTP ${response.status}`);
  if (!response.headers.get('content-type')?.startsWith('image/')) return response.text();
  const buffer = Buffer.from(await response.arrayBuffer()).toString('base64');
  return JSON.stringify({ errcode: 0, contentType: response.headers.get('content-type'), buffer });
}

/**
 * Cloud calls: action `wx.api` with `apiName` and `requestData`, a JSON text; answers `responseData`, a text.
 * Errors: -604101 without permission, SYS_ERR when WeChat does not answer.
 */
export const openApiPart = ({ weChatUrl, accessToken, permitted }: OpenApiOptions): Part => ({
  actions: {
    async 'wx.api'({ apiName, requestData }) {
      const name = String(apiName);
      const path = Object.hasOwn(paths, name) ? paths[name] : undefined;
      if (path === undefined || permitted?.has(name) === false) {
        throw new CloudBaseRefusal('-604101', `${name}: function has no permission to call this API`);
      }
      const url = new URL(path, weChatUrl());
      url.searchParams.set('access_token', accessToken());
      return { data: { responseData: await askWeChat(url, String(requestData)) } };
    },
  },
});
