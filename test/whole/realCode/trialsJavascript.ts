/** data: renames on plain JavaScript that comes with installed packages (dependency-cruiser, commander), one kind of thing each. */
import type { Trial } from './trial.ts';

export const dependencyCruiserTrials: readonly Trial[] = [
  {
    kind: 'function that another file has under the same name',
    instruction: 'in estree-helpers.mjs rename firstArgumentIsAString to startsWithAString',
    from: 'firstArgumentIsAString',
    to: 'startsWithAString',
    declared: ['src/extract/acorn/estree-helpers.mjs', 'export function ‹firstArgumentIsAString›('],
  },
  {
    kind: 'class exported as default',
    instruction: 'rename the class IndexedModuleGraph to ModuleIndex',
    from: 'IndexedModuleGraph',
    to: 'ModuleIndex',
    declared: ['src/graph-utl/indexed-module-graph.mjs', 'export default class ‹IndexedModuleGraph›'],
  },
  {
    kind: 'private member with a hash',
    instruction: 'rename the private field #indexedGraph to #verticesByName',
    from: '#indexedGraph',
    to: '#verticesByName',
    declared: ['src/graph-utl/indexed-module-graph.mjs', '	‹#indexedGraph›;'],
  },
  {
    kind: 'method of a class exported as default',
    instruction: 'rename the method findVertexByName to vertexNamed',
    from: 'findVertexByName',
    to: 'vertexNamed',
    declared: ['src/graph-utl/indexed-module-graph.mjs', '	‹findVertexByName›('],
    onlyOurs: 1,
    because: 'an untyped parameter; no other member has the name',
  },
  {
    kind: 'function whose name other modules have too',
    instruction: 'rename clearCache in src/extract/resolve/get-manifest.mjs to forgetManifests',
    from: 'clearCache',
    to: 'forgetManifests',
    declared: ['src/extract/resolve/get-manifest.mjs', 'export function ‹clearCache›('],
  },
  {
    kind: 'module with a dash in its name',
    instruction: 'rename the module src/utl/path-to-posix.mjs to posix-path.mjs',
    from: 'path-to-posix',
    to: 'posix-path',
    moves: { 'src/utl/path-to-posix.mjs': 'src/utl/posix-path.mjs' },
  },
];

export const commanderTrials: readonly Trial[] = [
  {
    kind: 'class exported the CommonJS way',
    instruction: 'rename the class InvalidArgumentError to BadArgumentError',
    from: 'InvalidArgumentError',
    to: 'BadArgumentError',
    declared: ['lib/error.js', 'class ‹InvalidArgumentError› extends'],
  },
  {
    kind: 'function exported the CommonJS way',
    instruction: 'rename the function suggestSimilar to proposeSimilar',
    from: 'suggestSimilar',
    to: 'proposeSimilar',
    declared: ['lib/suggestSimilar.js', 'function ‹suggestSimilar›('],
  },
  {
    kind: 'method of a class',
    instruction: 'rename the method _excessArguments to _tooManyArguments',
    from: '_excessArguments',
    to: '_tooManyArguments',
    declared: ['lib/command.js', '  ‹_excessArguments›('],
  },
  {
    kind: 'method on another class’s objects',
    instruction: 'rename the method attributeName of Option to propertyName_',
    from: 'attributeName',
    to: 'propertyName_',
    declared: ['lib/option.js', '  ‹attributeName›('],
    onlyOurs: 2,
    because: 'a variable without a type, and what a function makes of such a one; no other member has the name',
  },
  {
    kind: 'method that another class has under the same name, called on a parameter typed by its documentation',
    instruction: 'rename the method helpGroup of Option to groupInHelp_',
    from: 'helpGroup',
    to: 'groupInHelp_',
    declared: ['lib/option.js', '  ‹helpGroup›('],
    refused: true,
    because: 'one call is on a variable without a type, and two classes have the method',
  },
  {
    kind: 'class that types of documentation import',
    instruction: 'rename the class Argument to Positional_',
    from: 'Argument',
    to: 'Positional_',
    declared: ['lib/argument.js', 'class ‹Argument› {'],
  },
];
