import { askLaptop } from './ask-laptop';
import type { ServiceKeyAnswer, ServiceKeyRequest } from './service-keys';

/** Asks the laptop at this address for a change of service keys. */
export const askForServiceKey = (request: ServiceKeyRequest, laptop?: string) =>
  askLaptop<ServiceKeyAnswer>('/local/service-key', request, laptop);

/** A fresh key of the bot from the laptop at this address; of two that are valid, the oldest one goes. */
export async function localBotKey(laptop?: string): Promise<string> {
  const { answer } = await askForServiceKey({ change: 'issue', client: 'bot', replaceOldest: true }, laptop);
  if (answer.key === undefined) throw new Error(answer.error ?? 'no key');
  return answer.key;
}
