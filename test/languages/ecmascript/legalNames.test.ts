import { expect, test } from 'vitest';
import type { SymbolKind } from '../../../server/core/terrain/fileIndex.ts';
import { whyIllegalName } from '../../../server/languages/ecmascript/legalNames.ts';

const legal: readonly (readonly [string, SymbolKind | 'module'])[] = [
  ['type', 'variable'],
  ['async', 'function'],
  ['of', 'parameter'],
  ['get', 'method'],
  ['delete', 'method'],
  ['class', 'property'],
  ['#secret', 'method'],
  ['string', 'variable'],
  ['größe', 'function'],
  ['$', 'variable'],
  ['_0', 'class'],
  ['user.service', 'module'],
  ['my-module', 'module'],
];

const illegal: readonly (readonly [string, SymbolKind | 'module'])[] = [
  ['', 'variable'],
  ['2x', 'variable'],
  ['a-b', 'function'],
  ['a b', 'property'],
  ['class', 'variable'],
  ['await', 'function'],
  ['let', 'variable'],
  ['interface', 'variable'],
  ['arguments', 'parameter'],
  ['undefined', 'variable'],
  ['string', 'class'],
  ['any', 'type'],
  ['never', 'interface'],
  ['#secret', 'variable'],
  ['constructor', 'method'],
  ['a/b', 'module'],
  ['', 'module'],
  ['..', 'module'],
];

test.each(legal)('%s may name a %s', (name, kind) => expect(whyIllegalName(name, kind)).toBeUndefined());
test.each(illegal)('%s may not name a %s', (name, kind) => expect(whyIllegalName(name, kind)).toMatch(/\.$/));
