import { cloudbasePorts } from '../../shared/runtime/compose/cloudbase';
import { onCloudbaseTimer } from '../../shared/runtime/doors/on-cloudbase-timer';
import { drain } from './feature';

/** Of the 60 s that the function has (scripts/cloudbase/declared.ts); the rest is for what is under way. */
const mayRunMs = 57_000;

/** The name under which CloudBase looks for a function. */
export const main = onCloudbaseTimer(drain, cloudbasePorts, { mayRunMs });
