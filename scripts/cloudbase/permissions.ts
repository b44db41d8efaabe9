import { join } from 'node:path';
import { cloudCallNames } from '../../shared/platforms/wechat-cloud/cloud-calls';
import { openProgram } from '../aws/program';
import { usesOf } from '../aws/uses';

/** What each method of the WeChat port asks WeChat for. */
const cloudCallOf: Readonly<Record<string, string>> = {
  'WeChat.phoneNumber': cloudCallNames.getuserphonenumber,
  'WeChat.checkText': cloudCallNames.msg_sec_check,
  'WeChat.riskRank': cloudCallNames.getuserriskrank,
  'WeChat.miniProgramCode': cloudCallNames.getwxacodeunlimit,
  'WeChat.urlLink': cloudCallNames.generate_urllink,
  'WeChat.sendSubscribeMessage': cloudCallNames.subscribe_send,
};

const entry = (name: string): string => join('functions', name, 'cloudbase.ts');

/** The cloud calls that each function makes, read from its sources: it is permitted those and no others. */
export function permittedCalls(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const program = openProgram(names.map(entry));
  return new Map(
    names.map((name) => {
      const used = [...usesOf(program, entry(name)).ports].filter((method) => method.startsWith('WeChat.'));
      const unknown = used.find((method) => cloudCallOf[method] === undefined && method !== 'WeChat.appId');
      if (unknown) throw new Error(`${name}: ${unknown} has no cloud call`);
      return [name, used.flatMap((method) => cloudCallOf[method] ?? []).sort()];
    }),
  );
}
