import { groupsContract } from '../../shared/contract/groups';
import { feature } from '../../shared/runtime/feature';
import { acknowledge } from './acknowledge';
import { card } from './card';
import { claim } from './claim';
import { due } from './due';
import { enqueue } from './enqueue';
import { events } from './events';
import { finish } from './finish';
import { list } from './list';
import { posted } from './posted';
import { save } from './save';

export const groups = feature(groupsContract, ['wechat', 'hash'], {
  events,
  acknowledge,
  list,
  save,
  enqueue,
  due,
  claim,
  finish,
  posted,
  card,
});
