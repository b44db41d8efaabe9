import { collections } from '../../shared/collections/collections';
import { commonAlarms, functionAlarms, tableAlarms } from './alarms';
import { isTimerFunction, serverlessFunction } from './functions';
import { needsFixedAddress, roleOf } from './roles';
import { tableResources } from './tables';
import { logicalId, type Resources, ref, where } from './template';
import type { Uses } from './uses';

/** What serverless.yml includes. */
export interface Generated {
  readonly functions: Readonly<Record<string, object>>;
  readonly resources: {
    readonly Conditions: object;
    readonly Resources: Resources;
    /** Changes to what serverless makes itself. */
    readonly extensions: Readonly<Record<string, object>>;
  };
}

const conditions = {
  HasAlarmEmail: { 'Fn::Not': [{ 'Fn::Equals': ["${param:alarmEmail, ''}", ''] }] },
};

/** Where a function stands inside the network of resources/network.yml. */
const insideNetwork = {
  SecurityGroupIds: [{ 'Fn::GetAtt': ['FunctionGroup', 'GroupId'] }],
  SubnetIds: [ref('InsideSubnetA'), ref('InsideSubnetB')],
};

function extensions(uses: ReadonlyMap<string, Uses>): Generated['resources']['extensions'] {
  const inside = [...uses].filter(([, use]) => needsFixedAddress(use)).map(([name]) => name);
  const placed = inside.map((name) => [
    logicalId(name, 'LambdaFunction'),
    { Properties: { VpcConfig: where('HasFixedAddress', insideNetwork) } },
  ]);
  // The law asks for the logs of a stack that is gone, too.
  const logged = [...uses.keys()].map((name) => [
    logicalId(name, 'LogGroup'),
    { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' },
  ]);
  return Object.fromEntries([...placed, ...logged]);
}

/** Everything on AWS that follows from the collections, the contract and the sources. */
export function generateAws(uses: ReadonlyMap<string, Uses>): Generated {
  const names = [...uses.keys()];
  const roles = [...uses].map(([name, use]) => [logicalId(name, 'Role'), roleOf(name, use)]);
  const alarms = names.map((name) => functionAlarms(name, isTimerFunction(name)));
  return {
    functions: Object.fromEntries(names.map((name) => [name, serverlessFunction(name)])),
    resources: {
      Conditions: conditions,
      Resources: {
        ...tableResources(),
        ...Object.fromEntries(roles),
        ...Object.assign({}, ...alarms, ...collections.map(tableAlarms)),
        ...commonAlarms(),
      },
      extensions: extensions(uses),
    },
  };
}
