import { drainContract } from '../../shared/contract/drain';
import { feature } from '../../shared/runtime/feature';
import { drain as drainUseCase } from './drain';

export const drain = feature(drainContract, ['rails', 'hash'], { drain: drainUseCase });
