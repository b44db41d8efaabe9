import * as z from 'zod';
import { collection, personal } from './collection';
import { id, moment } from './fields';

/**
 * What platforms told us, as they sent it: the signature stands for these bytes and no others. An event is kept
 * once, under its own id, however often it is sent.
 */
export const platformEvents = collection(
  'platformEvents',
  z.strictObject({
    /** `<platform>:<id of the event there>`. */
    id,
    platform: z.string().min(1).max(40),
    /** The headers and parameters that the signature is in. */
    headers: z.record(z.string(), z.string()),
    /** Base64; whatever people's data may be inside. */
    body: personal(z.string(), 'platformMessages'),
    /** What it is about, by an id of ours, where that is plain at the door. */
    about: z.string().max(200).exactOptional(),
    receivedAtMs: moment,
    /** Since when what it says is done. */
    handledAtMs: moment.exactOptional(),
    expiresAtMs: moment,
  }),
  { ttl: 'expiresAtMs' },
);
export type PlatformEvent = z.output<(typeof platformEvents)['schema']>;
