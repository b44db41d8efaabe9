/** @jest-environment node */
import { errorTexts } from '../generated/errors';
import { ApiError, asApiError } from './api-error';

it('speaks in the catalogue’s words, else the server’s, else its own', () => {
  expect(new ApiError({ code: 'TASK_FULL', message: 'x' }).message).toBe(errorTexts.TASK_FULL);
  expect(new ApiError({ code: 'NEWER_THAN_THIS_APP', message: '请更新小程序' }).message).toBe('请更新小程序');
  expect(new ApiError({ code: 'NEWER_THAN_THIS_APP' }).message).toBe('服务开小差了，请稍后再试');
  expect(new ApiError({ code: 'OFFLINE' }).message).toBe('网络不可用，请检查网络后重试');
});

it.each([
  ['OFFLINE', true],
  ['TIMEOUT', true],
  ['BAD_ANSWER', true],
  ['BUSY', true],
  ['TASK_FULL', false],
  ['NOT_SIGNED_IN', false],
])('%s may pass: %s', (code, isPassing) => expect(new ApiError({ code }).isPassing).toBe(isPassing));

it('finds what is wrong with one field', () => {
  const details = { problems: [{ path: 'nickname', problem: '昵称过长' }] };
  const error = new ApiError({ code: 'INVALID_INPUT', details });
  expect([error.problemOf('nickname'), error.problemOf('birthDate')]).toEqual(['昵称过长', undefined]);
  expect(new ApiError({ code: 'INVALID_INPUT' }).problemOf('nickname')).toBeUndefined();
});

it('keeps an ApiError, and takes anything else for a bad answer', () => {
  const error = new ApiError({ code: 'BUSY' });
  expect(asApiError(error)).toBe(error);
  expect(asApiError(new TypeError('x')).code).toBe('BAD_ANSWER');
});
