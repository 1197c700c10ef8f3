/** What an exception takes over from one of ours that it is made from: the constructor, and how that names its objects. ECMAScript only: in Python a class names them itself. */
import { enclosing, nodeAround } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { SymbolRef } from '../../core/terrain/symbolRef.ts';

export interface InheritedConstructor {
  readonly takesMessage: boolean; // a message, and nothing else
  readonly naming: 'fixed' | 'byClass' | 'none'; // this.name = 'AppError', this.name = this.constructor.name
}

const classTypes: ReadonlySet<string> = new Set(['class_declaration', 'abstract_class_declaration', 'class']);

/** Of the class, else of the nearest one above that has it. Facts that are missing are noted in the terrain. */
export function inheritedConstructor(resolver: Resolver, base: SymbolRef): InheritedConstructor {
  const { terrain, values } = resolver;
  const line = values.line(base);
  let takesMessage: boolean | undefined;
  let naming: InheritedConstructor['naming'] = 'none';
  for (const { path, symbol } of line.classes) {
    const root = terrain.tree(path);
    const name = terrain.view(path)?.symbol(symbol)?.nameExtent;
    const body = root && name && enclosing(nodeAround(root, name), classTypes)?.childForFieldName('body');
    if (!body) continue;
    const made = body.namedChildren.find(
      (each) => each.type === 'method_definition' && each.childForFieldName('name')?.text === 'constructor',
    );
    if (made !== undefined) takesMessage ??= isMessageOnly(made);
    if (naming === 'none') naming = namingIn(body);
  }
  return { takesMessage: takesMessage ?? !(line.unsure || line.outsideImported), naming };
}

function isMessageOnly(made: SyntaxNode): boolean {
  const parameters = made.childForFieldName('parameters')?.namedChildren.filter(({ type }) => type !== 'comment') ?? [];
  const [only] = parameters;
  if (only === undefined || parameters.length > 1) return false;
  const type = only.childForFieldName('type')?.text.replace(/^:\s*/, '');
  return type === undefined ? only.type === 'identifier' : type === 'string';
}

function namingIn(body: SyntaxNode): InheritedConstructor['naming'] {
  const field = body.namedChildren.some(
    (each) => /^(?:public_)?field_definition$/.test(each.type) && /\bname\b[^=]*=\s*['"`]/.test(each.text.split('\n')[0] ?? ''),
  );
  const set = /\bthis\.name\s*=\s*([^;\n]+)/.exec(body.text)?.[1];
  if (set !== undefined) return /\b(?:new\.target|this\.constructor)\b/.test(set) ? 'byClass' : 'fixed';
  return field ? 'fixed' : 'none';
}
