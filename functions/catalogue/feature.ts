import { catalogueContract } from '../../shared/contract/catalogue';
import { feature } from '../../shared/runtime/feature';
import { build } from './build';

export const catalogue = feature(catalogueContract, ['files'], { build });
