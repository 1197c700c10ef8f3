/** The old name in Python: an assignment where nothing need happen, else a wrapper that warns and hands on. */
import { NONE } from '../../../core/terrain/fileIndex.ts';
import { asInsertion, type DefinitionPlace, definitionExtent, placeAfter } from './definitionPlace.ts';
import { functionAround, inserted, isRebound, type KeptSymbol, sharedLine, type WrittenName } from './keptSymbol.ts';
import { importOfWarnings, quoteOf } from './pythonWarnings.ts';

/** As long as a line of code may get before it is broken up, in characters: what the common formatters keep. */
const LINE_LENGTH_MAX = 88;

export function keptInPython(kept: KeptSymbol): WrittenName {
  const { symbol, path } = kept;
  if (path.endsWith('.pyi')) return assigned(kept);
  if (!kept.member) return symbol.kind === 'function' ? keptFunction(kept) : assigned(kept);
  switch (symbol.kind) {
    case 'method':
      return keptMethod(kept);
    case 'property':
      return keptProperty(kept);
    case 'attribute':
      return isOfInstances(kept) ? keptInstanceAttribute(kept) : keptClassAttribute(kept);
    default:
      return assigned(kept);
  }
}

/** `old = new`, with a word for readers when it is deprecated: nothing can warn where a name is only read. */
function assigned(kept: KeptSymbol): WrittenName {
  const { keep, name, newName, symbol, text } = kept;
  const valued = symbol.kind === 'variable' || symbol.kind === 'constant' || symbol.kind === 'attribute';
  if (valued && isRebound(kept)) return { whyNot: 'it is given a value more than once, which another name would not follow' };
  if (severalBranches(kept)) return { whyNot: 'it is defined in more than one place' };
  const place = placeAfter(text, definitionExtent(kept.view, kept.ix, symbol));
  if (!place) return sharedLine;
  const near = valued || symbol.kind === 'enumMember' || kept.path.endsWith('.pyi');
  const line = `${name} = ${newName}${keep === 'deprecated' ? `  # Deprecated: use ${newName} instead.` : ''}`;
  const insertion = { at: place.at, newText: asInsertion(place, near ? 0 : blankLines(kept, place), [line]) };
  const notes =
    keep === 'deprecated' && !kept.path.endsWith('.pyi')
      ? [
          symbol.kind === 'class'
            ? 'a class keeps its old name as the same class with a comment: a subclass that warns would be another class, and “isinstance” and “except” would no longer hold'
            : 'reading a name cannot warn by itself, so a comment says that it is deprecated',
        ]
      : [];
  return { insertions: [insertion], notes };
}

function keptFunction(kept: KeptSymbol): WrittenName {
  const { keep, name, newName, symbol, text } = kept;
  if (severalBranches(kept)) return { whyNot: 'it is defined in more than one place' };
  if (keep === 'alias') return assigned(kept);
  const extent = definitionExtent(kept.view, kept.ix, symbol);
  const place = placeAfter(text, extent);
  if (!place) return sharedLine;
  // What a decorator or a generator gives back is handed on as it is.
  const awaits =
    symbol.modifiers.includes('async') && symbol.decorators.every(isOverload) && !/\byield\b/.test(text.slice(extent.start, extent.end));
  const lines = [
    `${awaits ? 'async ' : ''}def ${name}(*args, **kwargs):`,
    ...body(kept, place),
    `${place.unit}return ${awaits ? 'await ' : ''}${newName}(*args, **kwargs)`,
  ];
  return warning(kept, { at: place.at, newText: asInsertion(place, blankLines(kept, place), lines) });
}

const plainDecorators: ReadonlySet<string> = new Set(['staticmethod', 'classmethod', 'property']);

/** Whether `old = new` in the body of the class is the same for everybody: nobody overrides it, and no decorator minds two names. */
function isPlainlyShared({ symbol, name, overridden }: KeptSymbol): boolean {
  const plain = symbol.decorators.every(
    (decorator) => plainDecorators.has(decorator) || isOverload(decorator) || decorator.startsWith(`${name}.`),
  );
  return plain && !overridden;
}

function keptMethod(kept: KeptSymbol): WrittenName {
  const { keep, name, newName, symbol, text, view } = kept;
  if (severalBranches(kept)) return { whyNot: 'it is defined in more than one place' };
  if (keep === 'alias' && isPlainlyShared(kept)) return assigned(kept);
  const extent = definitionExtent(view, kept.ix, symbol);
  const place = placeAfter(text, extent);
  if (!place) return sharedLine;
  const isStatic = symbol.modifiers.includes('staticMethod');
  const isOfClass = symbol.modifiers.includes('classMethod');
  const first = view.symbol(symbol.parameters[0] ?? NONE)?.name;
  const self = isStatic ? (view.symbol(symbol.container)?.name ?? '') : (first ?? (isOfClass ? 'cls' : 'self'));
  const awaits =
    symbol.modifiers.includes('async') &&
    symbol.decorators.every((decorator) => plainDecorators.has(decorator) || isOverload(decorator)) &&
    !/\byield\b/.test(text.slice(extent.start, extent.end));
  const lines = [
    ...(isStatic ? ['@staticmethod'] : isOfClass ? ['@classmethod'] : []),
    `${awaits ? 'async ' : ''}def ${name}(${isStatic ? '' : `${self}, `}*args, **kwargs):`,
    ...body(kept, place),
    `${place.unit}return ${awaits ? 'await ' : ''}${self}.${newName}(*args, **kwargs)`,
  ];
  return warning(kept, { at: place.at, newText: asInsertion(place, blankLines(kept, place), lines) });
}

