/** Functions inside of a function: what they bind and change of its names when they run, wherever that is. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { BodyRules, WrittenBlock } from '../../core/terrain/bodies/writtenBody.ts';
import type { SymbolIx } from '../../core/terrain/fileIndex.ts';
import type { BodyEffects } from './bodyEffects.ts';
import type { LocalAccess } from './localAccess.ts';
import { innerBlocks } from './statements.ts';

interface Ground {
  readonly block: WrittenBlock;
  readonly access: LocalAccess;
  readonly effects: BodyEffects;
  readonly rules: BodyRules;
}

/** By their names, with the names of the function that they bind or change. */
export function closuresIn({ block, access, effects, rules }: Ground): ReadonlyMap<SymbolIx, ReadonlySet<SymbolIx>> {
  const found = new Map<SymbolIx, ReadonlySet<SymbolIx>>();
  const look = ({ statements }: WrittenBlock): void => {
    for (const statement of statements) {
      if (statement.kind === 'declaration' || statement.kind === 'several' || statement.kind === 'plain') {
        const accesses = access.in(statement);
        const names = accesses.filter(({ surely }) => surely).map(({ symbol }) => symbol);
        const changed = effects.of(statement, [statement]).changed;
        const deferred = accesses.filter((each) => access.isDeferred(each) && !names.includes(each.symbol));
        const set = new Set(
          deferred
            .filter(({ symbol, writes }) => writes || changed.some((object) => effects.objects.reaches(effects.objects.of(symbol), object)))
            .map(({ symbol }) => symbol),
        );
        if (set.size > 0 && holdsCallable(statement.node, rules)) for (const name of names) found.set(name, set);
      }
      innerBlocks(statement).forEach(look);
    }
  };
  look(block);
  return found;
}

function holdsCallable(node: SyntaxNode, rules: BodyRules): boolean {
  return rules.callableTypes.has(node.type) || node.namedChildren.some((child) => holdsCallable(child, rules));
}
