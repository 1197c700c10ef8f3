/** Which classes are exceptions: those made from one of the language's own, or of a name that only such have, however far up. */
import type { Step } from '../../facts/facts.ts';
import type { Refusal } from '../../operation/operation.ts';
import { NONE } from '../fileIndex.ts';
import { descendantsOf } from '../relations/hierarchy.ts';
import type { Resolver } from '../resolver.ts';
import type { SymbolRef } from '../symbolRef.ts';
import { keyAt, type SelectableFile } from './selectedSymbol.ts';

/** The last name of a base that is an exception: Exception, ValueError, errors.HttpError, KeyboardInterrupt. */
const exceptionName =
  /(?:^|\.)(?:\w*(?:Exception|Error|Warning)|KeyboardInterrupt|SystemExit|GeneratorExit|StopIteration|StopAsyncIteration)$/;

/** By their keys, as of `keyOfItem`. */
export function exceptionKeys(records: Iterable<SelectableFile>, resolver: Resolver): Step<ReadonlySet<string>, Refusal> {
  const { terrain } = resolver;
  const roots: SymbolRef[] = [];
  for (const { path, outline } of records) {
    for (const { kind, name, signature, nameExtent } of outline.symbols) {
      if (kind !== 'class' || !basesIn(signature, name).some((base) => exceptionName.test(base))) continue;
      const symbol = terrain.view(path)?.index.symbols.findIndex((each) => each.nameExtent.start === nameExtent.start) ?? NONE;
      if (symbol >= 0) roots.push({ path, symbol });
    }
  }
  const all = [...roots, ...descendantsOf(resolver, roots).map(({ ref }) => ref)];
  const keys = all.map(({ path, symbol }) => keyAt(path, terrain.view(path)?.symbol(symbol)?.nameExtent.start ?? NONE));
  return terrain.needs.any ? { kind: 'need', requests: terrain.needs.requests } : { kind: 'done', value: new Set(keys) };
}

/** "class A(B, c.D)", "class A extends B". */
function basesIn(signature: string, name: string): readonly string[] {
  const behind = signature.slice(signature.indexOf(name) + name.length);
  const python = /^\s*(?:\[[^\]]*\])?\s*\(([^)]*)\)/.exec(behind)?.[1];
  const extended = /\bextends\s+([\w$.]+)/.exec(behind)?.[1];
  return [...(python?.split(',') ?? []), ...(extended === undefined ? [] : [extended])].map((base) => base.trim());
}
