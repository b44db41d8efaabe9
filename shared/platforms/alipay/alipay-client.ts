import { createPrivateKey, createSign, createVerify, type KeyObject, X509Certificate } from 'node:crypto';
import { hourMs } from '../../domain/calendar/calendar';
import type { Clock } from '../../ports/clock';
import type { RailMessage, RailNotice } from '../../ports/payout-rail';
import { maxFileBytes } from '../rails/bill-file';
import { type ExchangeOptions, exchange } from '../rails/exchange';
import { jsonOf } from '../rails/json-of';
import { certificateNumber, rootCertificateNumber } from './certificates';
import { rawMembers } from './members';

/** What an application has from Alipay, in certificate mode; all PEM. */
export interface AlipayApp {
  readonly appId: string;
  readonly privateKey: string;
  readonly appCertificate: string;
  readonly rootCertificates: string;
  /** Alipay's own; several are valid while they change. */
  readonly alipayCertificates: readonly string[];
}

export interface AlipayOutside extends ExchangeOptions {
  readonly clock: Clock;
  /** Only the local composition passes another one. */
  readonly gateway?: string;
}

/** A member that Alipay has signed, or a code that says why there is none. */
export type AlipayAnswer = { readonly body: unknown } | { readonly code: string };

/** What is signed: everything by name, as it is before it is encoded; what is empty is left out. */
const alipayText = (parameters: Readonly<Record<string, string>>): string =>
  Object.entries(parameters)
    .filter(([, value]) => value !== '')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

/** yyyy-MM-dd HH:mm:ss, whatever zone the process runs in. */
const beijingTime = (atMs: number): string =>
  new Date(atMs + 8 * hourMs).toISOString().slice(0, 19).replace('T', ' ');

const isSignedBy = (key: KeyObject, text: string, signature: string): boolean =>
  createVerify('RSA-SHA256').update(text, 'utf8').verify(key, signature, 'base64');

/** Alipay's gateway, protocol v2: there errors stand inside what is signed. Keys are read once. */
export function alipayClient(app: AlipayApp, outside: AlipayOutside) {
  const { clock, gateway = 'https://openapi.alipay.com/gateway.do' } = outside;
  const privateKey = createPrivateKey(app.privateKey);
  const keys = new Map(
    app.alipayCertificates.map((pem) => [certificateNumber(pem), new X509Certificate(pem).publicKey]),
  );
  const numbers = {
    app_cert_sn: certificateNumber(app.appCertificate),
    alipay_root_cert_sn: rootCertificateNumber(app.rootCertificates),
  };

  /** Errors of the gateway itself come as `error_response`, signed too. */
  function signedMember(method: string, text: string): AlipayAnswer {
    const members = rawMembers(text);
    const [key, signature] = ['alipay_cert_sn', 'sign'].map((name) => jsonOf(members?.get(name) ?? ''));
    const names = [`${method.replaceAll('.', '_')}_response`, 'error_response'].filter((name) =>
      members?.has(name),
    );
    const [name = ''] = names;
    const member = members?.get(name);
    if (names.length !== 1 || member === undefined) return { code: 'UNREADABLE' };
    const known = keys.get(String(key));
    if (!known || typeof signature !== 'string' || !isSignedBy(known, member, signature))
      return { code: 'UNSIGNED' };
    return { body: jsonOf(member) };
  }

  return {
    async call(method: string, content: string): Promise<AlipayAnswer> {
      const nowMs = clock.nowMs();
      const open = {
        app_id: app.appId,
        method,
        format: 'JSON',
        charset: 'utf-8',
        sign_type: 'RSA2',
        timestamp: beijingTime(nowMs),
        version: '1.0',
        ...numbers,
      };
      const text = alipayText({ ...open, biz_content: content });
      const sign = createSign('RSA-SHA256').update(text, 'utf8').sign(privateKey, 'base64');
      const answer = await exchange(outside, `${gateway}?${new URLSearchParams({ ...open, sign })}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
          accept: 'application/json',
        },
        body: new URLSearchParams({ biz_content: content }).toString(),
      });
      if (typeof answer === 'string') return { code: answer };
      if (answer.status !== 200) return { code: `HTTP_${answer.status}` };
      return signedMember(method, answer.body.toString('utf8'));
    },

    /** A file whose address a signed answer has named: nobody signs the file itself. */
    async download(address: string): Promise<Buffer | string> {
      const answer = await exchange(outside, address, { method: 'GET', headers: {} }, maxFileBytes);
      if (typeof answer === 'string') return answer;
      return answer.status === 200 ? answer.body : `HTTP_${answer.status}`;
    },

    /**
     * A message to the application's gateway. The kind of signature is pinned: a message may not choose a weaker one.
     * Alipay repeats a message for a day as it was, so that its age says nothing.
     */
    readNotice({ body }: RailMessage): (RailNotice & { readonly content: unknown }) | undefined {
      const {
        sign = '',
        sign_type,
        ...rest
      } = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
      const { app_id, notify_id, biz_content = '' } = rest;
      if (sign_type !== 'RSA2' || app_id !== app.appId || !notify_id) return undefined;
      // Some messages are signed with the kind of their signature, some without.
      const texts = [alipayText(rest), alipayText({ ...rest, sign_type })];
      const isSigned = texts.some((text) => [...keys.values()].some((key) => isSignedBy(key, text, sign)));
      if (!isSigned) return undefined;
      return { id: notify_id, content: jsonOf(biz_content) };
    },
  };
}
