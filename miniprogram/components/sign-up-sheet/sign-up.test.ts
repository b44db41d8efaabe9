/** @jest-environment node */
import { installWx } from '../../../tests/mini/fake-wx';
import { order, profile, task } from '../../../tests/mini/stubs';

installWx();
const { faultsOf, missingOf, nextSteps, termsOf, unfilled, wayOnAfter } =
  require('./sign-up') as typeof import('./sign-up');
const { ClientError } =
  require('../../generated/client/client-error') as typeof import('../../generated/client/client-error');
const { shownError } = require('../../services/shown-error') as typeof import('../../services/shown-error');

const failed = (code: string, details?: object) =>
  shownError(new ClientError({ code, details: { ...details } }));

const told = { nickname: false, birthDate: false };

it('asks for what a person has not told yet', () => {
  expect(missingOf(undefined)).toEqual({ nickname: true, birthDate: true });
  const { nickname: _, ...unnamed } = profile();
  expect(missingOf(unnamed as ReturnType<typeof profile>)).toEqual({ nickname: true, birthDate: false });
});

it('lists the terms, without headings that nothing stands under', () => {
  const names = (changes: object) => termsOf(task(1, changes)).map(({ name }) => name);
  expect(names({})).toEqual(['时间', '合计', '地点', '结算', '年龄', '要求', '携带']);
  expect(names({ requirements: [], bring: [] })).toEqual(['时间', '合计', '地点', '结算', '年龄']);
});

it.each([
  ['TASK_FULL', 'missed'],
  ['ALREADY_SIGNED_UP', 'order'],
  ['TOO_MANY_ORDERS', 'order'],
  ['ORDER_CLASHES', 'clash'],
  ['ACCOUNT_SUSPENDED', 'close'],
  ['BUSY', 'confirm'],
])('after %s the way on is %s', (code, wayOn) => expect(wayOnAfter(failed(code), told)).toBe(wayOn));

it('lets a birth date that was not kept be chosen again', () => {
  expect(wayOnAfter(failed('UNDER_AGE'), told)).toBe('missed');
  expect(wayOnAfter(failed('UNDER_AGE'), { ...told, birthDate: true })).toBe('confirm');
});

it('names the age that a task wants, and the field that is wrong', () => {
  expect(faultsOf(failed('UNDER_AGE', { minAge: 18 }), told).error).toContain('满 18 周岁');
  const asked = { nickname: true, birthDate: true };
  expect(faultsOf(failed('UNDER_AGE', { minAge: 18 }), asked).birthDateError).toContain('满 18 周岁');
  const details = { problems: [{ path: 'birthDate', problem: '出生日期有误' }] };
  const inField = { nicknameError: '', birthDateError: '出生日期有误', error: '' };
  expect(faultsOf(failed('INVALID_INPUT', details), asked)).toEqual(inField);
  // A field that is not on the screen cannot be pointed at.
  expect(faultsOf(failed('INVALID_INPUT', details), told)).toMatchObject({ error: '出生日期有误' });
  expect(unfilled(asked, { nickname: '', birthDate: '' })).toEqual({
    nicknameError: '请填写昵称',
    birthDateError: '请选择出生日期',
    error: '',
  });
  expect(unfilled(asked, { nickname: '小林', birthDate: '1998-04-12' })).toBeUndefined();
});

it('says what comes next, by the outcome', () => {
  expect(nextSteps(order('admitted'))[0]).toContain('按时到岗');
  expect(nextSteps(order('applied'))[0]).toContain('发布方会尽快审核');
});
