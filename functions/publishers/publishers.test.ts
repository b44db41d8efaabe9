import { accounts } from '../../shared/collections/accounts';
import { pictures } from '../../shared/collections/pictures';
import { publisherApplications, publisherRecords } from '../../shared/collections/publishers';
import { publishers } from '../../shared/collections/tasks';
import { dayMs, hourMs } from '../../shared/domain/calendar/calendar';
import { defaultRates } from '../../shared/domain/limits/rates';
import { applicationLifeDays } from '../../shared/domain/publishers/application-life';
import {
  currentTerms,
  enterpriseFields,
  registered,
  submittedApplication,
  writtenApplication,
} from '../../tests/support/data/applications';
import { operatorOf } from '../../tests/support/data/operator';
import { somePng, uploadedPicture } from '../../tests/support/data/pictures';
import {
  type Actor,
  callFunction,
  createTestSystem,
  newKey,
  type TestSystem,
} from '../../tests/support/system/test-system';

let system: TestSystem;
let wu: Actor;
beforeEach(async () => {
  system = await createTestSystem();
  wu = await system.signIn('wu');
});
afterEach(() => system.close());

const save = (fields: object, who = wu) => who.call('publishers/save', { fields });
const submit = (input: object = {}, who = wu) =>
  who.call('publishers/submit', {
    idNumber: registered('wu').idNumber,
    terms: currentTerms,
    idempotencyKey: newKey(),
    ...input,
  });
const own = async (who = wu) => (await who.get('publishers/application')).application;
const asked = () => system.sandbox.tencentCalls();
const personFields = async () => ({
  kind: 'person',
  name: '小吴的花店',
  contactName: registered('wu').name,
  contactPhone: ' 138 0000-1234 ',
  faceId: await uploadedPicture(system, wu, 'face'),
});

describe('given somebody who wants to publish', () => {
  test('when they look first, then there are the terms and nothing else', async () => {
    const answer = await wu.get('publishers/application');
    expect(answer).toEqual({
      terms: expect.objectContaining({ id: 'publisher-terms', version: currentTerms.version }),
      termsAccepted: false,
    });
  });

  test('when they write step by step, then it is kept, masked, and says what is missing', async () => {
    await save({ kind: 'enterprise', name: '青岛晴天会展服务有限公司' });
    const { data } = await save({ creditCode: '91310115ma1k00007q', contactName: '吴婷婷' });
    expect(data.application).toEqual({
      status: 'draft',
      kind: 'enterprise',
      name: '青岛晴天会展服务有限公司',
      creditCode: '91310115MA1K00007Q',
      contactName: '*婷婷',
      identityChecked: false,
      missing: ['contactPhone', 'faceId', 'licenceId', 'idNumber'],
    });
    expect(await own()).toEqual(data.application);
    await save({ kind: 'person' });
    expect((await own()).missing).toEqual(['contactPhone', 'faceId', 'idNumber']);
  });

  test('when the same is saved again, then nothing changes', async () => {
    await save({ kind: 'person', name: '小吴的花店' });
    const before = await system.ports.store.get(publisherApplications, wu.accountId);
    system.clock.pass(1_000);
    await save({ name: '小吴的花店' });
    expect(await system.ports.store.get(publisherApplications, wu.accountId)).toEqual(before);
  });

  test.each([
    ['a code with a wrong check', { creditCode: '91310115MA1K00007R' }, 'creditCode'],
    ['a code with an S', { creditCode: '92330106MA2TEST12F' }, 'creditCode'],
    ['a name that passes for the platform', { name: '接单平台官方客服' }, 'name'],
    ['a name with a number to call', { name: '热线13800001234' }, 'name'],
    ['a telephone that is none', { contactPhone: '12345' }, 'contactPhone'],
    ['a name that is none', { contactName: '吴1' }, 'contactName'],
    ['another kind', { kind: 'robot' }, 'kind'],
    ['nothing', {}, ''],
    ['a status', { status: 'approved' }, ''],
  ])('when they write %s, then INVALID_INPUT', async (_what, fields, field) => {
    const { status, error } = await save(fields);
    expect([status, error?.code]).toEqual([400, 'INVALID_INPUT']);
    expect(JSON.stringify(error?.details)).toContain(field);
  });

  test("when a picture is somebody else's or of something else, then it is refused", async () => {
    const lin = await system.signIn('lin');
    expect((await save({ faceId: await uploadedPicture(system, lin, 'face') })).error?.code).toBe(
      'PICTURE_NOT_FOUND',
    );
    expect((await save({ faceId: await uploadedPicture(system, wu, 'licence') })).error?.code).toBe(
      'PICTURE_NOT_FOUND',
    );
  });

  test('when another picture takes the place of one, then the one is removed', async () => {
    const first = await uploadedPicture(system, wu, 'face');
    await save({ faceId: first });
    await system.timer('tick');
    await save({ faceId: await uploadedPicture(system, wu, 'face') });
    await system.timer('tick');
    expect(await system.ports.store.get(pictures, first)).toBeUndefined();
  });

  test('when a licence is read, then name and code are offered, and nothing is kept', async () => {
    const licenceId = await uploadedPicture(system, wu, 'licence');
    expect(await wu.get('publishers/readLicence', { licenceId })).toEqual({
      name: expect.stringMatching(/./),
      creditCode: expect.stringMatching(/^\w{18}$/),
    });
    expect(await own()).toBeUndefined();
    system.sandbox.addFault({ endpoint: 'BizLicenseOCR', fault: 'errcode', errcode: 1 });
    const blurred = await wu.call('publishers/readLicence', { licenceId });
    expect(blurred).toMatchObject({ status: 422, error: { code: 'LICENCE_UNREADABLE' } });
    system.sandbox.addFault({ endpoint: 'BizLicenseOCR', fault: 'hang' });
    const silent = await wu.call('publishers/readLicence', { licenceId });
    expect(silent).toMatchObject({ status: 503, error: { code: 'READER_UNAVAILABLE' } });
    const face = await uploadedPicture(system, wu, 'face');
    expect((await wu.call('publishers/readLicence', { licenceId: face })).error?.code).toBe(
      'PICTURE_NOT_FOUND',
    );
  });
});

