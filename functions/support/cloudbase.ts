import { cloudbasePorts } from '../../shared/runtime/compose/cloudbase';
import { onCloudbase } from '../../shared/runtime/doors/on-cloudbase';
import { support } from './feature';

/** The name under which CloudBase looks for a function. */
export const main = onCloudbase(support, cloudbasePorts);
