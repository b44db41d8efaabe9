import { MAIN_APP } from '../../local/sandbox/apps';
import type { Fault } from '../../local/sandbox/faults';
import { weChat } from '../../shared/platforms/wechat/wechat';
import type { LambdaPorts } from '../../shared/runtime/doors/on-lambda';
import { type ActionName, actionCases } from '../support/actions/action-cases';
import { createActionFixture, type ResettableFixture } from '../support/actions/action-fixture';
import { callOwned } from '../support/actions/call-owned';
import { expectRefusal } from '../support/actions/refusal';
import { contentOf } from '../support/system/inspectable-system';
import { acceptAll } from '../support/system/test-system';
import { unansweredChecks, weChatFaults } from '../support/system/wechat-faults';

let fixture: ResettableFixture;
let untouched: string;
beforeAll(async () => {
  fixture = await createActionFixture();
  untouched = contentOf(fixture.raw);
});
beforeEach(() => {
  fixture.reset();
  fixture.system.sandbox.clearFaults();
});
afterAll(() => fixture.system.close());

const call = (name: ActionName, ports: Partial<LambdaPorts> = {}, input?: unknown) =>
  callOwned(fixture, name, { ...fixture.system.ports, ...ports }, input);

/** The endpoints of WeChat that an action cannot do without. */
const needs: readonly (readonly [ActionName, Fault['endpoint']])[] = [
  ['account/login', 'code2session'],
  ['account/consent', 'code2session'],
  ['account/bindPhone', 'getuserphonenumber'],
  ['payouts/bindAccount', 'code2session'],
  ['groups/card', 'generate_urllink'],
];

/** What WeChat is asked to judge: an answer that does not come shuts nobody out. */
const checks: typeof needs = [
  ['account/consent', 'getuserriskrank'],
  ['account/updateProfile', 'msg_sec_check'],
  ['publishing/openTask', 'msg_sec_check'],
  ['publishing/refuse', 'msg_sec_check'],
];
const unanswered = [...weChatFaults, ...unansweredChecks];

const faulty = needs.flatMap(([name, endpoint]) =>
  weChatFaults.map(([does, fault, code]) => [name, endpoint, does, code, { ...fault, endpoint }] as const),
);

