import { createStore } from './store';

interface Order {
  readonly taskId: string;
  readonly status: string;
}

/** How a sign-up is said on the card of its task; one that came to nothing is not. */
const words: Readonly<Record<string, string>> = { applied: '已报名', admitted: '已录用' };

/** Marks of the person's own sign-ups, by the id of the task. */
export const ownMarks = createStore<Readonly<Record<string, string>>>({});

export function keepOrders(orders: readonly Order[]): void {
  ownMarks.set(Object.fromEntries(orders.map(({ taskId, status }) => [taskId, words[status] ?? ''])));
}

/** What has just become of one. */
export function noteOrder({ taskId, status }: Order): void {
  ownMarks.set({ ...ownMarks.get(), [taskId]: words[status] ?? '' });
}
