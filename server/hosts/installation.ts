/** Where Swarm's own files are: beside the bundle when it runs from `dist/`, in the project when it runs from source. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;

/** Folder with the grammars. */
export const wasmFolder = existsSync(join(here, 'wasm')) ? join(here, 'wasm') : join(here, '../../wasm');
