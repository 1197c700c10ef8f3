/** What a file calls something of another file, once it is imported there: at its top, or late where that would run in a circle. */

import type { Refusal } from '../../core/operation/operation.ts';
import { NONE } from '../../core/terrain/fileIndex.ts';
import type { FileView } from '../../core/terrain/fileView.ts';
import type { WantedImport } from '../../core/terrain/importEditing.ts';
import type { Resolver } from '../../core/terrain/resolver.ts';
import type { WorkspacePath } from '../../protocol/ids.ts';
import type { ChangeSheet } from '../rewriting/changeSheet.ts';
import { loads } from './loadCycles.ts';
import { unfit } from './unfit.ts';

export interface NamingPlace {
  readonly path: WorkspacePath;
  readonly view: FileView;
  readonly scope: number;
  readonly place: { readonly start: number };
}

/** Facts that are missing are noted in the terrain. `late`: files in which the import had to be put inside of a function. */
export function importedLocal(
  resolver: Resolver,
  sheet: ChangeSheet,
  use: NamingPlace,
  from: WorkspacePath,
  name: string,
  late?: Set<WorkspacePath>,
): string | Refusal {
  if (use.path === from) return name;
  const { terrain } = resolver;
  const circular = use.view.family === 'python' && loads(terrain, from, use.path);
  const present = sheet.brought(use.path, wantedName(from, name, { kind: 'load' }));
  if (present?.kind === 'present') {
    sheet.keep(use.path, present.local);
    return present.local;
  }
  if (circular && !isInsideFunction(use)) return unfit(`${use.path} needs “${name}” while it is loaded, and is itself loaded by ${from}`);
  if (circular) late?.add(use.path);
  const wanted = wantedName(from, name, circular ? { kind: 'deferred', inside: use.place.start } : { kind: 'load' });
  const brought = sheet.brought(use.path, wanted);
  switch (brought?.kind) {
    case 'clash':
      return unfit(`“${name}” is something else in ${use.path}`, 'Give it another name: “… called NAME”.');
    case 'added':
      if (isTypeOfComments(terrain.file(use.path)?.text ?? '', brought.local))
        return unfit(
          `${use.path} has to import “${name}”, and has a type “${brought.local}” in its comments already, which would clash with it`,
        );
      sheet.bring(use.path, wanted);
      return brought.local;
    case 'present':
      return brought.local;
    case 'own':
    case undefined:
      return name;
  }
}

/** JSDoc declares names as well: by `@typedef`, `@callback` and `@import`. */
function isTypeOfComments(text: string, name: string): boolean {
  if (!/@(?:typedef|callback|import)\b/.test(text)) return false;
  const word = name.replaceAll('$', '\\$');
  return new RegExp(`@(?:typedef\\s+(?:\\{[^@]*?\\}\\s*)?|callback\\s+|import\\s+\\{(?:[^@}]*[\\s,])?)${word}(?![\\w$])`).test(text);
}

function wantedName(path: WorkspacePath, name: string, time: WantedImport['time']): WantedImport {
  return { module: { kind: 'file', path }, what: { kind: 'name', name }, local: undefined, time };
}

function isInsideFunction({ view, scope }: NamingPlace): boolean {
  for (let at = scope; at !== NONE; at = view.index.scopes[at]?.parent ?? NONE) if (view.index.scopes[at]?.kind === 'function') return true;
  return false;
}
