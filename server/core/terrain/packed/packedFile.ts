/**
 * One file's whole index and its syntax problems as bytes, for the cache and for the way between threads. Read part by part:
 * who wants only the symbols does not pay for the occurrences. Positions are told from the one before, NONE is 0.
 */
import type { ParsedFile } from '../../ports/syntaxPort.ts';
import type { SyntaxProblem } from '../../syntax/syntaxNode.ts';
import type { Expression, Extent, FileIndex, Hazard, ImportRecord, Occurrence, Scope, SymbolRecord } from '../fileIndex.ts';
import { hazardKinds, importKinds, languageNumbers, modifiers, roles, scopeKinds, symbolKinds } from './kindNumbers.ts';
import { ExpressionTable, readExpressions } from './packedExpressions.ts';
import { NotPacked, PackReader, type SectionReader } from './packReader.ts';
import { PackWriter } from './packWriter.ts';

/** Goes up with every change of what is written here. */
const packVersion = 1;

/** The sections in their order. Expressions come last: the others add to them. */
const section = { head: 0, scopes: 1, symbols: 2, occurrences: 3, imports: 4, expressions: 5 } as const;

/** Flags of an occurrence beside its role, which takes the four lowest bits. */
const flags = { writes: 16, receiver: 32, import: 64, dotted: 128 } as const;

export function packFile({ index, problems }: ParsedFile): Uint8Array {
  const writer = new PackWriter();
  const expressions = new ExpressionTable();
  writer.uint(languageNumbers.numberOf[index.language]);
  writer.flag(index.listedExports !== undefined);
  writer.list(index.listedExports ?? [], (name) => writer.text(name));
  writer.list(index.hazards, (hazard) => {
    writeExtent(writer, hazard);
    writer.uint(hazardKinds.numberOf[hazard.kind]);
    writer.text(hazard.text);
  });
  writer.list(problems, (problem) => {
    writeExtent(writer, problem);
    writer.flag(problem.kind === 'missing');
    writer.text(problem.context);
  });
  writer.endSection();
  writer.list(index.scopes, (scope) => {
    writeExtent(writer, scope);
    writer.uint(scopeKinds.numberOf[scope.kind]);
    writer.uint(scope.parent + 1);
    writer.uint(scope.owner + 1);
    writer.list(scope.declaredElsewhere, ({ name, where }) => {
      writer.text(name);
      writer.flag(where === 'global');
    });
  });
  writer.endSection();
  writer.list(index.symbols, (symbol) => writeSymbol(writer, expressions, symbol));
  writer.endSection();
  writeOccurrences(writer, expressions, index.occurrences);
  writer.endSection();
  writer.list(index.imports, (record) => writeImport(writer, record));
  writer.endSection();
  expressions.write(writer);
  writer.endSection();
  return writer.finish(packVersion);
}

/** Throws NotPacked for other bytes; a part that is damaged may throw only when it is asked for. */
export function unpackFile(bytes: Uint8Array): ParsedFile {
  const pack = new PackReader(bytes, packVersion);
  const head = pack.section(section.head);
  const language = languageNumbers.at(head.uint());
  const listed = head.flag();
  const names = head.list(() => head.text());
  const hazards = head.list((): Hazard => ({ ...readExtent(head), kind: hazardKinds.at(head.uint()), text: head.text() }));
  const problems = head.list((): SyntaxProblem => ({ ...readExtent(head), kind: head.flag() ? 'missing' : 'error', context: head.text() }));
  let table: readonly Expression[] | undefined;
  const expressionAt = (ix: number): Expression => {
    table ??= readExpressions(pack.section(section.expressions));
    const expression = table[ix];
    if (expression === undefined) throw new NotPacked('an expression is missing');
    return expression;
  };
  const listOf =
    <T>(at: number, read: (reader: SectionReader) => () => T) =>
    (): readonly T[] => {
      const reader = pack.section(at);
      return reader.list(read(reader));
    };
  const index = lazily({
    language: () => language,
    scopes: listOf(section.scopes, (reader) => () => readScope(reader)),
    symbols: listOf(section.symbols, (reader) => () => readSymbol(reader, expressionAt)),
    occurrences: listOf(section.occurrences, (reader) => occurrenceReader(reader, expressionAt)),
    imports: listOf(section.imports, (reader) => () => readImport(reader)),
    hazards: () => hazards,
    listedExports: () => (listed ? names : undefined),
  });
  return { index, problems };
}

