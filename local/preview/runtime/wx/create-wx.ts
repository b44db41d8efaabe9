import type { Host } from '../host';
import { type Area, asynchronous, type Run } from './api';
import { userInterface } from './interface';
import { location } from './location';
import { media } from './media';
import { navigation } from './navigation';
import { openAbilities } from './open';
import { queries } from './query';
import { network } from './request';
import { storage } from './storage';
import { system } from './system';

/** WeChat's `wx` on this phone. A name it does not have is noted: what is missing here might be missing there. */
export function createWx(host: Host): Record<string, unknown> {
  const wx: Record<string, unknown> = {};
  const call = (name: string, run: Run) => asynchronous(host, name, run);
  const areas: Area[] = [
    userInterface(host),
    navigation(host),
    storage(host),
    network(host, call),
    openAbilities(host),
    location(host),
    media(host),
    queries(host),
    system(host, (name) => name in wx),
  ];
  for (const { calls = {}, plain = {} } of areas) {
    Object.assign(wx, plain);
    for (const [name, run] of Object.entries(calls)) wx[name] = call(name, run);
  }
  Object.assign(wx, host.environment.wx);
  return new Proxy(wx, {
    get(known, name) {
      if (typeof name === 'symbol' || name in known || name === 'then' || name === 'toJSON')
        return known[name as string];
      host.journal.add({ kind: 'unknown-call', api: name });
      return undefined;
    },
  });
}
