import { everyRoleIsOwn, nothingInGeneral } from './access-rules';
import { everythingIsHeard, everythingIsSeen } from './alarms-rule';
import { bundlesAreSmall } from './budget-rule';
import type { Rule } from './compiled';
import { noPlainSecret, startsOnlyWithSecrets } from './secrets-rules';
import { tablesFollowCollections } from './tables-rule';
import { callsAreLogged, doorsAreNarrow, everyDoorIsDeclared, logsAreKept } from './upkeep-rules';

/** Every rule that a package must hold, by name. */
export const rules = (dist: string): Readonly<Record<string, Rule>> => ({
  'tables follow the collections': tablesFollowCollections,
  'nothing is allowed in general': nothingInGeneral,
  'every function has a role of its own': everyRoleIsOwn,
  'everything is heard': everythingIsHeard,
  'everything is seen': everythingIsSeen,
  'bundles are within budget': bundlesAreSmall(dist),
  'no secret in plain text': noPlainSecret,
  'nothing starts without its secrets': startsOnlyWithSecrets,
  'logs are kept': logsAreKept,
  'calls are logged, nobody is named': callsAreLogged,
  'doors are narrow': doorsAreNarrow,
  'doors are declared': everyDoorIsDeclared,
});
