import { cloudbasePorts } from '../../shared/runtime/compose/cloudbase';
import { onCloudbasePlatform } from '../../shared/runtime/doors/on-platform';
import { platforms } from './platforms';

/** The name under which CloudBase looks for a function. Platforms come by HTTP access; a call by anybody else opens nothing. */
export const main = onCloudbasePlatform('callbacks', platforms, cloudbasePorts);
