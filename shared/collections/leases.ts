import * as z from 'zod';
import { collection } from './collection';
import { id, moment } from './fields';

/** Work that one instance does at a time, under its name: until when it is that instance's. */
export const leases = collection('leases', z.strictObject({ id, holder: id, untilMs: moment }));
