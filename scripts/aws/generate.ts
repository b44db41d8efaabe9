import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { collections } from '../../shared/collections/collections';
import { functionNames } from '../functions';
import { commonAlarms, functionAlarms, tableAlarms } from './alarms';
import { isTimerFunction, serverlessFunction } from './functions';
import { insideNetwork, networkOutputs, networkResources } from './network';
import { needsFixedAddress, roleOf, withVaultUse } from './roles';
import { storageResources } from './storage';
import { tableResources } from './tables';
import { logicalId, type Resources, where } from './template';
import { functionUses, type Uses } from './uses';

const path = 'dist/aws.json';

/** What serverless.yml includes. */
export interface Generated {
  readonly functions: Readonly<Record<string, object>>;
  readonly resources: {
    readonly Conditions: object;
    readonly Resources: Resources;
    readonly Outputs: object;
    /** Changes to what serverless makes itself. */
    readonly extensions: Readonly<Record<string, object>>;
  };
}

const given = (param: string) => ({ 'Fn::Not': [{ 'Fn::Equals': [`\${param:${param}, ''}`, ''] }] });

const conditions = {
  HasAlarmEmail: given('alarmEmail'),
  HasDomain: given('domain'),
  HasFixedAddress: { 'Fn::Equals': ["${param:fixedAddress, 'no'}", 'yes'] },
};

/** Bursts beyond this are refused before they cost anything; a stage takes other figures by parameter. */
const throttled = {
  Properties: {
    DefaultRouteSettings: {
      DetailedMetricsEnabled: false,
      ThrottlingRateLimit: '${param:callsPerSecond, 1000}',
      ThrottlingBurstLimit: '${param:callsAtOnce, 2000}',
    },
  },
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
    { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' },
  ]);
  return { HttpApiStage: throttled, ...Object.fromEntries([...placed, ...logged]) };
}

/** What every function of the product uses, the vault's data keys included. */
export function productUses(): ReadonlyMap<string, Uses> {
  const uses = functionUses(functionNames());
  return new Map([...uses].map(([name, use]) => [name, withVaultUse(use, collections)]));
}

/** Everything on AWS that follows from the collections, the contract and the sources. */
export function generateAws(uses: ReadonlyMap<string, Uses> = productUses()): Generated {
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
        ...storageResources(),
        ...networkResources(),
        ...Object.assign({}, ...alarms, ...collections.map(tableAlarms)),
        ...commonAlarms(),
      },
      Outputs: networkOutputs,
      extensions: extensions(uses),
    },
  };
}

/** Writes them where serverless.yml includes them from. Answers how many resources there are. */
export async function writeAws(): Promise<number> {
  const generated = generateAws();
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(generated, null, 2)}\n`);
  return Object.keys(generated.resources.Resources).length;
}
