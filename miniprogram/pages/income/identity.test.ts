import { taxAuthorisation as terms } from '../../../shared/contract/agreements/tax-authorisation';
import { expectClean, refuse } from '../../../tests/mini/stubs';
import { openSignedIn } from '../../../tests/mini/work-stubs';

const path = 'pages/income/identity';
const nobody = {
  proven: false,
  canChange: true,
  hurdle: { why: 'identity', text: '请先完成实名认证' },
  terms,
  termsAccepted: false,
};
const known = { legalName: '*晓彤', idNumber: '110***********0011', terms };

const opened = (identity: object, answers: Record<string, unknown> = {}) =>
  openSignedIn(path, { 'income/identity': { identity }, ...answers });

describe('实名认证', () => {
  it('says what is wrong beside each field before anything is sent, and asks before it is', async () => {
    const sent: unknown[] = [];
    const mini = await opened(nobody, {
      'income/identify': (input: unknown) => {
        sent.push(input);
        return { identity: { ...known, proven: true, canChange: false, termsAccepted: true } };
      },
    });
    await mini.waitFor('提交核验');
    await mini.tap('提交核验');
    await mini.waitFor('请先阅读并同意办税授权书');
    await mini.tap('我已阅读并同意');
    await mini.tap('提交核验');
    await mini.waitFor('身份证号有 18 位');
    await mini.input('与身份证一致', '林晓彤');
    await mini.input('18 位', '11010119900307001 1');
    await mini.tap('提交核验');
    await mini.waitFor('请核对');
    expect(mini.text()).toContain('身份证号：110101199003070011');
    await mini.tap('返回修改');
    expect(sent).toEqual([]);
    await mini.tap('提交核验');
    await mini.tap('核对无误');
    await mini.waitFor('已核验');
    expect(sent).toEqual([
      {
        legalName: '林晓彤',
        idNumber: '110101199003070011',
        terms: { id: terms.id, version: terms.version },
      },
    ]);
    expect(mini.text()).not.toContain('提交核验');
    expectClean(mini);
  });

  it('says what the register answers', async () => {
    const mini = await opened(
      { ...nobody, termsAccepted: true },
      { 'income/identify': refuse('IDENTITY_MISMATCH') },
    );
    await mini.waitFor('提交核验');
    await mini.input('与身份证一致', '林晓彤');
    await mini.input('18 位', '110101199003070011');
    await mini.tap('提交核验');
    await mini.tap('核对无误');
    await mini.waitFor('未通过核验');
    expectClean(mini);
  });

  it('has a new authorisation agreed to alone where the identity stands', async () => {
    const mini = await opened(
      { ...known, proven: true, canChange: false, termsAccepted: false },
      { 'income/authorise': { identity: { ...known, proven: true, canChange: false, termsAccepted: true } } },
    );
    await mini.waitFor('同意并继续');
    expect(mini.text()).not.toContain('真实姓名');
    await mini.tap('我已阅读并同意');
    await mini.tap('同意并继续');
    await mini.waitFor('同意并继续', false);
    expectClean(mini);
  });

  it.each([
    [
      { proven: false, canChange: true, hurdle: { why: 'identity-check', text: '正在人工核对' } },
      '人工核对中',
    ],
    [{ proven: true, canChange: true, hurdle: { why: 'identity', text: '请更正' } }, '可以更正'],
    [{ proven: true, canChange: false }, '已核验'],
  ])('says how the check stands', async (state, text) => {
    const mini = await opened({ ...known, ...state, termsAccepted: true });
    await mini.waitFor(text);
    expectClean(mini);
  });
});