/** An object whose properties are made when they are first read, and kept. To everybody else it is a plain one. */
function lazily(make: { readonly [K in keyof FileIndex]: () => FileIndex[K] }): FileIndex {
  const made = {};
  for (const [key, value] of Object.entries(make)) {
    Object.defineProperty(made, key, {
      enumerable: true,
      configurable: true,
      get() {
        const known: unknown = value();
        Object.defineProperty(made, key, { enumerable: true, value: known });
        return known;
      },
    });
  }
  return made as FileIndex;
}

function writeExtent(writer: PackWriter, { start, end }: Extent): void {
  writer.uint(start);
  writer.int(end - start);
}

function readExtent(reader: SectionReader): { start: number; end: number } {
  const start = reader.uint();
  return { start, end: start + reader.int() };
}

function readScope(reader: SectionReader): Scope {
  const { start, end } = readExtent(reader);
  return {
    start,
    end,
    kind: scopeKinds.at(reader.uint()),
    parent: reader.uint() - 1,
    owner: reader.uint() - 1,
    declaredElsewhere: reader.list(() => ({ name: reader.text(), where: reader.flag() ? 'global' : 'nonlocal' })),
  };
}

function writeSymbol(writer: PackWriter, expressions: ExpressionTable, symbol: SymbolRecord): void {
  const optional = (expression: Expression | undefined): void => writer.uint(expression ? expressions.add(expression) + 1 : 0);
  writer.text(symbol.name);
  writer.uint(symbolKinds.numberOf[symbol.kind]);
  writer.uint(symbol.scope + 1);
  writer.uint(symbol.container + 1);
  writeExtent(writer, symbol.nameExtent);
  writer.int(symbol.extent.start - symbol.nameExtent.start);
  writer.int(symbol.extent.end - symbol.nameExtent.end);
  writer.list(symbol.declarations, (declaration) => {
    writer.int(declaration.start - symbol.nameExtent.start);
    writer.int(declaration.end - declaration.start);
  });
  writer.list(symbol.exports, (name) => writer.text(name));
  writer.flag(symbol.members !== undefined);
  writer.list(Object.entries(symbol.members ?? {}), ([name, ix]) => {
    writer.text(name);
    writer.uint(ix + 1);
  });
  writer.list(symbol.bases, (base) => writer.uint(expressions.add(base)));
  optional(symbol.value);
  optional(symbol.type);
  writer.list(symbol.decorators, (decorator) => writer.text(decorator));
  writer.list(symbol.modifiers, (modifier) => writer.uint(modifiers.numberOf[modifier]));
  writer.uint(symbol.import + 1);
  writer.list(symbol.parameters, (parameter) => writer.uint(parameter + 1));
}