describe('given a whole application', () => {
  test('when it is handed in, then an operator has it, and of the number no more than a hash is left', async () => {
    await writtenApplication(system, wu, 'wu');
    const { data } = await submit();
    expect(data.application).toMatchObject({
      status: 'submitted',
      missing: [],
      identityChecked: true,
      submittedAtMs: system.clock.nowMs(),
    });
    const { idNumber } = registered('wu');
    const stored = await system.ports.store.get(publisherApplications, wu.accountId);
    expect(stored).toMatchObject({
      identity: { answer: 'match', numberHash: expect.stringMatching(/^\w{32}$/) },
      terms: { ...currentTerms, textHash: expect.any(String), acceptedAtMs: system.clock.nowMs() },
    });
    expect(JSON.stringify(stored)).not.toContain(idNumber);
    for (const line of system.logs) {
      expect(line).not.toContain(idNumber);
      expect(line).not.toContain(registered('wu').name);
    }
  });

  test('when it is handed in again under its key, then it is the same, and the register is asked once', async () => {
    await writtenApplication(system, wu, 'wu');
    const idempotencyKey = newKey();
    const first = await submit({ idempotencyKey });
    expect(await submit({ idempotencyKey })).toEqual(first);
    const other = await submit({ idempotencyKey, idNumber: registered('lin').idNumber });
    expect(other.error?.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect((await submit()).error?.code).toBe('APPLICATION_NOT_DRAFT');
    expect(asked()).toEqual(['IdCardVerification']);
  });

  test('when the number is another person’s, then one sentence says so, and the same is not asked twice', async () => {
    await writtenApplication(system, wu, 'wu');
    const wrong = { idNumber: registered('lin').idNumber };
    const refused = await submit(wrong);
    expect(refused).toMatchObject({ status: 422, error: { code: 'IDENTITY_MISMATCH' } });
    expect(await submit(wrong)).toEqual(refused);
    expect(asked()).toEqual(['IdCardVerification']);
    expect(await own()).toMatchObject({ status: 'draft', missing: ['idNumber'] });
  });

  test.each<[string, object]>([
    ['is silent', { fault: 'hang' }],
    ['cannot be reached', { fault: 'fail' }],
    ['is not paid', { fault: 'errcode', errcode: 3 }],
    ['answers nonsense', { fault: 'garbage' }],
  ])('when the register %s, then an operator decides about the person too', async (_does, fault) => {
    await writtenApplication(system, wu, 'wu');
    system.sandbox.addFault({ endpoint: 'IdCardVerification', ...fault } as never);
    expect((await submit()).data.application.status).toBe('submitted');
    expect(await system.ports.store.get(publisherApplications, wu.accountId)).toMatchObject({
      identity: { answer: 'unavailable' },
    });
    expect(system.logs.some((line) => line.includes('"platform":"tencent"'))).toBe(true);
    expect(system.logs.join()).not.toContain(registered('wu').idNumber);
  });

  test('when the register knows nobody of that number, then an operator decides', async () => {
    await writtenApplication(system, wu, 'wu');
    expect((await submit({ idNumber: '110101199003070011' })).ok).toBe(true);
    const stored = await system.ports.store.get(publisherApplications, wu.accountId);
    expect(stored?.identity?.answer).toBe('unknown');
  });

  test('when something is missing, the terms are old or nobody wrote anything, then it is refused', async () => {
    expect((await submit()).error?.code).toBe('APPLICATION_NOT_FOUND');
    await save({ kind: 'person', name: '小吴的花店' });
    const { error } = await submit();
    expect(error).toMatchObject({
      code: 'APPLICATION_INCOMPLETE',
      details: { missing: ['contactName', 'contactPhone', 'faceId'] },
    });
    await save(await personFields());
    expect((await submit({ terms: { ...currentTerms, version: '2020-01-01' } })).error?.code).toBe(
      'AGREEMENT_UNKNOWN',
    );
    expect((await submit({ terms: { id: 'user-agreement', version: '2026-11-01' } })).error?.code).toBe(
      'AGREEMENT_UNKNOWN',
    );
    const without = await wu.call('publishers/submit', { terms: currentTerms, idempotencyKey: newKey() });
    expect(without.error).toMatchObject({
      code: 'APPLICATION_INCOMPLETE',
      details: { missing: ['idNumber'] },
    });
    expect(asked()).toEqual([]);
  });

  test('when the number is wrong or of a minor, then it is refused and nobody is asked', async () => {
    await writtenApplication(system, wu, 'wu');
    expect((await submit({ idNumber: '310101199801011234' })).error?.code).toBe('INVALID_INPUT');
    const tang = registered('tang').idNumber;
    expect(await submit({ idNumber: tang })).toMatchObject({
      status: 422,
      error: { code: 'PUBLISHER_UNDER_AGE' },
    });
    expect(asked()).toEqual([]);
  });

  test('when another name is written after the check, then the number is wanted again', async () => {
    await submittedApplication(system, wu, 'wu');
    const { data } = await save({ contactName: '吴亭亭' });
    expect(data.application).toMatchObject({
      status: 'draft',
      identityChecked: false,
      missing: ['idNumber'],
    });
  });

  test('when it is changed while the register is asked, then CHANGED_MEANWHILE', async () => {
    await writtenApplication(system, wu, 'wu');
    system.clock.pass(1_000);
    const { identity } = system.ports;
    const functions = system.over({
      ...system.ports,
      identity: {
        async check(person) {
          await save({ name: '另一个名称' });
          return identity.check(person);
        },
      },
    });
    const input = { idNumber: registered('wu').idNumber, terms: currentTerms, idempotencyKey: newKey() };
    const answer = await callFunction(functions, 'publishers/submit', input, wu.token);
    expect(answer.error?.code).toBe('CHANGED_MEANWHILE');
  });

  test('when somebody tries many numbers, then they are held up', async () => {
    const limited = await createTestSystem({ rates: defaultRates });
    const who = await limited.signIn('wu');
    await writtenApplication(limited, who, 'wu');
    const wrong = { idNumber: registered('lin').idNumber, terms: currentTerms };
    const codes: (string | undefined)[] = [];
    for (let tries = 0; tries <= defaultRates.identity.calls; tries += 1) {
      const answer = await who.call('publishers/submit', { ...wrong, idempotencyKey: newKey() });
      codes.push(answer.error?.code);
    }
    expect(codes.at(-2)).toBe('IDENTITY_MISMATCH');
    expect(codes.at(-1)).toBe('TOO_MANY_REQUESTS');
    await limited.close();
  });
});

describe('given an application that waits', () => {
  let chen: Actor;
  let submittedAtMs: number;
  beforeEach(async () => {
    chen = await operatorOf(system, 'chen');
    submittedAtMs = await submittedApplication(system, wu, 'wu');
    system.clock.pass(1_000);
  });
  const decide = (input: object, who = chen) =>
    who.call('operations/decidePublisher', { accountId: wu.accountId, submittedAtMs, ...input });
  const reasons = ['licence-unclear', 'other'];

  test('when an operator looks, then there is all that has to be compared', async () => {
    const { applications } = await chen.get('operations/publishers');
    expect(applications).toEqual([
      {
        accountId: wu.accountId,
        submittedAtMs,
        kind: 'enterprise',
        name: '青岛晴天会展服务有限公司',
        creditCode: '91310115MA1K00007Q',
        creditCodeSound: true,
        contactName: '吴婷婷',
        contactPhone: '13800001234',
        identity: 'match',
        licence: expect.objectContaining({ url: expect.any(String) }),
        face: expect.objectContaining({ url: expect.any(String) }),
      },
    ]);
  });

  test('when it is approved, also twice at once, then they publish, with what is public and what is not apart', async () => {
    const nowMs = system.clock.nowMs();
    const answers = await Promise.all([decide({ decision: 'approve' }), decide({ decision: 'approve' })]);
    for (const answer of [...answers, await decide({ decision: 'approve' })])
      expect(answer.data).toEqual({ accountId: wu.accountId, status: 'approved' });
    expect((await system.ports.store.get(accounts, wu.accountId))?.roles).toEqual(['publisher']);
    expect(await system.ports.store.get(publishers, wu.accountId)).toEqual({
      id: wu.accountId,
      name: '青岛晴天会展服务有限公司',
      verification: 'enterprise',
      createdAtMs: nowMs,
    });
    const record = await system.ports.store.get(publisherRecords, wu.accountId);
    expect(record).toMatchObject({ creditCode: '91310115MA1K00007Q', contactName: '吴婷婷' });
    expect(await wu.get('publishers/application')).toMatchObject({
      application: { status: 'approved' },
      publisher: { name: '青岛晴天会展服务有限公司', verification: 'enterprise', sinceMs: nowMs },
      termsAccepted: true,
    });
    const { publisher } = await system.stranger.get('tasks/publisher', { publisherId: wu.accountId });
    for (const secret of ['吴婷婷', '13800001234', '91310115MA1K00007Q', 'pictures/'])
      expect(JSON.stringify(publisher)).not.toContain(secret);
    await system.timer('tick');
    const { notices } = await wu.get('messages/notices', {});
    expect(notices[0]).toMatchObject({ title: '入驻申请已通过' });
    expect((await chen.get('operations/publishers')).applications).toEqual([]);
  });

  test('when it is given back, then the reasons are read, and it may be handed in again without the number', async () => {
    const back = { decision: 'return', reasons, note: '请拍全四角' };
    for (const answer of [await decide(back), await decide(back)])
      expect(answer.data).toEqual({ accountId: wu.accountId, status: 'returned' });
    expect((await own()).returned).toMatchObject({
      reasons,
      sentences: ['营业执照照片不清晰或不完整，请重新拍摄', '请按审核说明修改'],
      note: '请拍全四角',
    });
    expect((await system.ports.store.get(accounts, wu.accountId))?.roles).toEqual([]);
    await save({ licenceId: await uploadedPicture(system, wu, 'licence') });
    const again = await wu.call('publishers/submit', { terms: currentTerms, idempotencyKey: newKey() });
    expect(again.data.application.status).toBe('submitted');
    await system.timer('tick');
    const { notices } = await wu.get('messages/notices', {});
    expect(notices[0]).toMatchObject({ title: '入驻申请需要修改', page: 'pages/becoming/index' });
  });

  test('when it was changed or decided otherwise meanwhile, then nothing is decided', async () => {
    expect((await decide({ decision: 'approve', submittedAtMs: submittedAtMs - 1 })).error?.code).toBe(
      'CHANGED_MEANWHILE',
    );
    await save({ name: '青岛雨天会展服务有限公司' });
    expect((await decide({ decision: 'approve' })).error?.code).toBe('APPLICATION_NOT_SUBMITTED');
    expect((await decide({ decision: 'return', reasons })).error?.code).toBe('APPLICATION_NOT_SUBMITTED');
    const lin = await system.signIn('lin');
    expect((await decide({ decision: 'approve', accountId: lin.accountId })).error?.code).toBe(
      'APPLICATION_NOT_FOUND',
    );
  });

  test('when a publisher or a stranger decides or looks, then they are refused', async () => {
    const zhao = await system.publisher('zhao');
    for (const [who, code] of [
      [zhao, 'ROLE_REQUIRED'],
      [wu, 'ROLE_REQUIRED'],
      [system.stranger, 'NOT_SIGNED_IN'],
    ] as const) {
      expect((await decide({ decision: 'approve' }, who)).error?.code).toBe(code);
      expect((await who.call('operations/publishers')).error?.code).toBe(code);
    }
    expect((await decide({ decision: 'return', reasons: [] })).error?.code).toBe('INVALID_INPUT');
  });

  test('when a publisher corrects, then they go on as approved until it is approved', async () => {
    await decide({ decision: 'approve' });
    const since = (await system.ports.store.get(publishers, wu.accountId))?.createdAtMs;
    const approvedLicence = (await system.ports.store.get(publisherRecords, wu.accountId))?.licenceId ?? '';
    await system.timer('tick');
    system.clock.pass(hourMs);
    const fields = await enterpriseFields(system, wu, 'wu');
    await save({ ...fields, name: '青岛雨天会展服务有限公司' });
    await system.timer('tick');
    expect(await system.ports.store.get(pictures, approvedLicence)).toBeDefined();
    expect(await wu.get('publishers/application')).toMatchObject({
      application: { status: 'draft', name: '青岛雨天会展服务有限公司' },
      approved: { kind: 'enterprise', name: '青岛晴天会展服务有限公司', contactName: '*婷婷' },
      publisher: { name: '青岛晴天会展服务有限公司' },
    });
    const { data } = await wu.call('publishers/submit', { terms: currentTerms, idempotencyKey: newKey() });
    await decide({ decision: 'approve', submittedAtMs: data.application.submittedAtMs });
    await system.timer('tick');
    expect(await system.ports.store.get(publishers, wu.accountId)).toMatchObject({
      name: '青岛雨天会展服务有限公司',
      createdAtMs: since,
    });
    expect(await system.ports.store.get(pictures, approvedLicence)).toBeUndefined();
    expect(await wu.get('publishers/application')).not.toHaveProperty('approved');
  });

  test('when a publisher takes a correction back, also one that waits, then what was approved is all that stands', async () => {
    await decide({ decision: 'approve' });
    const before = await wu.get('publishers/application');
    expect(await wu.get('publishers/drop')).toEqual({ application: before.application });
    const faceId = await uploadedPicture(system, wu, 'face', somePng(9));
    for (const isSubmitted of [false, true]) {
      await save({ name: '青岛雨天会展服务有限公司', faceId });
      await system.timer('tick');
      if (isSubmitted) await submit();
      const { application } = await wu.get('publishers/drop');
      expect(application).toMatchObject({ status: 'approved', name: '青岛晴天会展服务有限公司' });
      expect((await decide({ decision: 'approve' })).error?.code).toBe('APPLICATION_NOT_SUBMITTED');
      const after = await wu.get('publishers/application');
      expect(after).toMatchObject({ termsAccepted: true, publisher: before.publisher });
      expect(after).not.toHaveProperty('approved');
    }
  });

  test('when an applicant takes it back, then nothing is left of it', async () => {
    expect(await wu.get('publishers/drop')).toEqual({});
    await system.timer('tick');
    expect(await own()).toBeUndefined();
    expect([...system.files.keys()].filter((key) => key.startsWith('pictures/'))).toEqual([]);
    expect((await decide({ decision: 'approve' })).error?.code).toBe('APPLICATION_NOT_FOUND');
  });
});

test.each([
  ['wu', 'person'],
  [undefined, 'none'],
])(
  'given a person, number of %s, when they are approved, then verified as %s',
  async (whose, verification) => {
    await save(await personFields());
    const idNumber = whose ? registered(whose).idNumber : '110101199003070011';
    const { data } = await submit({ idNumber });
    const chen = await operatorOf(system, 'chen');
    const { submittedAtMs } = data.application;
    await chen.get('operations/decidePublisher', {
      accountId: wu.accountId,
      submittedAtMs,
      decision: 'approve',
    });
    expect(await system.ports.store.get(publishers, wu.accountId)).toMatchObject({
      name: '小吴的花店',
      verification,
    });
  },
);

test('given a stranger and one who only browses, when they call anything, then they are refused', async () => {
  const zhou = await system.signIn('zhou', 'browse');
  for (const [who, code] of [
    [system.stranger, 'NOT_SIGNED_IN'],
    [zhou, 'CONSENT_REQUIRED'],
  ] as const) {
    expect((await save({ kind: 'person' }, who)).error?.code).toBe(code);
    expect((await submit({}, who)).error?.code).toBe(code);
    expect((await who.call('publishers/application')).error?.code).toBe(code);
  }
});

describe('given an application that is left alone', () => {
  const daysPass = async (days: number) => {
    await system.timer('tick');
    system.clock.pass(days * dayMs);
    for (let run = 0; run < 3; run += 1) await system.timer('tick');
  };
  const stored = () => system.ports.store.get(publisherApplications, wu.accountId);
  const fileKeys = () => [...system.files.keys()].filter((key) => key.startsWith('pictures/'));

  test('when it was never handed in, then it goes after its time, with its pictures; each change counts anew', async () => {
    await save(await personFields());
    await daysPass(applicationLifeDays - 1);
    wu = await system.signIn('wu');
    await save({ name: '小吴的花铺' });
    await daysPass(applicationLifeDays - 1);
    expect(await stored()).toMatchObject({ name: '小吴的花铺' });
    expect(fileKeys()).toHaveLength(1);
    await daysPass(1.1);
    expect([await stored(), fileKeys()]).toEqual([undefined, []]);
    expect(await own(await system.signIn('wu'))).toBeUndefined();
  });

  test('when it waits for an operator, then it stays; given back, it goes unless it is corrected', async () => {
    const submittedAtMs = await submittedApplication(system, wu, 'wu');
    await daysPass(applicationLifeDays + 1);
    expect(await stored()).toMatchObject({ status: 'submitted' });
    const chen = await operatorOf(system, 'chen');
    const decided = { accountId: wu.accountId, submittedAtMs };
    await chen.get('operations/decidePublisher', {
      ...decided,
      decision: 'return',
      reasons: ['face-unclear'],
    });
    await daysPass(applicationLifeDays - 1);
    expect(await stored()).toMatchObject({ status: 'returned' });
    await daysPass(applicationLifeDays + 1);
    expect([await stored(), fileKeys()]).toEqual([undefined, []]);
  });

  test('when a publisher leaves a correction alone, then what was approved stays', async () => {
    const submittedAtMs = await submittedApplication(system, wu, 'wu');
    const chen = await operatorOf(system, 'chen');
    await chen.get('operations/decidePublisher', {
      accountId: wu.accountId,
      submittedAtMs,
      decision: 'approve',
    });
    await save({ faceId: await uploadedPicture(system, wu, 'face', somePng(9)) });
    await daysPass(applicationLifeDays + 1);
    expect(await stored()).toMatchObject({ status: 'approved', kind: 'enterprise' });
    expect(await system.ports.store.get(publisherRecords, wu.accountId)).toMatchObject({
      kind: 'enterprise',
    });
    wu = await system.signIn('wu');
    expect(await wu.get('publishers/application')).toMatchObject({
      application: { status: 'approved', name: '青岛晴天会展服务有限公司', missing: [] },
      termsAccepted: true,
    });
    expect(fileKeys()).toHaveLength(2);
  });
});
