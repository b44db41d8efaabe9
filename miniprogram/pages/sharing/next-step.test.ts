/** @jest-environment node */
import { fen } from '../../../shared/domain/money/money';
import { idOf } from '../../../tests/mini/stubs';
import { nextStep, type OwnShare } from './next-step';

const share = (changes: Partial<OwnShare>): OwnShare => ({
  shareId: idOf(1),
  taskId: idOf(2),
  title: '展会引导员',
  taskStatus: 'open',
  pay: { amountFen: fen(20_000), unit: 'day' },
  placesLeft: 4,
  signUpDeadlineMs: Date.now() + 30.5 * 3_600_000,
  openings: 0,
  signUps: 0,
  createdAtMs: 0,
  ...changes,
});

it.each([
  [{}, '还没有人打开，发给朋友或发到群里试试'],
  [{ openings: 3 }, '有人看过还没报名，30 小时后截止，提醒一下朋友'],
  [{ openings: 3, signUps: 2 }, '已带来 2 人报名，还剩 4 个名额，可以再邀请几位'],
  [{ placesLeft: 0 }, '名额已满，可以分享别的任务'],
  [{ taskStatus: 'closed', signUps: 1 }, '已带来 1 人报名；报名已结束，可以分享别的任务'],
  [{ signUpDeadlineMs: 1 }, '报名已截止，可以分享别的任务'],
] as const)('%j: %s', (changes, text) => expect(nextStep(share(changes))).toBe(text));
