import { reconcileContract } from '../../shared/contract/reconcile';
import { feature } from '../../shared/runtime/feature';
import { reconcile as reconcileUseCase } from './reconcile';

export const reconcile = feature(reconcileContract, ['rails'], { reconcile: reconcileUseCase });
