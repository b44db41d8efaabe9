import type { Host } from '../host';
import { type Area, asynchronous, type Run } from './api';
import { cloud } from './cloud';
import { userInterface } from './interface';
import { location } from './location';
import { media } from './media';
import { navigation } from './navigation';
import { noting } from './noting';
import { openAbilities } from './open';
import { pictures } from './pictures';
import { queries } from './query';
import { network } from './request';
import { storage } from './storage';
import { system } from './system';

/** WeChat's `wx` on this phone. */
export function createWx(host: Host): Record<string, unknown> {
  const wx: Record<string, unknown> = {};
  const call = (name: string, run: Run) => asynchronous(host, name, run);
  const areas: Area[] = [
    userInterface(host),
    navigation(host),
    storage(host),
    network(host, call),
    cloud(host, call),
    openAbilities(host),
    location(host),
    media(host),
    pictures(host),
    queries(host),
    system(host, (name) => name in wx),
  ];
  for (const { calls = {}, plain = {} } of areas) {
    Object.assign(wx, plain);
    for (const [name, run] of Object.entries(calls)) wx[name] = call(name, run);
  }
  Object.assign(wx, host.environment.wx);
  return noting(host, wx);
}
