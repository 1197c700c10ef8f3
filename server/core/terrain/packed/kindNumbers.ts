/** data: the closed unions of a file's index as numbers, for packing. Numbers are only added; a change of meaning is another version of the pack. */
import type { Expression, Hazard, ImportRecord, Modifier, OccurrenceRole, ScopeKind, SymbolKind } from '../fileIndex.ts';
import type { DeepLanguageId } from '../languageId.ts';
import { NotPacked } from './packReader.ts';

/** A union's members by number, and their numbers. */
export interface Numbered<K extends string> {
  readonly numberOf: Readonly<Record<K, number>>;
  at(number: number): K;
}

function numbered<K extends string>(numberOf: Readonly<Record<K, number>>): Numbered<K> {
  const kinds: K[] = [];
  for (const kind of Object.keys(numberOf) as K[]) kinds[numberOf[kind]] = kind;
  return {
    numberOf,
    at(number) {
      const kind = kinds[number];
      if (kind === undefined) throw new NotPacked('a kind that does not exist');
      return kind;
    },
  };
}

export const languageNumbers = numbered<DeepLanguageId>({ python: 0, typescript: 1, tsx: 2, javascript: 3 });

export const scopeKinds = numbered<ScopeKind>({ module: 0, class: 1, function: 2, block: 3, comprehension: 4, typeParameters: 5 });

export const symbolKinds = numbered<SymbolKind>({
  function: 0,
  class: 1,
  method: 2,
  property: 3,
  attribute: 4,
  variable: 5,
  constant: 6,
  parameter: 7,
  type: 8,
  interface: 9,
  enum: 10,
  enumMember: 11,
  typeParameter: 12,
  namespace: 13,
  import: 14,
});

export const modifiers = numbered<Modifier>({
  static: 0,
  private: 1,
  protected: 2,
  readonly: 3,
  async: 4,
  abstract: 5,
  optional: 6,
  classMethod: 7,
  staticMethod: 8,
  keywordOnly: 9,
  positionalOnly: 10,
  rest: 11,
  keywordRest: 12,
  stub: 13,
  overload: 14,
  type: 15,
  value: 16,
  parameterProperty: 17,
});

/** At most 16: the number shares a byte with four flags. */
export const roles = numbered<OccurrenceRole>({
  declaration: 0,
  reference: 1,
  member: 2,
  keyword: 3,
  importedName: 4,
  moduleSegment: 5,
  exportedName: 6,
  propertyKey: 7,
  shorthand: 8,
  listedExport: 9,
  string: 10,
});

export const expressionKinds = numbered<Expression['kind']>({
  name: 0,
  member: 1,
  call: 2,
  await: 3,
  element: 4,
  self: 5,
  cls: 6,
  super: 7,
  generic: 8,
  union: 9,
  builtin: 10,
  unknown: 11,
});

export const importKinds = numbered<ImportRecord['kind']>({ import: 0, from: 1, require: 2, dynamic: 3, reexport: 4 });

export const hazardKinds = numbered<Hazard['kind']>({
  dynamicAttribute: 0,
  eval: 1,
  starImport: 2,
  monkeyPatch: 3,
  reflection: 4,
  unread: 5,
});
