import { cloudbasePorts } from '../../shared/runtime/compose/cloudbase';
import { onCloudbasePlatform } from '../../shared/runtime/doors/on-platform';
import { platforms } from './platforms';

/** The name under which CloudBase looks for a function; behind HTTP access, so that platforms reach it. */
export const main = onCloudbasePlatform('callbacks', platforms, cloudbasePorts);
