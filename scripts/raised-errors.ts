import { join } from 'node:path';
import ts from 'typescript';
import type { Action } from '../shared/contract/action';
import { possibleErrors } from '../shared/contract/possible-errors';
import { portErrors } from '../shared/ports/port-errors';
import { type Program, placeOf, symbolOf } from './aws/program';
import { portMethod, reach } from './aws/reach';
import { textsOf } from './aws/static-value';

/** Where each code comes from first, as `file:line`. */
type Raised = ReadonlyMap<string, string>;

/** `if (!(error instanceof AppError)) throw error;`: what passes has no code. */
const isForOthers = (node: ts.Node): boolean =>
  ts.isIfStatement(node) && /^!\(\w+ instanceof AppError\)$/.test(node.expression.getText());

const throwsAgain = (node: ts.Node): boolean =>
  !isForOthers(node) && (ts.isThrowStatement(node) || ts.forEachChild(node, throwsAgain) === true);

/** What stands in a `try`, or before a `.catch()`, that lets nothing out: its errors reach nobody. */
function isSwallowed(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isTryStatement(parent) && parent.tryBlock === node)
    return parent.catchClause !== undefined && !throwsAgain(parent.catchClause);
  if (!ts.isPropertyAccessExpression(parent) || parent.expression !== node || parent.name.text !== 'catch')
    return false;
  const [handler] = ts.isCallExpression(parent.parent) ? parent.parent.arguments : [];
  return handler !== undefined && ts.isArrowFunction(handler) && !throwsAgain(handler);
}

/** The codes that a port's method may throw, as declared beside the ports. */
function codesOfPort(method: string): readonly string[] {
  const [port = '', name = ''] = method.split('.');
  const declared: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = { ...portErrors };
  return declared[port]?.[name] ?? [];
}

/** The type at the end of a path of properties. */
const typeAt = (
  program: Program,
  type: ts.Type | undefined,
  [name, ...rest]: readonly string[],
): ts.Type | undefined => {
  const property = name !== undefined && type && program.checker.getPropertyOfType(type, name);
  if (name === undefined || !property) return name === undefined ? type : undefined;
  return typeAt(program, program.checker.getTypeOfSymbol(property), rest);
};

/** The codes that a step of a lifecycle may be refused with, from the types of its collection and its event. */
function codesOfStep(program: Program, call: ts.CallExpression): readonly string[] {
  if (symbolOf(program, call.expression)?.name !== 'advance') return [];
  const [, of, , event] = call.arguments;
  if (!of || !event) return [];
  const collection = program.checker.getTypeAtLocation(of);
  return textsOf(program, event).flatMap((name) =>
    [['refusal'], ['limit', 'refusal']].flatMap((path) => {
      const code = typeAt(program, collection, ['lifecycle', 'transitions', name, ...path]);
      return code?.isStringLiteral() ? [code.value] : [];
    }),
  );
}

/** Codes that the code behind a declaration may throw: its own and those of the ports that it calls. */
function raisedBy(program: Program, declaration: ts.Node): Raised {
  const { calls, made } = reach(program, declaration, new Set(), isSwallowed);
  const raised = new Map<string, string>();
  const add = (codes: readonly string[], node: ts.Node) => {
    for (const code of codes) if (!raised.has(code)) raised.set(code, placeOf(program, node));
  };
  for (const node of made) {
    const [code] = node.arguments ?? [];
    const isOwn = program.pathOf(node) !== 'shared/application/lifecycles/advance.ts';
    if (code && isOwn && symbolOf(program, node.expression)?.name === 'AppError')
      add(textsOf(program, code), node);
  }
  for (const call of calls) {
    add(codesOfPort(portMethod(program, call.expression) ?? ''), call);
    add(codesOfStep(program, call), call);
  }
  return raised;
}

/** All nodes below one that a test takes. */
function find<T extends ts.Node>(node: ts.Node, is: (node: ts.Node) => node is T): T[] {
  const found: T[] = is(node) ? [node] : [];
  ts.forEachChild(node, (child) => {
    found.push(...find(child, is));
  });
  return found;
}

/** The code of each use case, by the action that it serves: the second argument of `feature()`. */
function useCasesOf(program: Program, feature: string): ReadonlyMap<string, ts.Node> {
  const file = program.source(join('functions', feature, 'feature.ts'));
  const useCases = new Map<string, ts.Node>();
  for (const property of find(file, ts.isShorthandPropertyAssignment)) {
    const [declared] = symbolOf(program, property.name)?.declarations ?? [];
    if (declared) useCases.set(property.name.text, declared);
  }
  // One whose name its feature has too is named otherwise.
  for (const { name, initializer } of find(file, ts.isPropertyAssignment)) {
    const [declared] = (ts.isIdentifier(initializer) && symbolOf(program, initializer)?.declarations) || [];
    if (declared) useCases.set(name.getText(), declared);
  }
  return useCases;
}

const propertyOf = (object: ts.ObjectLiteralExpression, name: string) =>
  object.properties.filter(ts.isPropertyAssignment).find((property) => property.name.getText() === name);

/** Where an action's `errors` are declared; one code's own line when it stands there by itself. */
function declaredAt(program: Program, { feature, name }: Action, code?: string): string {
  const file = program.source(join('shared', 'contract', `${feature}.ts`));
  const declaration = find(file, ts.isObjectLiteralExpression).find((object) => {
    const named = propertyOf(object, 'name')?.initializer;
    return named && ts.isStringLiteral(named) && named.text === name && propertyOf(object, 'errors');
  });
  const errors = declaration && propertyOf(declaration, 'errors');
  if (!errors) throw new Error(`${program.pathOf(file)} declares no ${name}`);
  const own = find(errors, ts.isStringLiteral).find(({ text }) => text === code);
  return placeOf(program, own ?? errors);
}

/** What an action's declared errors and its sources do not agree on, one line each. */
export function errorProblems(program: Program, actions: readonly Action[]): string[] {
  return actions.flatMap((action) => {
    const path = `${action.feature}/${action.name}`;
    const useCase = useCasesOf(program, action.feature).get(action.name);
    if (!useCase) return [`functions/${action.feature}/feature.ts serves no ${action.name}`];
    const raised = raisedBy(program, useCase);
    const possible: readonly string[] = possibleErrors(action);
    // Nobody hears of an error behind a timer: what fails there is tried again, and is in the log.
    const heard = action.access === 'timer' ? [] : [...raised];
    const undeclared = heard.filter(([code]) => !possible.includes(code));
    const impossible = action.errors.filter((code) => !raised.has(code));
    return [
      ...undeclared.map(
        ([code, at]) =>
          `${at}: ${path} may answer ${code}, ${declaredAt(program, action)} does not declare it`,
      ),
      ...impossible.map((code) => `${declaredAt(program, action, code)}: ${path} never answers ${code}`),
    ];
  });
}
