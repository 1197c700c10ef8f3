/** The type of a new parameter, where the file says types: one that all its values have. */
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { type Definition, definitionAt, isTyped } from '../callables/definition.ts';
import { bindingAt } from './names.ts';
import type { MergedSubject } from './subject.ts';
import type { Value } from './values.ts';

/** '' where nothing is to be said; undefined where something has to be, and no one type has room for all. */
export function typeOfValues(resolver: Resolver, base: MergedSubject, values: readonly Value[]): string | undefined {
  const { family } = base.subject.view;
  if (family === 'python') return saysTypes(base) ? (commonType(values, family) ?? '') : '';
  if (!isTyped(base.subject.ref.path)) return '';
  return commonType(values, family) ?? ofFunctions(resolver, values) ?? ofNames(base, values);
}

function saysTypes({ definition }: MergedSubject): boolean {
  return definition.returnType !== undefined || definition.parameters.some(({ annotation }) => annotation !== undefined);
}

/** Undefined where they have none that can be read off them. */
export function commonType(values: readonly Value[], family: LanguageFamily): string | undefined {
  const types = new Set(values.map(({ text }) => ofLiteral(text, family)));
  if (types.has(undefined)) return undefined;
  const nothing = family === 'python' ? 'None' : 'null';
  const real = [...types].filter((type) => type !== nothing);
  if (family === 'python' && real.length === 2 && types.has('int') && types.has('float'))
    return types.has(nothing) ? 'float | None' : 'float';
  if (real.length !== 1) return undefined;
  return types.has(nothing) ? `${real[0]} | ${nothing}` : real[0];
}

function ofLiteral(text: string, family: LanguageFamily): string | undefined {
  const python = family === 'python';
  if (/^-?\s*\d[\d_]*$/.test(text) || /^0[xob][\da-f_]+$/i.test(text)) return python ? 'int' : 'number';
  if (/^-?\s*(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:e[-+]?\d+)?$/i.test(text)) return python ? 'float' : 'number';
  if (/^(?:true|false)$/i.test(text)) return python ? 'bool' : 'boolean';
  if (/^(?:None|null)$/.test(text)) return python ? 'None' : 'null';
  if (python && /^(?:b|rb|br)["']/i.test(text)) return 'bytes';
  if (python && /^f?r?["'](?!.*["'] )/i.test(text)) return 'str';
  return /^["'`]/.test(text) ? 'string' : undefined;
}

/** Of things that the file of the base knows by name: the type of each. */
function ofNames(base: MergedSubject, values: readonly Value[]): string | undefined {
  const { path } = base.subject.ref;
  const known = values.every(
    ({ subject, text, names }) => subject.subject.ref.path === path && names.length === 1 && /^[\w$.]+$/.test(text),
  );
  return known ? [...new Set(values.map(({ text }) => `typeof ${text}`))].join(' | ') : undefined;
}

/** Functions that take and give the same, as long as the language itself has those types. */
function ofFunctions({ terrain }: Resolver, values: readonly Value[]): string | undefined {
  const written = values.map((value) => {
    const symbol = value.node?.type === 'identifier' ? bindingAt(value.subject, value.node)?.symbol : undefined;
    const target = symbol === undefined ? undefined : terrain.follow({ path: value.subject.subject.ref.path, symbol })[0]?.target;
    const record = target?.kind === 'symbol' ? terrain.view(target.ref.path)?.symbol(target.ref.symbol) : undefined;
    const root = target?.kind === 'symbol' ? terrain.tree(target.ref.path) : undefined;
    const definition = record && root && definitionAt(root, record.nameExtent, 'ecmascript');
    const text = target?.kind === 'symbol' ? (terrain.file(target.ref.path)?.text ?? '') : '';
    return definition && functionType(text, definition);
  });
  const [first] = written;
  return first !== undefined && written.every((each) => each?.types === first.types) ? first.type : undefined;
}

function functionType(
  text: string,
  { parameters, returnType, typeParameters }: Definition,
): { readonly type: string; readonly types: string } | undefined {
  if (returnType === undefined || typeParameters !== undefined) return undefined;
  if (parameters.some(({ kind, annotation }) => kind !== 'plain' || annotation === undefined)) return undefined;
  const types = [...parameters.map(({ annotation }) => annotation ?? returnType), returnType].map(({ start, end }) =>
    text.slice(start, end),
  );
  if (types.some((type) => type.match(/[\p{L}_$][\p{L}\p{N}_$.]*/gu)?.some((word) => !builtinTypes.has(word)))) return undefined;
  const taken = parameters.map(({ name, optional, hasDefault }, i) => `${name}${optional || hasDefault ? '?' : ''}: ${types[i] ?? ''}`);
  return { type: `(${taken.join(', ')}) => ${types.at(-1) ?? ''}`, types: types.join(' ') };
}

const builtinTypes: ReadonlySet<string> = new Set(
  'string number boolean void unknown never null undefined bigint symbol object Promise Array ReadonlyArray Map Set Record Date RegExp Error readonly'.split(
    ' ',
  ),
);
