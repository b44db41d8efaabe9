import * as z from 'zod';
import type { PayoutChannel } from '../../domain/money/payout-channels';
import type { ChargeRail } from '../../ports/charge-rail';
import type { Clock } from '../../ports/clock';
import type { Ids } from '../../ports/ids';
import type { PayoutRail, Rails } from '../../ports/payout-rail';
import type { Timeouts } from '../../ports/timeouts';
import { alipayRail } from '../alipay/alipay-rail';
import { weChatPayCharges } from '../wechat-pay/wechat-pay-charges';
import { weChatPayClient } from '../wechat-pay/wechat-pay-client';
import { weChatPayRail } from '../wechat-pay/wechat-pay-rail';

export interface RailsOutside {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly timeouts: Timeouts;
  /** Only the local composition passes others. */
  readonly weChatPayHost?: string;
  readonly alipayGateway?: string;
}

/** Well within the half minute after which a payment that was sent is asked about. */
const timeoutMs = 8_000;

const pem = z.string().startsWith('-----BEGIN ').max(20_000);
const merchant = z.strictObject({
  mchId: z.string().regex(/^\d{8,12}$/),
  appId: z.string().min(1).max(32),
  serial: z.string().regex(/^[0-9A-F]{20,64}$/),
  privateKey: pem,
  apiV3Key: z.string().length(32),
  platformKeys: z
    .record(z.string().min(1).max(80), pem)
    .refine((keys) => Object.keys(keys).length > 0 && Object.keys(keys).length <= 4),
});
const scene = z.strictObject({
  sceneId: z.string().regex(/^\d{4,36}$/),
  reportInfos: z
    .array(z.strictObject({ info_type: z.string().max(15), info_content: z.string().min(1).max(32) }))
    .max(4),
  perception: z.string().min(1).max(32),
  notifyUrl: z.url().max(256),
  mostFen: z.int().min(30),
  account: z.enum(['BASIC', 'OPERATION']).exactOptional(),
  withoutConfirming: z.boolean().exactOptional(),
});
/** Where the merchant has JSAPI payments too: publishers pay in the mini-program; with Native, by scanning a code. */
const collect = z.strictObject({ notifyUrl: z.url().max(255), codes: z.boolean().exactOptional() });
const app = z.strictObject({
  appId: z.string().regex(/^\d{16}$/),
  privateKey: pem,
  appCertificate: pem,
  rootCertificates: pem,
  alipayCertificates: z.array(pem).min(1).max(4),
});

/** What an operator writes down for each rail. */
const railSettingsSchemas = {
  wechat: z.strictObject({ merchant, scene, collect: collect.exactOptional() }),
  alipay: z.strictObject({ app }),
} as const satisfies Readonly<Record<PayoutChannel, z.ZodObject>>;

function parsed<T>(schema: z.ZodType<T>, channel: PayoutChannel, settings: string): T {
  const read = schema.safeParse(JSON.parse(settings));
  if (read.success) return read.data;
  const names = read.error.issues.map(({ path }) => path.join('.'));
  throw new Error(`settings of ${channel}: missing or wrong: ${[...new Set(names)].join(', ')}`);
}

/** Rails of their settings; keys are read once for as long as settings stay the same. */
export function railsOver(outside: RailsOutside): Rails {
  const opened = new Map<PayoutChannel, { readonly settings: string; readonly rail: PayoutRail }>();
  const { weChatPayHost: host, alipayGateway: gateway, ...rest } = outside;
  const common = { ...rest, timeoutMs };

  function made(channel: PayoutChannel, settings: string): PayoutRail {
    if (channel === 'wechat') {
      const given = parsed(railSettingsSchemas.wechat, channel, settings);
      const scene = { ...given.scene, collects: given.collect !== undefined };
      return weChatPayRail(given.merchant, scene, { ...common, ...(host !== undefined && { host }) });
    }
    const given = parsed(railSettingsSchemas.alipay, channel, settings);
    return alipayRail(given.app, { ...common, ...(gateway !== undefined && { gateway }) });
  }

  let charging: { readonly settings: string; readonly rail: ChargeRail | undefined } | undefined;
  function chargesOf(settings: string): ChargeRail | undefined {
    const given = parsed(railSettingsSchemas.wechat, 'wechat', settings);
    if (!given.collect) return undefined;
    const client = weChatPayClient(given.merchant, { ...common, ...(host !== undefined && { host }) });
    return weChatPayCharges(client, given.merchant, given.collect);
  }

  return {
    open(channel, settings) {
      const known = opened.get(channel);
      if (known?.settings === settings) return known.rail;
      const rail = made(channel, settings);
      opened.set(channel, { settings, rail });
      return rail;
    },
    openCharges(settings) {
      if (charging?.settings !== settings) charging = { settings, rail: chargesOf(settings) };
      return charging.rail;
    },
  };
}
