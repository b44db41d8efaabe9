import { supportContract } from '../../shared/contract/support';
import { limitByPerson } from '../../shared/runtime/around/limit';
import { feature } from '../../shared/runtime/feature';
import { appeal } from './appeal';
import { answer, lift, queue, suspend, suspensions } from './desk';
import { help } from './help';
import { aboutMe, ticket, tickets } from './own';
import { report } from './report';
import { rulings } from './rulings';
import { write } from './write';

export const support = feature(
  supportContract,
  ['hash', 'files'],
  {
    help,
    report,
    write,
    appeal,
    tickets,
    aboutMe,
    ticket,
    rulings,
    queue,
    answer,
    suspensions,
    suspend,
    lift,
  },
  [limitByPerson],
);
