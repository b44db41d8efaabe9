/** @jest-environment node */
import { ClientError } from '../generated/client/client-error';
import { errorTexts } from '../generated/errors';
import { shownError } from './shown-error';

const textOf = (code: string, text?: string) => shownError(new ClientError({ code, text })).message;

it('speaks in the catalogue’s words, else the server’s, else its own', () => {
  expect(textOf('TASK_FULL', 'x')).toBe(errorTexts.TASK_FULL);
  expect(textOf('NEWER_THAN_THIS_APP', '请更新小程序')).toBe('请更新小程序');
  expect(textOf('NEWER_THAN_THIS_APP')).toBe('服务开小差了，请稍后再试');
  expect(textOf('OFFLINE')).toBe('网络不可用，请检查网络后重试');
});

it('finds what is wrong with one field', () => {
  const details = { problems: [{ path: 'nickname', problem: '昵称过长' }] };
  const error = shownError(new ClientError({ code: 'INVALID_INPUT', details }));
  expect([error.problemOf('nickname'), error.problemOf('birthDate')]).toEqual(['昵称过长', undefined]);
  expect(error.message).toBe('昵称过长');
  expect(shownError(new ClientError({ code: 'INVALID_INPUT' })).problemOf('nickname')).toBeUndefined();
});

it('takes anything else that was thrown for a bad answer', () => {
  expect(shownError(new TypeError('x'))).toMatchObject({
    code: 'BAD_ANSWER',
    message: '服务开小差了，请稍后再试',
    isRetryable: true,
  });
});
