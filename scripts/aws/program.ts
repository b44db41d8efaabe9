import { join } from 'node:path';
import ts from 'typescript';

/** The sources as the compiler sees them: symbols and types, not text. */
export interface Program {
  readonly root: string;
  readonly checker: ts.TypeChecker;
  source(path: string): ts.SourceFile;
  /** Path of a node's file from the project's root. */
  pathOf(node: ts.Node): string;
}

/** Reads the handlers and everything they import. `extra` sources stand in for files, for tests. */
export function openProgram(
  entries: readonly string[],
  root = process.cwd(),
  extra: ReadonlyMap<string, string> = new Map(),
): Program {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  const given = (file: string) => extra.get(file.slice(root.length + 1));
  host.fileExists = (file) => given(file) !== undefined || fileExists(file);
  host.readFile = (file) => given(file) ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const text = given(file);
    return text === undefined
      ? getSourceFile(file, language, ...rest)
      : ts.createSourceFile(file, text, language);
  };
  const program = ts.createProgram(
    entries.map((entry) => join(root, entry)),
    { ...options, types: ['node'] },
    host,
  );
  return {
    root,
    checker: program.getTypeChecker(),
    source(path) {
      const file = program.getSourceFile(join(root, path));
      if (!file) throw new Error(`${path} is not part of the program`);
      return file;
    },
    pathOf: (node) => node.getSourceFile().fileName.slice(root.length + 1),
  };
}

/** `file:line` */
export function placeOf(program: Program, node: ts.Node): string {
  const { line } = node.getSourceFile().getLineAndCharacterOfPosition(node.getStart());
  return `${program.pathOf(node)}:${line + 1}`;
}

/** What a name stands for, through imports and shorthand properties. */
export function symbolOf({ checker }: Program, node: ts.Node): ts.Symbol | undefined {
  const found = ts.isShorthandPropertyAssignment(node.parent)
    ? checker.getShorthandAssignmentValueSymbol(node.parent)
    : checker.getSymbolAtLocation(node);
  if (!found) return undefined;
  return found.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(found) : found;
}
