import type { InputOf } from '../../shared/contract/action';
import type { contract } from '../../shared/contract/contract';
import { session } from './session';
import { createStore } from './store';

type Attending = InputOf<typeof contract.orders.checkIn>;
export type Proof = Attending['proof'];
export type AttendStep = 'checkIn' | 'checkOut';

/** That somebody was there, as long as the phone could not send it. */
export interface KeptMark {
  readonly accountId: string;
  readonly step: AttendStep;
  readonly orderId: string;
  /** When the session begins. */
  readonly startMs: number;
  /** A photo that could not be uploaded lies on the phone. */
  readonly proof: Exclude<Proof, { method: 'photo' }> | { readonly method: 'photo'; readonly path: string };
  /** When it was, by the server's clock. */
  readonly atMs: number;
}

const storageKey = 'kept-marks';

const read = (): readonly KeptMark[] => {
  const found: unknown = wx.getStorageSync(storageKey);
  return Array.isArray(found) ? (found as KeptMark[]) : [];
};

/** Everything that waits for a network, whoever's it is. */
const marks = createStore(read());
export const watchMarks = marks.subscribe;

/** Those of whoever is signed in, oldest first. */
export const ownKeptMarks = (): readonly KeptMark[] => {
  const accountId = session.get()?.accountId;
  return marks.get().filter((mark) => mark.accountId === accountId);
};

const isSame = (one: KeptMark, other: KeptMark): boolean =>
  one.orderId === other.orderId && one.startMs === other.startMs && one.step === other.step;

function write(next: readonly KeptMark[]): void {
  wx.setStorageSync(storageKey, next);
  marks.set(next);
}

/** The first one of a session stands, as at the server. */
export function keepMark(mark: KeptMark): void {
  if (!marks.get().some((each) => isSame(each, mark))) write([...marks.get(), mark]);
}

export function dropMark(mark: KeptMark): void {
  write(marks.get().filter((each) => !isSame(each, mark)));
}
