import { join } from 'node:path';
import ts from 'typescript';
import { type Program, symbolOf } from './program';
import { portMethod, reach } from './reach';

const contextFile = join('shared', 'ports', 'context.ts');

/** Whether a call is `feature(contract, needs, useCases)`. */
const isFeature = (node: ts.Node): node is ts.CallExpression =>
  ts.isCallExpression(node) && node.expression.getText() === 'feature';

/** The first node of a kind, wherever it stands. */
function first<T extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is T): T | undefined {
  return is(node) ? node : ts.forEachChild(node, (child) => first(child, is));
}

/** The name of each need by that of its interface, such as `wechat` by `WeChat`. */
function needsByInterface(program: Program): ReadonlyMap<string, string> {
  const isPorts = (node: ts.Node): node is ts.InterfaceDeclaration =>
    ts.isInterfaceDeclaration(node) && node.name.text === 'Ports';
  const members = first(program.source(contextFile), isPorts)?.members ?? [];
  const named = members.flatMap((member): [string, string][] =>
    ts.isPropertySignature(member) && member.type ? [[member.type.getText(), member.name.getText()]] : [],
  );
  return new Map([...named, ['SignIn', 'signIn']]);
}

/** What of the ports a file and all that it leads to ask anything of. */
function touchedBy(program: Program, file: string, byInterface: ReadonlyMap<string, string>): Set<string> {
  const { calls, loose } = reach(program, file);
  const nodes = [...calls.map(({ expression }) => expression), ...loose];
  const interfaces = nodes.map((node) => portMethod(program, node)?.split('.')[0] ?? '');
  return new Set(interfaces.flatMap((name) => byInterface.get(name) ?? []));
}

/** The texts of a union of literals. */
function literals({ checker }: Program, node: ts.TypeNode | undefined): string[] {
  const type = node && checker.getTypeFromTypeNode(node);
  const parts = type?.isUnion() ? type.types : type ? [type] : [];
  return parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
}

/** The variable that holds a use case, and what its type says that it needs. */
function useCaseOf(program: Program, name: ts.Node): { file: string; needs: string[] } {
  const declared = symbolOf(program, name)?.valueDeclaration;
  const type = declared && ts.isVariableDeclaration(declared) ? declared.type : undefined;
  if (!declared || !type || !ts.isTypeReferenceNode(type)) throw new Error(`${name.getText()}: no UseCase`);
  return { file: program.pathOf(declared), needs: literals(program, type.typeArguments?.[1]) };
}

/**
 * What features and use cases say that they need without using it, so that a key would enter a function that has
 * no use for it. That nobody uses what he does not name, TypeScript sees to. Throws Error for a feature that is
 * not written as all others are.
 */
export function needProblems(program: Program, names: readonly string[]): string[] {
  const byInterface = needsByInterface(program);
  return names.flatMap((name) => {
    const file = join('functions', name, 'feature.ts');
    const [, needs, useCases] = first(program.source(file), isFeature)?.arguments ?? [];
    if (!needs || !ts.isArrayLiteralExpression(needs) || !useCases || !ts.isObjectLiteralExpression(useCases))
      throw new Error(`${file}: no feature(contract, […], { … })`);
    const declared = useCases.properties.map((property) => {
      if (!property.name) throw new Error(`${file}: a use case without a name`);
      const { file: own, needs: said } = useCaseOf(program, property.name);
      const touched = touchedBy(program, own, byInterface);
      return {
        said,
        idle: said.filter((need) => !touched.has(need)).map((need) => `${own}: ${need} is not used`),
      };
    });
    const used = new Set(declared.flatMap(({ said }) => said));
    const all = needs.elements.map((element) =>
      ts.isStringLiteral(element) ? element.text : element.getText(),
    );
    return [
      ...declared.flatMap(({ idle }) => idle),
      ...all.filter((need) => !used.has(need)).map((need) => `${file}: no use case needs ${need}`),
    ];
  });
}