function readSymbol(reader: SectionReader, expressionAt: (ix: number) => Expression): SymbolRecord {
  const optional = (): Expression | undefined => {
    const ix = reader.uint();
    return ix === 0 ? undefined : expressionAt(ix - 1);
  };
  const name = reader.text();
  const kind = symbolKinds.at(reader.uint());
  const scope = reader.uint() - 1;
  const container = reader.uint() - 1;
  const nameExtent = readExtent(reader);
  const extent = { start: nameExtent.start + reader.int(), end: nameExtent.end + reader.int() };
  const declarations = reader.list(() => {
    const start = nameExtent.start + reader.int();
    return { start, end: start + reader.int() };
  });
  const exports = reader.list(() => reader.text());
  const hasMembers = reader.flag();
  const members: Record<string, number> = Object.create(null);
  reader.list(() => {
    const member = reader.text();
    members[member] = reader.uint() - 1;
  });
  return {
    name,
    kind,
    scope,
    container,
    nameExtent,
    extent,
    declarations,
    exports,
    members: hasMembers ? members : undefined,
    bases: reader.list(() => expressionAt(reader.uint())),
    value: optional(),
    type: optional(),
    decorators: reader.list(() => reader.text()),
    modifiers: reader.list(() => modifiers.at(reader.uint())),
    import: reader.uint() - 1,
    parameters: reader.list(() => reader.uint() - 1),
  };
}

function writeOccurrences(writer: PackWriter, expressions: ExpressionTable, occurrences: readonly Occurrence[]): void {
  let last = 0;
  writer.list(occurrences, ({ start, end, name, role, scope, symbol, receiver, import: record, writes, dotted }) => {
    const receives = receiver ? flags.receiver : 0;
    const imports = record >= 0 ? flags.import : 0;
    writer.uint(roles.numberOf[role] | (writes ? flags.writes : 0) | receives | imports | (dotted === undefined ? 0 : flags.dotted));
    writer.int(start - last);
    last = start;
    writer.text(name);
    writer.int(end - start - name.length);
    writer.uint(scope + 1);
    writer.uint(symbol + 1);
    if (receiver) writer.uint(expressions.add(receiver));
    if (record >= 0) writer.uint(record);
    if (dotted !== undefined) writer.text(dotted);
  });
}

function occurrenceReader(reader: SectionReader, expressionAt: (ix: number) => Expression): () => Occurrence {
  let last = 0;
  return () => {
    const bits = reader.uint();
    const start = last + reader.int();
    last = start;
    const name = reader.text();
    return {
      start,
      end: start + name.length + reader.int(),
      name,
      role: roles.at(bits & 15),
      scope: reader.uint() - 1,
      symbol: reader.uint() - 1,
      receiver: bits & flags.receiver ? expressionAt(reader.uint()) : undefined,
      import: bits & flags.import ? reader.uint() : -1,
      writes: (bits & flags.writes) !== 0,
      dotted: bits & flags.dotted ? reader.text() : undefined,
    };
  };
}

function writeImport(writer: PackWriter, record: ImportRecord): void {
  const optional = (extent: Extent | undefined): void => {
    writer.flag(extent !== undefined);
    if (extent) writeExtent(writer, extent);
  };
  writeExtent(writer, record);
  writer.uint(importKinds.numberOf[record.kind]);
  writer.text(record.specifier);
  writeExtent(writer, record.specifierExtent);
  writer.uint(record.level);
  writer.list(record.names, ({ name, nameExtent, alias, aliasExtent, symbol }) => {
    writer.text(name);
    optional(nameExtent);
    writer.optionalText(alias);
    optional(aliasExtent);
    writer.uint(symbol + 1);
  });
  writer.flag(record.star);
  writer.optionalText(record.starAs);
  writer.flag(record.typeOnly);
  writer.uint(record.scope + 1);
}

function readImport(reader: SectionReader): ImportRecord {
  const optional = (): Extent | undefined => (reader.flag() ? readExtent(reader) : undefined);
  const { start, end } = readExtent(reader);
  return {
    start,
    end,
    kind: importKinds.at(reader.uint()),
    specifier: reader.text(),
    specifierExtent: readExtent(reader),
    level: reader.uint(),
    names: reader.list(() => ({
      name: reader.text(),
      nameExtent: optional(),
      alias: reader.optionalText(),
      aliasExtent: optional(),
      symbol: reader.uint() - 1,
    })),
    star: reader.flag(),
    starAs: reader.optionalText(),
    typeOnly: reader.flag(),
    scope: reader.uint() - 1,
  };
}
