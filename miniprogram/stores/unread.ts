import { createStore } from './store';

/** How many notices the person has not read: nobody counts beyond nine. */
export const unread = createStore(0);

/** As badges show it; empty for none. */
export const unreadText = (count: number): string => (count > 9 ? '9+' : count === 0 ? '' : String(count));
