import { createStore } from './store';

/** Which group of orders somebody asked for on another page: the tab's page takes it when it is shown. */
export const wantedOrders = createStore<string | undefined>(undefined);
