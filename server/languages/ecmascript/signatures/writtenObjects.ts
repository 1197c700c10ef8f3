/** Objects of TypeScript and JavaScript that stand for several parameters: patterns, their types, literals, and elements of JSX. */
import { extentOf, nodeAround, nodeAt, nodesIn } from '../../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../../core/syntax/syntaxNode.ts';
import type { Extent } from '../../../core/terrain/fileIndex.ts';
import type {
  ObjectRules,
  PropertyRead,
  PropertySketch,
  WrittenObject,
  WrittenProperty,
  WrittenType,
} from '../../../core/terrain/signatures/writtenObject.ts';
import type { WrittenParameter, WrittenSignature } from '../../../core/terrain/signatures/writtenSignature.ts';

export const objectRules: ObjectRules = {
  patternOf: (root, { nameExtent, pattern }) => (pattern === 'object' ? patternIn(nodeAround(root, nameExtent)) : undefined),
  typesOf,
  typesNamed: (root, name) => {
    const holder = nodeAround(root, name).parent;
    const body = holder?.childForFieldName('body') ?? holder?.childForFieldName('value');
    return body ? typesIn(body) : [];
  },
  literalAt: (root, extent) => {
    const node = unwrapped(nodeAt(root, extent));
    return node.type === 'object' ? literalIn(node) : undefined;
  },
  elementAt,
  readsOf,
  write,
};

function unwrapped(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (/^(?:parenthesized|as|satisfies)_expression$/.test(at.type)) at = at.namedChildren[0] ?? at;
  return at;
}

function between(node: SyntaxNode): Extent {
  return { start: node.startIndex + 1, end: node.endIndex - 1 };
}

const nothing = { local: undefined, value: undefined, fallback: undefined, type: undefined, optional: false };

function patternIn(node: SyntaxNode): WrittenObject | undefined {
  if (node.type !== 'object_pattern') return undefined;
  const rest = node.namedChildren.find(({ type }) => type === 'rest_pattern');
  return {
    ...extentOf(node),
    form: 'pattern',
    list: between(node),
    spread: rest && extentOf(rest),
    properties: node.namedChildren.flatMap((child): readonly WrittenProperty[] => {
      const shorthand = child.type === 'object_assignment_pattern' ? child.childForFieldName('left') : child;
      if (shorthand?.type === 'shorthand_property_identifier_pattern') {
        const fallback = child === shorthand ? null : child.childForFieldName('right');
        const name = extentOf(shorthand);
        return [
          {
            ...nothing,
            ...extentOf(child),
            name: shorthand.text,
            nameExtent: name,
            local: name,
            fallback: fallback ? extentOf(fallback) : undefined,
          },
        ];
      }
      const key = child.childForFieldName('key');
      const value = child.childForFieldName('value');
      if (child.type !== 'pair_pattern' || key === null || value === null) return [];
      const bound = value.type === 'assignment_pattern' ? value.childForFieldName('left') : value;
      const fallback = value.type === 'assignment_pattern' ? value.childForFieldName('right') : null;
      return [
        {
          ...nothing,
          ...extentOf(child),
          name: key.text,
          nameExtent: extentOf(key),
          local: bound?.type === 'identifier' ? extentOf(bound) : undefined,
          fallback: fallback ? extentOf(fallback) : undefined,
        },
      ];
    }),
  };
}

/** Types that say of an object what the one in brackets says of it. */
const sameProperties = /^(?:Readonly|Partial|Required|(?:React\.)?PropsWithChildren)$/;
const components = /(?:^|\.)(?:FC|VFC|FunctionComponent|ComponentType|Component)$/;

function typesOf({ node }: WrittenSignature, root: SyntaxNode, { type }: WrittenParameter): readonly WrittenType[] {
  if (type) return typesIn(nodeAt(root, type));
  const declared = node.parent?.type === 'variable_declarator' ? node.parent.childForFieldName('type')?.namedChildren[0] : undefined;
  const name = declared?.childForFieldName('name')?.text ?? '';
  const props = declared?.childForFieldName('type_arguments')?.namedChildren[0];
  return props && components.test(name) ? typesIn(props) : [];
}