describe('WeChat fails', () => {
  test.each(faulty)(
    '%s while %s %s: %s, and nothing is written',
    async (name, _endpoint, _does, code, fault) => {
      fixture.system.sandbox.addFault(fault);
      const answer = await call(name);
      expect(expectRefusal(answer)).toBe(code);
      expect(answer.error?.retryable).toBe(true);
      expect(contentOf(fixture.raw)).toBe(untouched);
      fixture.system.sandbox.clearFaults();
      // Who tries again, with a fresh code where there is one, gets what they wanted.
      expect((await call(name)).error?.code).toBeUndefined();
    },
  );

  test.each(
    checks.flatMap(([name, endpoint]) => unanswered.map((fault) => [name, endpoint, ...fault] as const)),
  )('%s while %s cannot answer, for WeChat %s: nobody is shut out', async (name, endpoint, _does, fault) => {
    fixture.system.sandbox.addFault({ ...fault, endpoint });
    expect((await call(name)).error?.code).toBeUndefined();
  });

  test.each(weChatFaults)(
    'a share comes without its code while WeChat %s, and with it later',
    async (_, fault) => {
      fixture.system.sandbox.addFault({ ...fault, endpoint: 'getwxacodeunlimit' });
      const first = await call('sharing/createShare');
      expect([first.status, first.data.codeUrl]).toEqual([200, undefined]);
      fixture.system.sandbox.clearFaults();
      const second = await call('sharing/createShare');
      expect(second.data).toEqual({ ...first.data, codeUrl: expect.stringContaining(first.data.shareId) });
    },
  );

  test.each([...needs, ...checks])(
    '%s while %s is late, within the time: as if nothing were',
    async (name, endpoint) => {
      fixture.system.sandbox.addFault({ endpoint, fault: 'late', delayMs: 5 });
      expect((await call(name)).status).toBe(200);
    },
  );

  test.each([
    ['account/login', 'code2session', 'WECHAT_CODE_INVALID'],
    ['account/consent', 'code2session', 'WECHAT_CODE_INVALID'],
    ['payouts/bindAccount', 'code2session', 'WECHAT_CODE_INVALID'],
    ['account/bindPhone', 'getuserphonenumber', 'WECHAT_CODE_INVALID'],
    ['account/consent', 'getuserriskrank', undefined],
    ['publishing/openTask', 'msg_sec_check', undefined],
    ['sharing/createShare', 'getwxacodeunlimit', undefined],
  ] as const)('%s while %s is done twice: %s', async (name, endpoint, code) => {
    fixture.system.sandbox.addFault({ endpoint, fault: 'twice' });
    const answer = await call(name);
    expect(answer.error?.code).toBe(code);
    if (code === undefined) return;
    expect(answer.error?.retryable).toBe(false);
    expect(contentOf(fixture.raw)).toBe(untouched);
  });

  test.each([
    ['account/login', 40226, 'WECHAT_RISK_BLOCKED'],
    ['account/consent', 40226, 'WECHAT_RISK_BLOCKED'],
    ['payouts/bindAccount', 40226, 'WECHAT_RISK_BLOCKED'],
    ['account/login', 40013, 'INTERNAL'],
  ] as const)('%s while WeChat answers %i: %s', async (name, errcode, code) => {
    fixture.system.sandbox.addFault({ endpoint: 'code2session', fault: 'errcode', errcode });
    const answer = await call(name);
    expect(expectRefusal(answer)).toBe(code);
    expect(contentOf(fixture.raw)).toBe(untouched);
  });

  test.each(['account/login', 'account/consent', 'payouts/bindAccount'] as const)(
    '%s with a code that was used: a new one is needed',
    async (name) => {
      const input = actionCases[name].input(fixture);
      const code = String('code' in input ? input.code : 'loginCode' in input ? input.loginCode : '');
      await fixture.system.stranger.get('account/login', { code });
      fixture.reset();
      const answer = await call(name, {}, input);
      expect(expectRefusal(answer)).toBe('WECHAT_CODE_INVALID');
      expect(answer.error?.retryable).toBe(false);
      expect(contentOf(fixture.raw)).toBe(untouched);
    },
  );

  test('a first login that fails leaves no account, no session and no identity behind', async () => {
    const content = JSON.parse(untouched) as [string, unknown[]][];
    const counts = () => {
      const now = JSON.parse(contentOf(fixture.raw)) as [string, unknown[]][];
      return now.map(([name, documents]) => [name, documents.length]);
    };
    for (const [, fault] of weChatFaults.filter(([, { fault }]) => fault !== 'hang')) {
      fixture.system.sandbox.addFault({ ...fault, endpoint: 'code2session' });
      const code = fixture.system.sandbox.loginCode('zheng');
      const answer = await fixture.system.stranger.call('account/login', { code, accepted: acceptAll });
      expect(answer.ok).toBe(false);
      fixture.system.sandbox.clearFaults();
    }
    expect(counts()).toEqual(content.map(([name, documents]) => [name, documents.length]));
  });

  describe('with a wrong secret', () => {
    const secret = 'not-the-secret-of-this-app';
    const lines: string[] = [];
    // Its own adapter for each call: no access token from before.
    const wrong = () => {
      const { clock, timeouts, ports } = fixture.system;
      const wechat = weChat({ ...MAIN_APP, secret, host: listening.url, clock, timeouts, ids: ports.ids });
      return { wechat, log: (line: object) => void lines.push(JSON.stringify(line)) };
    };
    let listening: Awaited<ReturnType<ResettableFixture['system']['sandbox']['listen']>>;
    beforeAll(async () => {
      listening = await fixture.system.sandbox.listen();
    });
    afterAll(() => listening.close());

    test.each(needs)('%s (%s): INTERNAL, told to the log, the secret shown nowhere', async (name) => {
      const answer = await call(name, wrong());
      expect(expectRefusal(answer)).toBe('INTERNAL');
      expect(contentOf(fixture.raw)).toBe(untouched);
      expect(lines.at(-1)).toContain('"outcome":"INTERNAL"');
      expect(`${answer.text}${lines.join('')}`).not.toContain(secret);
    });

    test('a share comes without its code, but the operator reads why in the log', async () => {
      lines.length = 0;
      const answer = await call('sharing/createShare', wrong());
      expect([answer.status, answer.data.codeUrl]).toEqual([200, undefined]);
      expect(lines.some((line) => line.includes('"level":"error"'))).toBe(true);
    });
  });
});
