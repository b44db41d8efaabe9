import { functionNames } from '../../functions';
import { fileFolders } from '../declared';
import { arnOf, logicalId } from '../template';
import { at, type Compiled, isSame, listOf, ofType, type Rule, textsIn } from './compiled';

interface Granted {
  readonly where: string;
  readonly type: string;
  readonly statement: unknown;
}

/** Every statement that allows something, in whichever policy of the template. */
function granted({ Resources }: Compiled): Granted[] {
  return Object.entries(Resources).flatMap(([id, { Type: type, Properties }]) => {
    const inline = listOf(at(Properties, 'Policies')).map((policy) => at(policy, 'PolicyDocument'));
    const documents = [at(Properties, 'PolicyDocument'), at(Properties, 'KeyPolicy'), ...inline];
    return documents
      .flatMap((document) => listOf(at(document, 'Statement')))
      .flatMap((statement) => {
        const branch = at(statement, 'Fn::If');
        return Array.isArray(branch) ? branch.slice(1) : [statement];
      })
      .filter((statement) => at(statement, 'Effect') === 'Allow')
      .map((statement) => ({ where: id, type, statement }));
  });
}

const filesInFolder = new Set(fileFolders.map((folder) => `\${FilesBucket.Arn}/${folder}/*`));

function problemsOf({ where, type, statement }: Granted): string[] {
  const actions = listOf(at(statement, 'Action')).map(String);
  const wild = actions.filter((action) => action.includes('*'));
  const turned = ['NotAction', 'NotResource', 'NotPrincipal'].filter(
    (key) => at(statement, key) !== undefined,
  );
  // The policy of a key speaks of that key alone, and knows no other name for it.
  const resources = type === 'AWS::KMS::Key' ? [] : [...textsIn(at(statement, 'Resource'))];
  const wildResources = resources.filter(([, text]) => text.includes('*') && !filesInFolder.has(text));
  const open = listOf(at(statement, 'Principal')).filter(
    (principal) => principal === '*' || at(principal, 'AWS') === '*',
  );
  return [
    ...wild.map((action) => `${where}: wildcard action ${action}`),
    ...turned.map((key) => `${where}: ${key} allows what nobody named`),
    ...wildResources.map(([, text]) => `${where}: wildcard resource ${text}`),
    ...open.map(() => `${where}: open to anybody`),
  ];
}

/** Nothing is allowed in general; a role takes no policy of AWS's but the one for network interfaces. */
export const nothingInGeneral: Rule = (template) => {
  const policies = ofType(template, 'AWS::IAM::Role').flatMap(([id, role]) =>
    [...textsIn(at(role, 'Properties', 'ManagedPolicyArns'))]
      .map(([, text]) => text)
      .filter(
        (text) => text.startsWith('arn:') && !text.endsWith('service-role/AWSLambdaENIManagementAccess'),
      )
      .map((text) => `${id}: managed policy ${text}`),
  );
  return [...granted(template).flatMap(problemsOf), ...policies];
};

/** Each function of the product is there and runs under its own role. */
export const everyRoleIsOwn: Rule = ({ Resources }) =>
  functionNames().flatMap((name) => {
    const role = logicalId(name, 'Role');
    const lambda = Resources[logicalId(name, 'LambdaFunction')];
    if (!lambda) return [`no function ${name}`];
    if (!Resources[role]) return [`no role ${role}`];
    return isSame(at(lambda, 'Properties', 'Role'), arnOf(role))
      ? []
      : [`${name}: does not run under ${role}`];
  });
