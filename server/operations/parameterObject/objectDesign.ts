/** What a parameter object is called, what it holds and how it is written, in either language. */
import type { ObjectForm, ParameterObjectArguments } from '../../core/operation/parameterObject.ts';
import type { WrittenParameter } from '../../core/terrain/signatures/writtenSignature.ts';
import type { Definition, SignatureFamily } from '../changeSignature/definitions/family.ts';
import { typeOfLiteral } from '../changeSignature/definitions/signaturePlan.ts';
import type { ObjectText } from './objectLayout.ts';

export interface ObjectField {
  readonly name: string;
  readonly type: string | undefined;
  readonly fallback: string | undefined;
  readonly optional: boolean;
}

export interface ObjectDesign {
  readonly className: string;
  readonly parameterName: string;
  readonly form: ObjectForm;
  readonly fields: readonly ObjectField[]; // those without a default first
  readonly needed: boolean; // some field has to be given
}

export function designOf(
  args: ParameterObjectArguments,
  family: SignatureFamily,
  chosen: readonly WrittenParameter[],
  functionName: string,
): ObjectDesign {
  const { text } = family.primary;
  const slice = (extent: { readonly start: number; readonly end: number } | undefined): string | undefined =>
    extent && text.slice(extent.start, extent.end);
  const fields = chosen.map(
    (each): ObjectField => ({
      name: each.name,
      type: slice(each.type),
      fallback: slice(each.fallback),
      optional: each.optional,
    }),
  );
  const needs = ({ fallback, optional }: ObjectField): boolean => fallback === undefined && !optional;
  const python = family.language === 'python';
  const form = args.form ?? (python ? 'dataclass' : 'interface');
  return {
    className: args.className ?? `${pascal(functionName)}Options`,
    parameterName: args.parameterName ?? usualName(args.className, family),
    form: python ? (form === 'interface' || form === 'type' ? 'dataclass' : form) : form === 'type' ? 'type' : 'interface',
    fields: [...fields.filter(needs), ...fields.filter((field) => !needs(field))],
    needed: fields.some(needs),
  };
}

/** `size` for a Size, `options` for what only has options of the function; never a name that is in use there. */
function usualName(className: string | undefined, { primary, language }: SignatureFamily): string {
  if (className === undefined || /(?:Options|Params|Parameters|Args)$/.test(className)) return 'options';
  const camel = className.charAt(0).toLowerCase() + className.slice(1);
  const name = language === 'python' ? camel.replaceAll(/[A-Z]+/g, (part) => `_${part.toLowerCase()}`) : camel;
  return new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(primary.signature.node.text) ? 'options' : name;
}

function pascal(name: string): string {
  return name
    .replace(/^_+/, '')
    .split('_')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

export interface WrittenObject {
  readonly lines: readonly string[];
  readonly imports: readonly (readonly [string, string])[]; // module, name
}

export function writtenInPython({ className, form, fields }: ObjectDesign, step: string): WrittenObject {
  const types = fields.map((field) => field.type ?? pythonType(field.fallback));
  const imports: (readonly [string, string])[] = types.includes('Any') ? [['typing', 'Any']] : [];
  const lines = fields.map(({ name, fallback }, i) => {
    const made = form === 'dataclass' ? mutable(fallback) : fallback;
    if (made !== fallback) imports.push(['dataclasses', 'field']);
    return `${step}${name}: ${types[i]}${made === undefined || form === 'typedDict' ? '' : ` = ${made}`}`;
  });
  switch (form) {
    case 'namedTuple':
      return { lines: [`class ${className}(NamedTuple):`, ...lines], imports: [['typing', 'NamedTuple'], ...imports] };
    case 'typedDict':
      return { lines: [`class ${className}(TypedDict):`, ...lines], imports: [['typing', 'TypedDict'], ...imports] };
    case 'dataclass':
    case 'interface':
    case 'type':
      return { lines: ['@dataclass', `class ${className}:`, ...lines], imports: [['dataclasses', 'dataclass'], ...imports] };
  }
}

function pythonType(value: string | undefined): string {
  const type = typeOfLiteral(value?.replace(/^True$/, 'true').replace(/^False$/, 'false'));
  if (type === 'number') return /[.e]/.test(value ?? '') ? 'float' : 'int';
  return type === 'string' ? 'str' : type === 'boolean' ? 'bool' : 'Any';
}

function mutable(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const made = /^\[\s*\]$/.test(value) ? 'list' : /^\{\s*\}$/.test(value) ? 'dict' : undefined;
  return made === undefined ? value : `field(default_factory=${made})`;
}

export function writtenInTypeScript({ className, form, fields }: ObjectDesign, exported: boolean, text: string): readonly string[] {
  const end = /;[ \t]*\r?\n/.test(text) ? ';' : '';
  const step = /\n(\t| {2,4})\S/.exec(text)?.[1] ?? '  ';
  const lines = fields.map(({ name, type, fallback, optional }) => {
    const open = optional || fallback !== undefined ? '?' : '';
    return `${step}${name}${open}: ${type ?? typeOfLiteral(fallback) ?? 'unknown'}${end}`;
  });
  const head = exported ? 'export ' : '';
  return form === 'type' ? [`${head}type ${className} = {`, ...lines, `}${end}`] : [`${head}interface ${className} {`, ...lines, '}'];
}

export interface OwnObject {
  readonly type: string;
  readonly needed: boolean;
}

/** What an overload takes when it types the parameters otherwise than the function that runs; undefined: it says the same. */
export function ownObject(
  { fields }: ObjectDesign,
  { signature, text }: Definition,
  names: ReadonlyMap<string, string>,
): OwnObject | undefined {
  const plain = (type: string | undefined): string | undefined => type?.replaceAll(/\s+/g, ' ');
  const own = signature.parameters.flatMap(({ name, type, optional, fallback }) => {
    const field = fields.find((each) => (names.get(each.name) ?? each.name) === name);
    return field ? [{ field, type: type && text.slice(type.start, type.end), open: optional || fallback !== undefined }] : [];
  });
  const same = own.every(
    ({ field, type, open }) =>
      plain(type) === plain(field.type ?? typeOfLiteral(field.fallback)) && open === (field.optional || field.fallback !== undefined),
  );
  if (same && own.length === fields.length) return undefined;
  const parts = own.map(({ field, type, open }) => `${field.name}${open ? '?' : ''}: ${type ?? 'any'}`);
  return { type: `{ ${parts.join('; ')} }`, needed: own.some(({ open }) => !open) };
}

/** The parameter that takes the object, as an ECMAScript function takes it apart. */
export function takenApart(
  { className, fields, needed }: ObjectDesign,
  own: Definition,
  names: ReadonlyMap<string, string>,
  typed: boolean,
): ObjectText {
  const order = own.signature.parameters.flatMap(({ name }) => {
    const field = fields.find((each) => (names.get(each.name) ?? each.name) === name);
    return field ? [field] : [];
  });
  const parts = order.map(({ name, fallback }) => {
    const local = names.get(name) ?? name;
    return `${name}${local === name ? '' : `: ${local}`}${fallback === undefined ? '' : ` = ${fallback}`}`;
  });
  return { parts, tail: `${typed ? `: ${className}` : ''}${needed ? '' : ' = {}'}` };
}
