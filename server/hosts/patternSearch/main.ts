/** The program of a thread that searches by structure. */
import { parentPort, workerData } from 'node:worker_threads';
import { createPatternSyntax } from '../../adapters/treeSitter/patternSyntax.ts';
import { assert } from '../../base/assert.ts';
import { FileSearch } from './fileSearch.ts';
import type { SearchedFile } from './patternRequest.ts';
import type { SearchThreadData } from './searchThread.ts';

const { root, wasmFolder, query } = workerData as SearchThreadData;
const port = parentPort;
assert(port, 'this is the program of a thread');

// What is asked before the parser is open waits at the port.
const search = new FileSearch(root, await createPatternSyntax(wasmFolder), query);
port.on('message', (files: readonly SearchedFile[]) => port.postMessage(search.search(files)));
