import { groupsContract } from '../../shared/contract/groups';
import { feature } from '../../shared/runtime/feature';
import { card } from './card';
import { acknowledge } from './events/acknowledge';
import { events } from './events/events';
import { list } from './list';
import { claim } from './posts/claim';
import { due } from './posts/due';
import { enqueue } from './posts/enqueue';
import { finish } from './posts/finish';
import { posted } from './posts/posted';
import { save } from './save';
import { searchCard } from './search-card';

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
  searchCard,
});
