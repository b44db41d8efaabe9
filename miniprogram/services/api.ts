import { config } from '../config';
import { actionFacts } from '../generated/actions';
import { apiOf } from '../generated/client/api';
import { createClient } from '../generated/client/client';
import { online } from '../stores/network';
import { sessions } from './sessions';
import { transport } from './transport';

const { timeoutMs, retryDelaysMs } = config;

const call = createClient({
  facts: actionFacts,
  transport,
  sessions,
  timeoutMs,
  retryDelaysMs,
  isOnline: () => online.get(),
});

/** Every action that people call as a typed function. Errors: ClientError. */
export const api = apiOf(actionFacts, call);

/** The same for what merely adorns a page: nobody is asked to sign in or to agree for it. */
export const quietApi = apiOf(actionFacts, call, { isQuiet: true });
