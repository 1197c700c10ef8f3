/** How a value of one file reads in another: the names in it imported there, where they are not what they are at home. */

import { extentOf } from '../../core/syntax/nodeSearch.ts';
import type { SyntaxNode } from '../../core/syntax/syntaxNode.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import { whyHiddenAt } from '../callables/freeNames.ts';
import { importedLocal, type NamingPlace } from '../callables/importedLocal.ts';
import { type ChangeSheet, importingFile } from '../rewriting/changeSheet.ts';
import { bindingAt } from './names.ts';
import type { Value } from './values.ts';

type Spelled = { readonly text: string } | { readonly whyNot: string };

/** A module that the place names anyhow: what it defines itself is read off it. */
export interface Through {
  readonly path: NamingPlace['path'];
  readonly text: string; // "tables", "pkg.tables"
}

/** Facts that are missing are noted in the terrain; the answer counts only when none were. */
export function spelledAt(resolver: Resolver, sheet: ChangeSheet, value: Value, place: NamingPlace, through?: Through): Spelled {
  const { node, names, subject } = value;
  const home = subject.subject.ref.path;
  if (node === undefined || names.length === 0) return { text: value.text };
  let text = '';
  let at = node.startIndex;
  for (const name of names) {
    const own = through?.path === home && isDefinedThere(value, name) ? `${through.text}.${name.text}` : undefined;
    const local = own ?? (place.path === home ? name.text : localOf(resolver, sheet, value, name.text, place));
    if (typeof local !== 'string') return local;
    const hidden = place.path === home ? whyHiddenAt(place.view, place.scope, name.text) : undefined;
    if (hidden !== undefined) return { whyNot: hidden };
    const shorthand = name.type === 'shorthand_property_identifier' && local !== name.text ? `${name.text}: ` : '';
    text += subject.subject.file.text.slice(at, name.startIndex) + shorthand + local;
    at = name.endIndex;
  }
  return { text: text + subject.subject.file.text.slice(at, node.endIndex) };
}

function isDefinedThere({ subject }: Value, name: SyntaxNode): boolean {
  const record = subject.subject.view.symbol(bindingAt(subject, name)?.symbol ?? NONE);
  return record?.import === NONE && record.exports.length > 0;
}

function localOf(
  resolver: Resolver,
  sheet: ChangeSheet,
  { subject, node, names }: Value,
  name: string,
  place: NamingPlace,
): string | { readonly whyNot: string } {
  const { terrain } = resolver;
  const { path } = subject.subject.ref;
  const file = importingFile(terrain, path);
  const rules = terrain.rulesOf(path);
  if (file === undefined || rules === undefined || node === undefined) return name;
  const answer = rules.imports.neededBy(file, [extentOf(node)], terrain.facts);
  if (answer.kind === 'need') {
    terrain.needs.addAll(answer.requests);
    return name;
  }
  const need = answer.value.find((each) => each.name === name);
  if (need?.kind === 'import') return broughtLocal(sheet, place, need.wanted, name);
  const token = names.find((each) => each.text === name);
  const symbol = token && bindingAt(subject, token)?.symbol;
  const offered = subject.subject.view.symbol(symbol ?? NONE)?.exports.length ?? 0;
  if (offered === 0) return { whyNot: `“${name}” of ${path} cannot be imported in ${place.path}` };
  const local = importedLocal(resolver, sheet, place, path, name);
  return typeof local === 'string' ? local : { whyNot: local.error.message.replace(/\.$/, '') };
}

type Wanted = Parameters<ChangeSheet['bring']>[1];

/** What the file calls it, once it is imported there. */
export function broughtLocal(
  sheet: ChangeSheet,
  { path }: { readonly path: NamingPlace['path'] },
  wanted: Wanted,
  name: string,
): string | { whyNot: string } {
  const brought = sheet.brought(path, wanted);
  switch (brought?.kind) {
    case 'added':
      sheet.bring(path, wanted);
      return brought.local;
    case 'present':
      return brought.local;
    case 'clash':
      return { whyNot: `“${name}” is something else in ${path}` };
    case 'own':
    case undefined:
      return name;
  }
}
