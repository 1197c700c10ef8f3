/** What a parameter is called for something in which functions differ, where nobody said so: after what it is given to, else after what the functions are called. */
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { identifierWords } from '../../core/terrain/find/words/identifierWords.ts';
import type { LanguageFamily } from '../../core/terrain/languageId.ts';
import { cased } from '../callables/impliedNames.ts';

export interface Naming {
  readonly name: string;
  readonly why: string; // "it is given as `delimiter`"
}

interface Differing {
  readonly node: SyntaxNode; // in the base
  readonly texts: readonly string[]; // what each function has there
  readonly functions: readonly string[]; // their names
  readonly family: LanguageFamily;
}

/** The best first; names that are taken are for others to pass over. */
export function namingsOf({ node, texts, functions, family }: Differing): readonly Naming[] {
  const found = [givenAs(node), assignedTo(node), ofNames(texts, family), ofContrast(texts, functions, family), ofUse(node, texts)];
  const shared = ofNames(texts, family);
  const classes = shared !== undefined && texts.every((text) => /^\p{Lu}\p{L}*\p{Ll}/u.test(text));
  if (classes) found.splice(3, 0, { ...shared, name: cased([...identifierWords(shared.name), 'type'], family) });
  const namings = found.flatMap((naming) => naming ?? []);
  return [...namings, ...namings.slice(0, 1).map(({ name, why }) => ({ name: cased([...identifierWords(name), 'value'], family), why }))];
}

/** `delimiter=","`, `{ delimiter: ',' }` */
function givenAs({ parent, fieldName }: SyntaxNode): Naming | undefined {
  if (parent === null || fieldName !== 'value') return undefined;
  const name =
    parent.type === 'keyword_argument' ? parent.childForFieldName('name') : parent.type === 'pair' ? parent.childForFieldName('key') : null;
  const text = name?.text.replaceAll(/^["']|["']$/g, '');
  return text !== undefined && /^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(text) ? { name: text, why: `it is given as “${text}”` } : undefined;
}

/** The place it is assigned to, as long as that is a name of its own. */
export function assignedTo({ parent, fieldName }: SyntaxNode): Naming | undefined {
  if (parent === null || (fieldName !== 'right' && fieldName !== 'value')) return undefined;
  const left = parent.childForFieldName('left') ?? (parent.type === 'variable_declarator' ? parent.childForFieldName('name') : null);
  if (left === null || !/assignment|variable_declarator/.test(parent.type)) return undefined;
  const name = left.type === 'identifier' ? left : (left.childForFieldName('attribute') ?? left.childForFieldName('property'));
  return name === null ? undefined : { name: name.text, why: `it is what “${left.text}” is set to` };
}

/** `parse_csv` and `parse_tsv`: what both have in common. */
function ofNames(texts: readonly string[], family: LanguageFamily): Naming | undefined {
  if (!texts.every((text) => /^[\p{L}_$][\p{L}\p{N}_$.]*$/u.test(text)) || texts.some((text) => reserved.has(text))) return undefined;
  const words = texts.map((text) => identifierWords(text.slice(text.lastIndexOf('.') + 1)));
  const [first = []] = words;
  const common = first.filter((word) => words.every((each) => each.includes(word)));
  if (common.length === 0) return undefined;
  return { name: cased(common, family), why: `${texts.map((text) => `“${text}”`).join(' and ')} have that in common` };
}

/** The functions are called after what they differ in: read_csv has "csv". */
function ofContrast(texts: readonly string[], functions: readonly string[], family: LanguageFamily): Naming | undefined {
  if (texts.some((text) => !/^["'`]/.test(text))) return undefined;
  const plain = texts.map((text) => text.replaceAll(/^["'`.]+|["'`]+$/g, '').toLowerCase());
  const named = plain.every((text, i) => identifierWords(functions[i] ?? '').includes(text));
  return named ? { name: cased(['kind'], family), why: 'the functions are called after its values' } : undefined;
}

/** After what is done with it, and else what it is. */
function ofUse(node: SyntaxNode, texts: readonly string[]): Naming {
  const { parent } = node;
  const operator = parent?.childForFieldName('operator')?.text ?? parent?.children.find(({ type }) => /^[<>]=?$/.test(type))?.type;
  const called = nameOfCall(node);
  if (called !== undefined) return { name: called, why: 'that is what the call that it is given to takes' };
  const numeric = texts.every((text) => /^-?[\d.]/.test(text));
  const simple = numeric || texts.every((text) => /^[\p{L}_$][\p{L}\p{N}_$.]*$/u.test(text) && !reserved.has(text));
  if (simple && operator !== undefined && /^[<>]=?$/.test(operator)) return { name: 'limit', why: 'something is compared with it' };
  if (simple && operator !== undefined && /^[*/%]|^\/\/$/.test(operator))
    return { name: 'factor', why: 'something is multiplied or divided by it' };
  if (simple && operator !== undefined && /^[+-]$/.test(operator)) return { name: 'offset', why: 'it is added or taken away' };
  if (parent !== null && /^subscript/.test(parent.type) && /^(?:subscript|index)$/.test(node.fieldName ?? ''))
    return numeric ? { name: 'index', why: 'it says which item' } : { name: 'key', why: 'it says which entry' };
  if (texts.every((text) => /^(?:true|false)$/i.test(text))) return { name: 'enabled', why: 'it is either true or false' };
  if (texts.every((text) => /^[a-zA-Z]{0,2}["'`]/.test(text))) return { name: 'text', why: 'it is a text' };
  return { name: 'value', why: 'nothing tells more of it' };
}

/** Functions of the languages themselves, by what they are called, with what their first argument is. */
const firstArguments: Readonly<Record<string, string>> = {
  split: 'separator',
  rsplit: 'separator',
  partition: 'separator',
  rpartition: 'separator',
  startswith: 'prefix',
  startsWith: 'prefix',
  removeprefix: 'prefix',
  endswith: 'suffix',
  endsWith: 'suffix',
  removesuffix: 'suffix',
  encode: 'encoding',
  decode: 'encoding',
  strftime: 'format',
  get: 'key',
  pop: 'key',
  has: 'key',
  getItem: 'key',
  toFixed: 'digits',
  at: 'index',
  charAt: 'index',
  item: 'index',
  elementAt: 'index',
};

function nameOfCall(node: SyntaxNode): string | undefined {
  const call = node.parent?.parent;
  const callee = call?.childForFieldName('function');
  if (!call || !callee || node.parent?.fieldName !== 'arguments' || node.parent.namedChildren[0]?.id !== node.id) return undefined;
  const name = (callee.childForFieldName('attribute') ?? callee.childForFieldName('property'))?.text ?? '';
  return Object.hasOwn(firstArguments, name) ? firstArguments[name] : undefined;
}

/** What the one with more statements is called beyond the others: read_rows_strict → strict. */
export function flagNaming(having: readonly string[], lacking: readonly string[], family: LanguageFamily): Naming {
  const [first = ''] = having;
  const common = new Set(lacking.flatMap((name) => identifierWords(name)));
  const own = identifierWords(first).filter((word) => !common.has(word) && !/^(?:and|with|also|then|by)$/.test(word));
  if (own.length > 0) return { name: cased(own, family), why: `that is what “${first}” is called beyond the other` };
  return { name: 'full', why: `only “${first}” does all of it` };
}

const reserved: ReadonlySet<string> = new Set(['True', 'False', 'None', 'true', 'false', 'null', 'undefined', 'this', 'self']);
