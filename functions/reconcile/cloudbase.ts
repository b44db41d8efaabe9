import { cloudbasePorts } from '../../shared/runtime/compose/cloudbase';
import { onCloudbaseTimer } from '../../shared/runtime/doors/on-cloudbase-timer';
import { reconcile } from './feature';

/** The name under which CloudBase looks for a function. */
export const main = onCloudbaseTimer(reconcile, cloudbasePorts);
