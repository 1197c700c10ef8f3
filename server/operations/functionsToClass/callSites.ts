/** What the uses of gathered functions become: static methods of the class, or methods of an object made of what was the first argument. */
import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import type { Parameter } from '../callables/definition.ts';
import type { FunctionUse } from '../callables/functionUses.ts';
import { objectArgument } from '../functionToMethod/callSites.ts';
import type { Rewriting } from '../rewriting/rewrittenText.ts';

export interface GatheredCalling {
  readonly name: string;
  readonly className: string; // as the file of the use writes it
  readonly state: string | undefined; // the parameter that became the state
  readonly parameters: readonly Parameter[];
  /** Whether the argument is the state of the object around: the call stays on that object. */
  readonly isOwnState: (argument: { readonly start: number; readonly end: number }) => boolean;
}

type Written =
  | { readonly extent: { readonly start: number; readonly end: number }; readonly parts: Rewriting['parts'] }
  | { readonly whyNot: string };

export function writtenGatheredUse(text: string, { use, view, shorthand }: FunctionUse, calling: GatheredCalling): Written {
  const { name, className, state } = calling;
  const prefix = use.object ? `${text.slice(use.object.startIndex, use.object.endIndex)}.` : '';
  if (state === undefined)
    return { extent: extentOf(use.name), parts: [shorthand ? `${use.name.text}: ${className}.${name}` : `${className}.${name}`] };
  if (use.access.parent?.type === 'type_query') return { whyNot: 'names its type' };
  const make = `${view.family === 'python' ? '' : 'new '}${prefix}${className}`;
  if (use.kind !== 'call') return handedOn(calling, make, use, shorthand, view.family);
  const given = objectArgument(use, { parameter: state, position: 0 });
  if (given === undefined) return { whyNot: `calls it without saying which “${state}” is meant` };
  const own = calling.isOwnState({ start: given.value.startIndex, end: given.value.endIndex });
  const object = own ? [view.family === 'python' ? 'self' : 'this'] : [`${make}(`, extentOf(given.value), ')'];
  const ix = use.arguments.indexOf(given);
  const next = use.arguments[ix + 1];
  const before = use.arguments[ix - 1];
  const typeArguments = text.slice(use.access.endIndex, use.list.start);
  const method = `.${name}${typeArguments}`;
  const rest: Rewriting['parts'] =
    before !== undefined
      ? [
          { start: use.list.start, end: before.end },
          { start: given.end, end: use.list.end },
        ]
      : next === undefined
        ? ['()']
        : ['(', { start: next.start, end: use.list.end }];
  return { extent: extentOf(use.call), parts: [...object, method, ...rest] };
}

/** `map(f, xs)`: each gets an object of its own. */
function handedOn(
  { name, state = '', parameters }: GatheredCalling,
  make: string,
  use: FunctionUse['use'],
  shorthand: boolean,
  family: LanguageFamily,
): Written {
  if (parameters.some(({ kind, hasDefault }) => kind !== 'plain' || (hasDefault && family === 'python')))
    return { whyNot: 'hands it on, and its parameters are too many-sided for that' };
  const all = parameters.map((each) => each.name).join(', ');
  const rest = parameters
    .slice(1)
    .map((each) => each.name)
    .join(', ');
  const call = `${make}(${state}).${name}(${rest})`;
  const written = family === 'python' ? `lambda ${all}: ${call}` : `(${all}) => ${call}`;
  const alone = family === 'ecmascript' || ['argument_list', 'keyword_argument', 'assignment'].includes(use.access.parent?.type ?? '');
  return { extent: extentOf(use.access), parts: [shorthand ? `${use.name.text}: ` : '', alone ? written : `(${written})`] };
}
