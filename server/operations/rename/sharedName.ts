/** In the body of a Python class `x += 1` may read the name of the module and bind that of the class: the two have to be called alike. */
import type { OperationFinding } from '../../core/operation/operation.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { symbolKey } from '../../core/terrain/symbolRef.ts';
import type { RenameSubject } from './renameSubject.ts';

/** Units of the statement that are shown, and of what is looked at behind a name. */
const SHOWN_MAX = 60;
const OPERATOR_MAX = 80;
const augmented = /^[ \t]*(?:\*\*|\/\/|<<|>>|[-+*/%@&|^])=/;

export function sharedByName(resolver: Resolver, subject: RenameSubject, views: Iterable<FileView>): readonly OperationFinding[] {
  return [...views].flatMap((view) => (view.family === 'python' ? sharedIn(resolver, subject, view) : []));
}

function sharedIn(resolver: Resolver, { name, keys }: RenameSubject, view: FileView): readonly OperationFinding[] {
  const text = resolver.terrain.file(view.path)?.text ?? '';
  return view.index.symbols.flatMap((symbol, ix) => {
    const scope = view.index.scopes[symbol.scope];
    const [first] = symbol.declarations;
    if (
      symbol.name !== name ||
      scope?.kind !== 'class' ||
      first === undefined ||
      !augmented.test(text.slice(first.end, first.end + OPERATOR_MAX))
    )
      return [];
    const outer = view.boundIn(0, name);
    if (outer < 0 || ![ix, outer].some((each) => keys.has(symbolKey({ path: view.path, symbol: each })))) return [];
    return [
      {
        rule: 'shadowing',
        text: `“${text.slice(first.start, text.indexOf('\n', first.end)).trim().slice(0, SHOWN_MAX)}” in ${view.path} reads “${name}” of the module and binds that of the class, so that both have to be called alike.`,
        hint: 'Write it as two names first.',
        at: { path: view.path, start: first.start, end: first.end },
      },
    ];
  });
}
