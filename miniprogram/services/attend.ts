import type { OrderDetail } from '../../shared/contract/orders';
import {
  type AttendStep,
  dropMark,
  type KeptMark,
  keepMark,
  ownKeptMarks,
  type Proof,
} from '../stores/kept-marks';
import { whenBack } from '../stores/network';
import { serverNowMs } from '../stores/server-time';
import { session } from '../stores/session';
import { api, quietApi } from './api';
import { say } from './feedback';
import { uploadPicture } from './pictures';
import { shownError } from './shown-error';

/** Nothing came back because there was no way there: it is kept and sent later. */
const isUnsent = (error: unknown): boolean =>
  ['OFFLINE', 'UNREACHABLE', 'TIMEOUT'].includes(shownError(error).code);

export interface Attending {
  readonly step: AttendStep;
  readonly orderId: string;
  readonly startMs: number;
  readonly proof: KeptMark['proof'];
}

/** Where a picture outlives the program; where the phone has no room, it stays where it is. */
function onDisk(path: string): Promise<string> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().saveFile({
      tempFilePath: path,
      success: ({ savedFilePath }) => resolve(savedFilePath),
      fail: () => resolve(path),
    });
  });
}

/** It was sent: its room on the phone is free again. One that is gone already does no harm. */
function forgetFile(path: string): void {
  wx.getFileSystemManager().unlink({ filePath: path, fail: () => undefined });
}

async function proofOf({ proof }: Pick<Attending, 'proof'>): Promise<Proof> {
  if (proof.method !== 'photo') return proof;
  return { method: 'photo', pictureId: (await uploadPicture(proof.path, 'check-in')).pictureId };
}

/**
 * Says that the person is there; without a network it is kept on the phone with its time. Errors: ClientError of
 * `orders/checkIn` and `orders/checkOut`, those of `uploadPicture`.
 */
export async function attend(attending: Attending): Promise<{ order?: OrderDetail; isKept: boolean }> {
  const atMs = serverNowMs();
  const { step, orderId, startMs } = attending;
  try {
    const proof = await proofOf(attending);
    return { order: (await api.orders[step]({ orderId, startMs, proof })).order, isKept: false };
  } catch (error) {
    const accountId = session.get()?.accountId;
    if (!isUnsent(error) || accountId === undefined) throw error;
    const { proof } = attending;
    const kept = proof.method === 'photo' ? { ...proof, path: await onDisk(proof.path) } : proof;
    keepMark({ accountId, step, orderId, startMs, proof: kept, atMs });
    return { isKept: true };
  }
}

async function sendKept(mark: KeptMark): Promise<void> {
  const { step, orderId, startMs, atMs } = mark;
  await quietApi.orders[step]({ orderId, startMs, proof: await proofOf(mark), keptAtMs: atMs });
  if (mark.proof.method === 'photo') forgetFile(mark.proof.path);
}

let sending: Promise<void> | undefined;

async function sendAll(): Promise<void> {
  for (const mark of ownKeptMarks()) {
    try {
      await sendKept(mark);
      dropMark(mark);
    } catch (error) {
      const { code, message, isRetryable } = shownError(error);
      if (isRetryable || isUnsent(error) || code === 'NOT_SIGNED_IN') return;
      // Kept no longer: trying again would not help, and the person has to know.
      dropMark(mark);
      say(`之前记下的打卡没有成功：${message}`);
    }
  }
}

/** Sends what was kept, oldest first; what cannot be sent yet stays. Errors: none. */
export function sendKeptMarks(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

/** Sends what was kept as soon as the network is back; called once, at launch. */
export function watchKeptMarks(): void {
  whenBack(() => void sendKeptMarks());
  void sendKeptMarks();
}
