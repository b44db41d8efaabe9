import ts from 'typescript';
import { type Program, placeOf, symbolOf } from './program';

/** Texts that an expression can be, by its type: a literal, a union of literals, a template of such. */
export function textsOf(program: Program, node: ts.Expression): string[] {
  if (ts.isTemplateExpression(node)) {
    return node.templateSpans.reduce(
      (heads, { expression, literal }) =>
        heads.flatMap((head) => textsOf(program, expression).map((text) => head + text + literal.text)),
      [node.head.text],
    );
  }
  const type = program.checker.getTypeAtLocation(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.flatMap((part) =>
    part.isStringLiteral() || part.isNumberLiteral() ? [String(part.value)] : [],
  );
}

/** The name of the collection that a variable is declared as. */
function collectionsOf(program: Program, node: ts.Expression): string[] {
  for (const declared of symbolOf(program, node)?.declarations ?? []) {
    if (!ts.isVariableDeclaration(declared) || !declared.initializer) continue;
    const { initializer } = declared;
    if (!ts.isCallExpression(initializer)) continue;
    const made = symbolOf(program, initializer.expression);
    const [name] = initializer.arguments;
    if (made?.name === 'collection' && name && ts.isStringLiteral(name)) return [name.text];
  }
  return [];
}

/** The parameter that a name stands for, with its function's name and its place. */
function parameterOf(program: Program, node: ts.Expression) {
  const [declared] = symbolOf(program, node)?.declarations ?? [];
  if (!declared || !ts.isParameter(declared) || !ts.isFunctionLike(declared.parent)) return undefined;
  const { parent } = declared;
  const owner = ts.isFunctionDeclaration(parent) ? parent.name : namedBy(parent);
  return owner && { owner: symbolOf(program, owner), at: parent.parameters.indexOf(declared) };
}

/** `const name = (…) => …` */
const namedBy = (node: ts.Node): ts.Identifier | undefined =>
  ts.isVariableDeclaration(node.parent) && ts.isIdentifier(node.parent.name) ? node.parent.name : undefined;

/**
 * What an argument can be, collection names or texts; a parameter is what the reached callers of its
 * function pass. Throws Error when the sources do not tell: permissions could not be derived.
 */
export function staticValues(
  program: Program,
  kind: 'collection' | 'text',
  node: ts.Expression,
  calls: readonly ts.CallExpression[],
  depth = 0,
): string[] {
  const own = kind === 'text' ? textsOf(program, node) : collectionsOf(program, node);
  if (own.length > 0) return own;
  const parameter = depth < 5 ? parameterOf(program, node) : undefined;
  const passed = calls
    .filter(({ expression }) => parameter?.owner && symbolOf(program, expression) === parameter.owner)
    .flatMap((call) => call.arguments[parameter?.at ?? 0] ?? [])
    .flatMap((argument) => staticValues(program, kind, argument, calls, depth + 1));
  if (passed.length > 0) return passed;
  throw new Error(`${placeOf(program, node)}: no static ${kind} in '${node.getText()}'`);
}
