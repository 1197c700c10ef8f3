/** The program of an indexing thread: puts the parser, the languages and the cache together, and serves whoever started it. */
import { parentPort, workerData } from 'node:worker_threads';
import { IndexCache } from '../../adapters/indexing/indexCache.ts';
import { type Analysis, serveIndexing } from '../../adapters/indexing/indexingThread.ts';
import { createSyntax } from '../../adapters/treeSitter/treeSitter.ts';
import { readSource } from '../../adapters/workspace/sourceReading.ts';
import { assert } from '../../base/assert.ts';
import type { SyntaxPort } from '../../core/ports/syntaxPort.ts';
import type { LanguageId } from '../../core/terrain/languageId.ts';
import { languageRules } from '../languageRules.ts';
import { analysisOf } from './analysis.ts';
import type { IndexingThreadData } from './indexingThread.ts';

const { progress, root, wasmFolder, cache: cacheOptions, fileBytesMax } = workerData as IndexingThreadData;
assert(parentPort, 'this is the program of a thread');

/** Trees of files that are read once are kept no longer than it takes. */
const treeBytesMax = 0;
let syntax: Promise<SyntaxPort> | undefined;

async function analyse(language: LanguageId, text: string): Promise<Analysis> {
  // A warm start parses nothing, and loads no grammar.
  syntax ??= createSyntax(wasmFolder, Object.values(languageRules), { treeBytesMax });
  return analysisOf(await syntax, language, text);
}

serveIndexing(parentPort, {
  read: (path) => readSource(root, path, fileBytesMax),
  analyse,
  cache: new IndexCache(cacheOptions),
  progress: new Int32Array(progress),
});
