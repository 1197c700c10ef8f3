/** A workspace in memory, from a readable fixture: each file begins with a line `//- path`; `$0` marks the cursor. */
import { sha256Hex } from '../../server/base/hash.ts';
import { LineIndex } from '../../server/base/lineIndex.ts';
import { err, ok } from '../../server/base/result.ts';
import type { ServerAnswer, ServerRename } from '../../server/core/facts/facts.ts';
import type { CursorSpec } from '../../server/core/operation/target.ts';
import type { PhysicsPort } from '../../server/core/ports/physicsPort.ts';
import type { ReadFile, WorkspacePort } from '../../server/core/ports/workspacePort.ts';
import { swarmError } from '../../server/protocol/errors.ts';
import { asContentHash, asWorkspacePath, type WorkspacePath } from '../../server/protocol/ids.ts';

export type Files = ReadonlyMap<string, string>;

export interface Fixture {
  readonly files: Files;
  readonly cursor: CursorSpec | undefined;
}

export function readFixture(text: string): Fixture {
  const files = new Map<string, string>();
  let cursor: CursorSpec | undefined;
  for (const part of text.split(/^\/\/- /m).slice(1)) {
    const end = part.indexOf('\n');
    const path = part.slice(0, end).trim();
    const marked = part.slice(end + 1);
    const at = marked.indexOf('$0');
    const content = marked.replace('$0', '');
    if (at !== -1) {
      const { line, column } = new LineIndex(content).at(at);
      cursor = { path, line, column, endLine: line, endColumn: column };
    }
    files.set(path, content);
  }
  return { files, cursor };
}

export interface MemoryOptions {
  readonly readOnly?: readonly string[];
  readonly unreadable?: Readonly<Record<string, 'binary' | 'tooLarge' | 'notUtf8'>>;
}

/** `reads` counts how often each file was read. */
export function memoryWorkspace(files: Files, options: MemoryOptions = {}): WorkspacePort & { readonly reads: Map<string, number> } {
  const paths = [...files.keys()].sort().map(asWorkspacePath);
  const reads = new Map<string, number>();
  return {
    root: '/memory',
    reads,
    list: async () => ({ paths, leftOut: [] }),
    containing: async (word) =>
      paths.flatMap((path) => {
        const count = (files.get(path) ?? '').split(word).length - 1;
        return count > 0 ? [{ path, count }] : [];
      }),
    async read(path): Promise<ReadFile> {
      reads.set(path, (reads.get(path) ?? 0) + 1);
      const text = files.get(path);
      const why = options.unreadable?.[path];
      if (why) return { state: 'unreadable', path, why, detail: `it is ${why}` };
      if (text === undefined) return { state: 'unreadable', path, why: 'missing', detail: 'there is no such file' };
      const writable = !options.readOnly?.includes(path);
      return { state: 'text', path, text, hash: asContentHash(sha256Hex(text)), bom: false, bytes: text.length, mode: 0o644, writable };
    },
    identify: (path) => (files.has(path) ? ok(asWorkspacePath(path)) : err(swarmError('veto-scope', path))),
    mayWrite: async () => ok(true),
  };
}

export interface ScriptedPhysics {
  readonly references?: (path: WorkspacePath, offset: number) => ServerAnswer;
  readonly definition?: (path: WorkspacePath, offset: number) => ServerAnswer;
  readonly rename?: (path: WorkspacePath, offset: number, newName: string) => ServerRename;
}

const silent: ServerAnswer & ServerRename = { answered: false, why: 'no language server runs in this test' };

export function scriptedPhysics(script: ScriptedPhysics = {}): PhysicsPort {
  return {
    references: async (path, offset) => script.references?.(path, offset) ?? silent,
    definition: async (path, offset) => script.definition?.(path, offset) ?? silent,
    rename: async (path, offset, newName) => script.rename?.(path, offset, newName) ?? silent,
    check: async () => [],
    dispose: async () => {},
  };
}
