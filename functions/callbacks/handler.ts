import { awsPorts } from '../../shared/runtime/compose/aws';
import { onPlatform } from '../../shared/runtime/doors/on-platform';
import { platforms } from './platforms';

export const handler = onPlatform('callbacks', platforms, awsPorts);