function typesIn(node: SyntaxNode): readonly WrittenType[] {
  switch (node.type) {
    case 'object_type':
    case 'interface_body':
      return [membersIn(node)];
    case 'type_identifier':
      return [{ form: 'named', name: extentOf(node) }];
    case 'nested_type_identifier':
      return [{ form: 'named', name: extentOf(node.childForFieldName('name') ?? node) }];
    case 'parenthesized_type':
    case 'intersection_type':
      return node.namedChildren.flatMap(typesIn);
    case 'generic_type': {
      const name = node.childForFieldName('name');
      const inner = node.childForFieldName('type_arguments')?.namedChildren ?? [];
      if (name && sameProperties.test(name.text)) return inner.slice(0, 1).flatMap(typesIn);
      return name ? typesIn(name) : [];
    }
    default:
      return [];
  }
}

function membersIn(node: SyntaxNode): WrittenObject {
  return {
    ...extentOf(node),
    form: 'type',
    list: between(node),
    spread: undefined,
    properties: node.namedChildren.flatMap((child): readonly WrittenProperty[] => {
      const name = child.childForFieldName('name');
      if (name === null || !/^(?:property|method)_signature$/.test(child.type)) return [];
      const type = child.childForFieldName('type')?.namedChildren[0];
      const optional = child.children.some((each) => each.type === '?');
      return [{ ...nothing, ...extentOf(child), name: name.text, nameExtent: extentOf(name), type: type && extentOf(type), optional }];
    }),
  };
}

function literalIn(node: SyntaxNode): WrittenObject {
  const spread = node.namedChildren.find(({ type }) => type === 'spread_element');
  return {
    ...extentOf(node),
    form: 'literal',
    list: between(node),
    spread: spread && extentOf(spread),
    properties: node.namedChildren.flatMap((child): readonly WrittenProperty[] => {
      if (child.type === 'shorthand_property_identifier')
        return [{ ...nothing, ...extentOf(child), name: child.text, nameExtent: extentOf(child), local: extentOf(child) }];
      const name = child.childForFieldName('key') ?? child.childForFieldName('name');
      if (name === null) return [];
      const value = child.childForFieldName('value');
      return [{ ...nothing, ...extentOf(child), name: name.text, nameExtent: extentOf(name), value: value ? extentOf(value) : undefined }];
    }),
  };
}

function elementAt(root: SyntaxNode, name: Extent): WrittenObject | undefined {
  const tag = nodeAround(root, name);
  let element = tag.parent;
  while (element?.type === 'member_expression' || element?.type === 'nested_identifier') element = element.parent;
  if (element === null || !/^jsx_(?:opening|self_closing)_element$/.test(element.type)) return undefined;
  const spread = element.namedChildren.find(({ type }) => type === 'jsx_expression');
  const head = element.childForFieldName('type_arguments') ?? element.childForFieldName('name') ?? tag;
  return {
    ...extentOf(element),
    form: 'element',
    list: { start: head.endIndex, end: element.endIndex },
    spread: spread && extentOf(spread),
    properties: element.namedChildren.flatMap((child): readonly WrittenProperty[] => {
      const [key, value] = child.namedChildren;
      if (child.type !== 'jsx_attribute' || key === undefined) return [];
      return [{ ...nothing, ...extentOf(child), name: key.text, nameExtent: extentOf(key), value: value && extentOf(value) }];
    }),
  };
}

function readsOf({ body }: WrittenSignature, name: string): readonly (WrittenObject | PropertyRead)[] {
  if (!body) return [];
  const found = nodesIn(
    body,
    (node) =>
      (node.type === 'member_expression' && isNamed(node.childForFieldName('object'), name)) ||
      (node.type === 'variable_declarator' && isNamed(node.childForFieldName('value'), name)),
    () => true,
  );
  return found.flatMap((node): readonly (WrittenObject | PropertyRead)[] => {
    const property = node.childForFieldName('property');
    if (property) return [{ form: 'read', name: property.text, nameExtent: extentOf(property) }];
    const pattern = node.childForFieldName('name');
    const object = pattern ? patternIn(pattern) : undefined;
    return object ? [object] : [];
  });
}

function isNamed(node: SyntaxNode | null, name: string): boolean {
  return node?.type === 'identifier' && node.text === name;
}

function write(form: WrittenObject['form'], { name, type, value, optional }: PropertySketch): string {
  switch (form) {
    case 'pattern':
      return value === undefined ? name : `${name} = ${value}`;
    case 'type':
      return `${name}${optional ? '?' : ''}: ${type ?? 'unknown'}`;
    case 'literal':
      return value === undefined || value === name ? name : `${name}: ${value}`;
    case 'element':
      if (value === undefined || value === 'true') return name;
      return /^"[^"\\{}]*"$/.test(value) ? `${name}=${value}` : `${name}={${value}}`;
  }
}