function keptProperty(kept: KeptSymbol): WrittenName {
  const { keep, name, symbol, text, view } = kept;
  if (keep === 'alias' && isPlainlyShared(kept)) return assigned(kept);
  const place = placeAfter(text, definitionExtent(view, kept.ix, symbol));
  if (!place) return sharedLine;
  const settable = symbol.decorators.includes(`${name}.setter`);
  return warning(kept, { at: place.at, newText: asInsertion(place, blankLines(kept, place), accessors(kept, place, settable)) });
}

function keptInstanceAttribute(kept: KeptSymbol): WrittenName {
  const { symbol, text, view } = kept;
  const declared = view.occurrencesAt(symbol.nameExtent.start)[0];
  const first = view
    .occurrencesOf(kept.name)
    .find(({ role, symbol: of, start }) => role === 'declaration' && of === kept.ix && text[start - 1] === '.');
  const around = functionAround(view, (first ?? declared)?.scope ?? NONE);
  const method = around === undefined ? undefined : view.symbol(around);
  const place = around === undefined || !method ? undefined : placeAfter(text, definitionExtent(view, around, method));
  if (!place) return sharedLine;
  return warning(kept, { at: place.at, newText: asInsertion(place, blankLines(kept, place), accessors(kept, place, true)) });
}

function keptClassAttribute(kept: KeptSymbol): WrittenName {
  const owner = kept.view.symbol(kept.symbol.container);
  if (owner && (owner.decorators.length > 0 || owner.bases.length > 0)) {
    return { whyNot: 'its class may make a field of it, which its constructor takes by name; another name cannot stand in for that' };
  }
  if (kept.symbol.value === undefined) return { whyNot: 'it is only declared, and has no value that another name could have' };
  return assigned(kept);
}

/** Whether it is set on `self`, and the body of the class at most says its type. */
function isOfInstances({ symbol, text }: KeptSymbol): boolean {
  const own = symbol.declarations.map(
    ({ start, end }) => text[start - 1] === '.' || (/^[ \t]*:[^=\r\n]*$/m.test(lineFrom(text, end)) ? undefined : false),
  );
  return own.includes(true) && !own.includes(false);
}

function lineFrom(text: string, at: number): string {
  return /^[^\r\n]*/.exec(text.slice(at))?.[0] ?? '';
}

function accessors(kept: KeptSymbol, place: DefinitionPlace, settable: boolean): readonly string[] {
  const { name, newName } = kept;
  const getter = ['@property', `def ${name}(self):`, ...body(kept, place), `${place.unit}return self.${newName}`];
  if (!settable) return getter;
  return [...getter, '', `@${name}.setter`, `def ${name}(self, value):`, ...warn(kept, place), `${place.unit}self.${newName} = value`];
}

function body(kept: KeptSymbol, place: DefinitionPlace): readonly string[] {
  if (kept.keep === 'alias') return [];
  return [`${place.unit}"""Deprecated: use ${kept.newName} instead."""`, ...warn(kept, place)];
}

function warn(kept: KeptSymbol, place: DefinitionPlace): readonly string[] {
  if (kept.keep === 'alias') return [];
  const { unit, indent } = place;
  const quote = quoteOf(kept.text);
  const said = `${quote}${kept.name} is deprecated, use ${kept.newName} instead${quote}`;
  const local = importOfWarnings(kept).kind === 'taken' ? [`${unit}import warnings`, ''] : [];
  const line = `${unit}warnings.warn(${said}, DeprecationWarning, stacklevel=2)`;
  if ((indent + line).length <= LINE_LENGTH_MAX) return [...local, line];
  const given = [said, 'DeprecationWarning', 'stacklevel=2'];
  const together = `${unit}${unit}${given.join(', ')}`;
  const inside = (indent + together).length <= LINE_LENGTH_MAX ? [together] : given.map((each) => `${unit}${unit}${each},`);
  return [...local, `${unit}warnings.warn(`, ...inside, `${unit})`];
}

/** The insertion, with the import that a warning needs. */
function warning(kept: KeptSymbol, insertion: { readonly at: number; readonly newText: string }): WrittenName {
  if (kept.keep === 'alias') return inserted(insertion);
  const needed = importOfWarnings(kept);
  return needed.kind === 'missing' ? inserted(needed.insertion, insertion) : inserted(insertion);
}

function severalBranches({ symbol }: KeptSymbol): boolean {
  if (symbol.kind !== 'function' && symbol.kind !== 'method' && symbol.kind !== 'class') return false;
  return symbol.declarations.length > 1 && !symbol.decorators.some(isOverload);
}

function isOverload(decorator: string): boolean {
  return /(?:^|\.)overload$/.test(decorator);
}

/** Two empty lines between the things of a module and one between those of a class, unless the code around does otherwise. */
function blankLines({ symbol, member, path }: KeptSymbol, place: DefinitionPlace): number {
  if (path.endsWith('.pyi')) return 0;
  const most = member || place.indent !== '' || symbol.scope !== 0 ? 1 : 2;
  return Math.min(most, place.blankLines);
}
