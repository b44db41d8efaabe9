import { createHash } from 'node:crypto';
import * as z from 'zod';
import { signTc3 } from '../../../shared/platforms/tencent/tc3';
import { json, type SandboxRequest } from '../http';
import { personNumbered } from '../people';
import type { Platform, PlatformReply } from '../platform';

/** The account of the sandbox at Tencent Cloud. */
export const tencentCredentials = { secretId: 'AKIDsandbox0000000000', secretKey: 'sandbox-secret-key' };

const services = { faceid: 'IdCardVerification', ocr: 'BizLicenseOCR' } as const;
type Service = keyof typeof services;
const prefix = '/tencent/';
const isService = (name: string): name is Service => Object.hasOwn(services, name);

/** Where a service of the sandbox is. */
export const tencentEndpoint = (sandboxUrl: string, service: string): string =>
  `${sandboxUrl}${prefix}${service}`;

/** A signature is good for five minutes either way. */
const maxAgeSeconds = 300;

class Refusal extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Licences that the sandbox reads off whatever it is shown; all invented. */
const licences = [
  { Name: '青岛晴天会展服务有限公司', RegNum: '91310115MA1K00007Q' },
  { Name: '青岛海风餐饮管理有限公司', RegNum: '91110105MA0000015F' },
  { Name: '市北区好邻居便利店', RegNum: '92330106MA2TEXT16L' },
] as const;

const person = z.strictObject({ IdCard: z.string().length(18), Name: z.string().min(1) });
const picture = z.strictObject({ ImageBase64: z.base64().min(1) });

/** 0 the same person, -1 not, -5 nobody there: the register knows the people of the sandbox. */
function verify(body: unknown): object {
  const asked = person.safeParse(body);
  if (!asked.success) throw new Refusal('InvalidParameter');
  const { IdCard, Name } = asked.data;
  const found = personNumbered(IdCard);
  const result = found ? (found.legalName === Name ? '0' : '-1') : '-5';
  return { Result: result, Description: '' };
}

function readLicence(body: unknown): object {
  const asked = picture.safeParse(body);
  if (!asked.success) throw new Refusal('InvalidParameter');
  const [first = 0] = createHash('sha256').update(asked.data.ImageBase64).digest();
  return { ...licences[first % licences.length], RecognizeWarnCode: [] };
}

/** Errors: those of TC3, by Tencent's codes. */
function checkSigned(service: Service, { headers, body }: SandboxRequest, nowMs: number): void {
  const seconds = Number(headers['x-tc-timestamp']);
  if (!(Math.abs(nowMs / 1_000 - seconds) <= maxAgeSeconds)) throw new Refusal('AuthFailure.SignatureExpire');
  // What deploys knows the public name only, which may be played here.
  const isSigned = [String(headers.host), `${service}.tencentcloudapi.com`].some((host) => {
    const signed = signTc3(tencentCredentials, { host, body: body.toString('utf8'), seconds, service });
    return headers.authorization === signed;
  });
  if (!isSigned) throw new Refusal('AuthFailure.SignatureFailure');
  if (headers['x-tc-action'] !== services[service]) throw new Refusal('InvalidAction');
}

const reply = (response: object, errcode: number): PlatformReply => ({
  ...json({ Response: { ...response, RequestId: 'sandbox' } }),
  errcode,
});
const refuse = (code: string): PlatformReply => reply({ Error: { Code: code, Message: 'sandbox' } }, -1);

/** Refusals that a fault asks for by number; any other one is an internal error. */
const faults: Readonly<Record<number, string>> = {
  1: 'FailedOperation.ImageBlur',
  2: 'FailedOperation.IdFormatError',
  3: 'UnauthorizedOperation.Arrears',
};

/** Tencent Cloud's register of people and its reader of papers: signed as they demand, asked of invented people. */
export function tencentPlatform(now: () => number): Platform & { calls(): readonly string[] } {
  let calls: string[] = [];
  return {
    calls: () => [...calls],
    endpoints: Object.values(services),
    controls: [],
    endpointAt(path) {
      const service = path.startsWith(prefix) ? path.slice(prefix.length) : '';
      return isService(service) ? services[service] : undefined;
    },
    answer(endpoint, request) {
      try {
        const service = endpoint === services.faceid ? 'faceid' : 'ocr';
        checkSigned(service, request, now());
        const body: unknown = JSON.parse(request.body.toString('utf8'));
        return reply(service === 'faceid' ? verify(body) : readLicence(body), 0);
      } catch (error) {
        if (error instanceof Refusal) return refuse(error.code);
        throw error;
      }
    },
    refuse: (errcode) => refuse(faults[Number(errcode)] ?? 'InternalError'),
    // Names and numbers of people are nobody's to look at.
    record(endpoint) {
      calls = [...calls.slice(-999), endpoint];
    },
    reset() {
      calls = [];
    },
  };
}
