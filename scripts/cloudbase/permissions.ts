import { cloudCallNames } from '../../shared/platforms/wechat-cloud/cloud-calls';
import type { Uses } from '../aws/uses';

/** What each method of the WeChat port asks WeChat for. */
const cloudCallOf: Readonly<Record<string, string>> = {
  'WeChat.phoneNumber': cloudCallNames.getuserphonenumber,
  'WeChat.checkText': cloudCallNames.msg_sec_check,
  'WeChat.checkPicture': cloudCallNames.media_check_async,
  'WeChat.riskRank': cloudCallNames.getuserriskrank,
  'WeChat.miniProgramCode': cloudCallNames.getwxacodeunlimit,
  'WeChat.urlLink': cloudCallNames.generate_urllink,
  'WeChat.sendSubscribeMessage': cloudCallNames.subscribe_send,
};

/** The cloud calls that each function makes, read from its sources: it is permitted those and no others. */
export function permittedCalls(uses: ReadonlyMap<string, Uses>): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...uses].map(([name, { ports }]) => {
      const used = [...ports].filter((method) => method.startsWith('WeChat.'));
      const unknown = used.find((method) => cloudCallOf[method] === undefined && method !== 'WeChat.appId');
      if (unknown) throw new Error(`${name}: ${unknown} has no cloud call`);
      return [name, used.flatMap((method) => cloudCallOf[method] ?? []).sort()];
    }),
  );
}
