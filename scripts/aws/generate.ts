import { collections } from '../../shared/collections/collections';
import { apiLogGroup, commonAlarms, functionAlarms, tableAlarms } from './alarms';
import { dashboard } from './dashboard';
import { roomFor } from './declared';
import { isTimerFunction, serverlessFunction } from './functions';
import { savedQueries } from './queries';
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

const roomCondition = (name: string): string => `Has${logicalId(name, 'Room')}`;

const conditions = {
  HasAlarmEmail: { 'Fn::Not': [{ 'Fn::Equals': ["${param:alarmEmail, ''}", ''] }] },
  ...Object.fromEntries(
    Object.entries(roomFor).map(([name, atOnce]) => [
      roomCondition(name),
      // A number alone would be compared as one, which CloudFormation does not take.
      { 'Fn::Not': [{ 'Fn::Equals': [`at once: ${atOnce}`, 'at once: 0'] }] },
    ]),
  ),
};

/** Where a function stands inside the network of resources/network.yml. */
const insideNetwork = {
  SecurityGroupIds: [{ 'Fn::GetAtt': ['FunctionGroup', 'GroupId'] }],
  SubnetIds: [ref('InsideSubnetA'), ref('InsideSubnetB')],
};

function functionExtension(name: string, use: Uses): object {
  const atOnce = roomFor[name];
  return {
    Properties: {
      ...(needsFixedAddress(use) && { VpcConfig: where('HasFixedAddress', insideNetwork) }),
      ...(atOnce && { ReservedConcurrentExecutions: where(roomCondition(name), atOnce) }),
    },
  };
}

function extensions(uses: ReadonlyMap<string, Uses>): Generated['resources']['extensions'] {
  const changed = [...uses]
    .filter(([name, use]) => needsFixedAddress(use) || roomFor[name])
    .map(([name, use]) => [logicalId(name, 'LambdaFunction'), functionExtension(name, use)]);
  // The law asks for the logs of a stack that is gone, too.
  const logged = [...[...uses.keys()].map((name) => logicalId(name, 'LogGroup')), apiLogGroup].map(
    (group) => [group, { DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }],
  );
  return Object.fromEntries([...changed, ...logged]);
}

/** Everything on AWS that follows from the collections, the contract and the sources. */
export function generateAws(uses: ReadonlyMap<string, Uses>): Generated {
  const names = [...uses.keys()];
  const roles = [...uses].map(([name, use]) => [logicalId(name, 'Role'), roleOf(name, use)]);
  const asksWeChat = ({ ports }: Uses) => [...ports].some((port) => port.startsWith('WeChat.'));
  const alarms: Resources = Object.assign(
    {},
    ...names.map((name) => functionAlarms(name, isTimerFunction(name))),
    ...collections.map(tableAlarms),
    commonAlarms([...uses].filter(([, use]) => asksWeChat(use)).map(([name]) => name)),
  );
  const logGroups = names.map((name) => logicalId(name, 'LogGroup'));
  return {
    functions: Object.fromEntries(names.map((name) => [name, serverlessFunction(name)])),
    resources: {
      Conditions: conditions,
      Resources: {
        ...tableResources(),
        ...Object.fromEntries(roles),
        ...alarms,
        Dashboard: dashboard(alarms),
        ...savedQueries(logGroups, apiLogGroup),
      },
      extensions: extensions(uses),
    },
  };
}
