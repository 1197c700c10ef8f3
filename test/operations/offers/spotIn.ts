/** A place in a text as offers see it: `$0` marks a cursor, two of them a selection. */
import type { Spot } from '../../../server/core/operation/offer.ts';
import { deepLanguageOfPath } from '../../../server/core/terrain/languageId.ts';
import type { OutlineKind } from '../../../server/core/terrain/outline/outline.ts';
import { spotOf } from '../../../server/operations/offers/spot.ts';
import { asWorkspacePath } from '../../../server/protocol/ids.ts';
import { rules, sharedSyntax } from '../../support/sharedSyntax.ts';

/** Kinds of what other files declare, by name. */
export type Elsewhere = Readonly<Record<string, readonly OutlineKind[]>>;

/** Modules of nobody's in these tests. */
const outside = ['os', 'pathlib', 'react'];

export async function spotIn(path: string, marked: string, elsewhere: Elsewhere = {}): Promise<Spot> {
  const start = marked.indexOf('$0');
  const last = marked.lastIndexOf('$0');
  const text = marked.replaceAll('$0', '');
  const language = deepLanguageOfPath(path)!;
  const { index } = (await sharedSyntax()).index(language, text);
  const end = last === start ? start : last - '$0'.length;
  return spotOf({
    path: asWorkspacePath(path),
    language,
    text,
    start,
    end,
    index,
    rules,
    declared: (name) => ({
      kinds: elsewhere[name] ?? [],
      atTop: elsewhere[name] === undefined ? [] : [path, 'other.py', 'third.py'].map(asWorkspacePath),
    }),
    leadsOut: ({ specifier }) => outside.includes(specifier),
  });
}
