import { cloudbasePorts } from '../../shared/runtime/compose/cloudbase';
import { onCloudbaseHttp } from '../../shared/runtime/doors/on-cloudbase-http';
import { groups } from './feature';

/** The name under which CloudBase looks for a function. Programs come by HTTP access; people do not come here. */
export const main = onCloudbaseHttp(groups, cloudbasePorts);
