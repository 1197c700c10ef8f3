/** Records of real code, read from installed packages: what the index would hold of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createSyntax } from '../../../../server/adapters/treeSitter/treeSitter.ts';
import { type FileIndex, NONE } from '../../../../server/core/terrain/fileIndex.ts';
import { wordsOf } from '../../../../server/core/terrain/find/words/fileWords.ts';
import type { FileRecord } from '../../../../server/core/terrain/index/fileRecord.ts';
import { deepLanguageOfPath } from '../../../../server/core/terrain/languageId.ts';
import type { FileOutline } from '../../../../server/core/terrain/outline/outline.ts';
import { languageRules } from '../../../../server/hosts/languageRules.ts';
import { asContentHash, asWorkspacePath } from '../../../../server/protocol/ids.ts';

const root = join(import.meta.dirname, '../../../..');

/** Folders below node_modules, each with the name it shall have in the workspace. */
export type RealFolders = Readonly<Record<string, string>>;

export const rxjsZodGyp: RealFolders = { rxjs: 'rxjs/src', zod: 'zod/src', gyp: 'node-gyp/gyp' };

export async function realRecords(folders: RealFolders): Promise<readonly FileRecord[]> {
  const syntax = await createSyntax(join(root, 'wasm'), Object.values(languageRules));
  try {
    return Object.entries(folders).flatMap(([name, folder]) => {
      const base = join(root, 'node_modules', folder);
      return readdirSync(base, { withFileTypes: true, recursive: true }).flatMap((entry): FileRecord[] => {
        const file = join(entry.parentPath, entry.name);
        const language = deepLanguageOfPath(entry.name);
        if (!entry.isFile() || language === undefined) return [];
        const text = readFileSync(file, 'utf8');
        const outline = outlineFor(syntax.index(language, text).index, text);
        const path = asWorkspacePath(`${name}/${relative(base, file).replaceAll('\\', '/')}`);
        const size = { bytes: text.length, lines: text.split('\n').length };
        const rest = { syntaxProblems: 0, generated: false };
        return [{ path, hash: asContentHash(path), language, ...size, outline, words: wordsOf(language, outline, text), ...rest }];
      });
    });
  } finally {
    syntax.dispose();
  }
}

/** Signature and doc as good as finding needs them here: the line, and the comment or string next to it. */
function outlineFor(index: FileIndex, text: string): FileOutline {
  const kept = index.symbols.map((symbol) => symbol.kind !== 'import');
  const position = new Map<number, number>();
  index.symbols.forEach((_, ix) => {
    if (kept[ix] === true) position.set(ix, position.size);
  });
  const symbols = index.symbols.flatMap((symbol, ix) => {
    if (kept[ix] !== true) return [];
    const owner = symbol.container === NONE ? ownerOf(index, symbol.scope) : symbol.container;
    const { name, kind, nameExtent, extent } = symbol;
    const lineEnd = text.indexOf('\n', nameExtent.start);
    const doc = /^[^\n]*\n\s*"""([\s\S]*?)(?:"""|\n\s*\n)/.exec(text.slice(nameExtent.start, nameExtent.start + 600))?.[1];
    const signature = text.slice(extent.start, lineEnd === -1 ? undefined : lineEnd).slice(0, 200);
    const container = position.get(owner) ?? NONE;
    return [{ name, kind, nameExtent, ...extent, signature, doc: doc ?? '', exported: symbol.exports.length > 0, container }];
  });
  return { symbols, imports: [] };
}

function ownerOf(index: FileIndex, scope: number): number {
  const record = index.scopes[scope];
  return record === undefined || record.owner !== NONE ? (record?.owner ?? NONE) : ownerOf(index, record.parent);
}
