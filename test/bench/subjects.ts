/** The subjects of the bench in the order in which they run. A new one is a line here and a file in `subjects/`. */
import type { Scale, Subject } from './subject.ts';

interface SubjectEntry {
  readonly name: string;
  readonly about: string;
  /** Roughly how long it takes on a quiet machine with 2 cores. */
  readonly seconds: Readonly<Record<Scale, number>>;
  readonly load: () => Promise<{ readonly subject: Subject }>;
}

export const subjects: readonly SubjectEntry[] = [
  {
    name: 'append',
    about: 'appending to the ledger, one by one and in batches',
    seconds: { quick: 5, default: 12, large: 12 },
    load: () => import('./subjects/append.ts'),
  },
  {
    name: 'checkpoint',
    about: 'the checkpoint of one edit in a large tree, beside a shadow git repository',
    seconds: { quick: 5, default: 12, large: 180 },
    load: () => import('./subjects/checkpoint.ts'),
  },
  {
    name: 'reflex',
    about: 'the reflexes on a one-place edit in a 10,000-line file, beside parsing alone',
    seconds: { quick: 8, default: 20, large: 20 },
    load: () => import('./subjects/reflex.ts'),
  },
  {
    name: 'annotations',
    about: 'the decisions that stand in a 10,000-line file, and asking again while typing',
    seconds: { quick: 4, default: 4, large: 4 },
    load: () => import('./subjects/annotations.ts'),
  },
  {
    name: 'lightBulb',
    about: 'what is offered at a cursor in a 5,000-line file, after an edit and as the cursor moves',
    seconds: { quick: 6, default: 6, large: 6 },
    load: () => import('./subjects/lightBulb.ts'),
  },
  {
    name: 'rename',
    about: 'a rename across 1,000 files as a whole process, with and without physics',
    seconds: { quick: 15, default: 75, large: 75 },
    load: () => import('./subjects/rename.ts'),
  },
  {
    name: 'operations',
    about: 'every operation on a large codebase, beside ts-morph and the language servers’ own renames',
    seconds: { quick: 90, default: 400, large: 1_200 },
    load: () => import('./subjects/operations.ts'),
  },
  {
    name: 'rewind',
    about: 'a rewind of 1,000 files in a long ledger, and what such a ledger costs',
    seconds: { quick: 20, default: 90, large: 150 },
    load: () => import('./subjects/rewind.ts'),
  },
  {
    name: 'index',
    about: 'indexing real Python and TypeScript, beside parsing alone; searching many files for a name',
    seconds: { quick: 8, default: 25, large: 25 },
    load: () => import('./subjects/indexing.ts'),
  },
  {
    name: 'terrain',
    about: 'the index of 500,000 lines by the built server: from nothing, from its cache, after an edit; its memory',
    seconds: { quick: 15, default: 60, large: 60 },
    load: () => import('./subjects/terrain.ts'),
  },
  {
    name: 'find',
    about: 'finding misspelled names among 100,000 symbols, beside edit distance alone; questions by meaning',
    seconds: { quick: 25, default: 45, large: 45 },
    load: () => import('./subjects/finding.ts'),
  },
  {
    name: 'text',
    about: 'searching text in many files, beside ripgrep itself',
    seconds: { quick: 10, default: 25, large: 180 },
    load: () => import('./subjects/textSearch.ts'),
  },
  {
    name: 'search',
    about: 'structural search over real code, beside ast-grep',
    seconds: { quick: 20, default: 60, large: 120 },
    load: () => import('./subjects/structuralSearch.ts'),
  },
  {
    name: 'relations',
    about: 'outlines beside Universal Ctags; the import graph of a large workspace, its cycles and rank',
    seconds: { quick: 8, default: 20, large: 40 },
    load: () => import('./subjects/relations.ts'),
  },
  {
    name: 'startup',
    about: 'the start of the command line, beside an empty Node',
    seconds: { quick: 3, default: 8, large: 8 },
    load: () => import('./subjects/startup.ts'),
  },
  {
    name: 'packages',
    about: 'the size of the packages and of the bundles in them',
    seconds: { quick: 10, default: 20, large: 20 },
    load: () => import('./subjects/packages.ts'),
  },
  {
    name: 'timeline',
    about: 'the timeline of 100,000 events: the server’s answers, and the page in a browser',
    seconds: { quick: 25, default: 50, large: 50 },
    load: () => import('./subjects/timeline.ts'),
  },
  {
    name: 'moments',
    about: 'the rewind page with as many moments as it shows, in a browser',
    seconds: { quick: 10, default: 20, large: 20 },
    load: () => import('./subjects/moments.ts'),
  },
  {
    name: 'editor',
    about: 'activation and typing in a real editor',
    seconds: { quick: 80, default: 180, large: 180 },
    load: () => import('./subjects/editor.ts'),
  },
];
