/** `shapes.draw(…)`: the module that the call reads the function from has the new class as well, and needs no import of it. */
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { CallSite } from '../changeSignature/calls/callSites.ts';
import type { SignatureFamily } from '../changeSignature/definitions/family.ts';

/** What stands before the name, with the dot; '' where the class has to be there by its own name. */
export function moduleBefore(resolver: Resolver, { primary, language }: SignatureFamily, { path, start, use }: CallSite): string {
  const view = resolver.terrain.view(path);
  const receiver = view?.occurrencesAt(start).find(({ role }) => role === 'member')?.receiver;
  if (language !== 'python' || !view || !receiver || use.kind !== 'call') return '';
  const isHome = resolver.values.of(path, receiver).some((value) => value.kind === 'module' && value.path === primary.path);
  const access = use.call.node.childForFieldName('function');
  if (!isHome || access?.type !== 'attribute' || path === primary.path) return '';
  return resolver.terrain.file(path)?.text.slice(access.startIndex, start) ?? '';
}
