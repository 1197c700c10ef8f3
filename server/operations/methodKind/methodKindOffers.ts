/** Where a method is offered to become one of objects, of the class, or of neither. */
import { isOneOf, type Offer, type OperationOffers, targetAt } from '../../core/operation/offer.ts';
import type { MethodKind } from '../../core/operation/target.ts';
import { type FileIndex, NONE, type SymbolRecord } from '../../core/terrain/fileIndex.ts';

export const methodKindOffers: OperationOffers = {
  operation: 'methodKind',
  at: ({ named, index, text }) => {
    const method = index?.symbols[named?.symbol ?? NONE];
    if (index === undefined || method === undefined || !named?.renamable || !isOneOf(named, ['method'])) return [];
    const { modifiers } = method;
    if (modifiers.includes('abstract') || modifiers.includes('overload')) return [];
    const offer = (to: MethodKind, what: string): Offer => ({
      title: `make the method ‘${named.name}’ ${what}`,
      kind: 'refactor.rewrite.method',
      arguments: { target: targetAt(named), to },
      questions: [],
    });
    const ofClass = modifiers.includes('classMethod');
    if (ofClass || modifiers.includes('static') || modifiers.includes('staticMethod')) return [offer('instance', 'one of objects')];
    return usesObject(index, method, text) ? [] : [offer('static', 'static')];
  },
};

/** What uses its object needs one. */
function usesObject(index: FileIndex, { parameters, extent }: SymbolRecord, text: string): boolean {
  if (index.language !== 'python') return /\b(?:this|super)\b/.test(text.slice(extent.start, extent.end));
  const [receiver] = parameters;
  return index.occurrences.some(({ symbol, role }) => symbol === receiver && role !== 'declaration');
}
