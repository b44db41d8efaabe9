import ts from 'typescript';
import { type Program, symbolOf } from './program';

/** Which code is followed; adapters are not: they do what the ports they stand behind are asked. */
const followed = /^(functions|shared\/(application|runtime|domain|collections))\//;

export interface Reached {
  /** Every call that the entry may lead to. */
  readonly calls: readonly ts.CallExpression[];
  /** Every `new` that it may come to. */
  readonly made: readonly ts.NewExpression[];
  /** Every method of a port that is named without being called: it could be called anywhere. */
  readonly loose: readonly ts.Node[];
}

/** `Port.method` of a port's interface in shared/ports; undefined for anything else. */
export function portMethod(program: Program, callee: ts.Node): string | undefined {
  const name = ts.isPropertyAccessExpression(callee) ? callee.name : callee;
  for (const { parent, name: method } of declarations(symbolOf(program, name))) {
    // A module has no parent.
    if (!parent || !ts.isInterfaceDeclaration(parent)) continue;
    if (!program.pathOf(parent).startsWith('shared/ports/')) continue;
    return `${parent.name.text}.${method}`;
  }
  return undefined;
}

const declarations = (symbol: ts.Symbol | undefined) =>
  (symbol?.declarations ?? []).map((node) => ({
    node,
    parent: node.parent as ts.Node | undefined,
    name: symbol?.name ?? '',
  }));

const isCallee = (node: ts.Node): boolean => {
  const access = ts.isPropertyAccessExpression(node.parent) ? node.parent : node;
  return ts.isCallExpression(access.parent) && access.parent.expression === access;
};

/** The statement or variable of a module that a name leads to, when it is code to follow. */
function codeBehind(program: Program, symbol: ts.Symbol | undefined): ts.Node[] {
  return declarations(symbol).flatMap(({ node }) => {
    const isTopLevel =
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      (ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent));
    return isTopLevel && followed.test(program.pathOf(node)) ? [node] : [];
  });
}

/**
 * Everything that the sources of `entry`, a file or a declaration, may run, followed name by name; `except` names functions that this
 * entry never comes to, `isPassedOver` nodes whose code does not count. More than what does run is possible, less is not: a method that is handed on
 * without being called is told as `loose`.
 */
export function reach(
  program: Program,
  entry: string | ts.Node,
  except: ReadonlySet<string> = new Set(),
  isPassedOver: (node: ts.Node) => boolean = () => false,
): Reached {
  const seen = new Set<ts.Node>();
  const calls: ts.CallExpression[] = [];
  const made: ts.NewExpression[] = [];
  const loose: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isInterfaceDeclaration(node)) return;
    if (isPassedOver(node)) return;
    if (ts.isCallExpression(node)) calls.push(node);
    if (ts.isNewExpression(node)) made.push(node);
    if (ts.isIdentifier(node)) {
      if (!isCallee(node) && portMethod(program, node) && !ts.isPropertyAssignment(node.parent))
        loose.push(node);
      if (!except.has(node.text))
        for (const code of codeBehind(program, symbolOf(program, node))) follow(code);
    }
    ts.forEachChild(node, visit);
  };
  const follow = (node: ts.Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    ts.forEachChild(node, visit);
  };
  follow(typeof entry === 'string' ? program.source(entry) : entry);
  return { calls, made, loose };
}
