/** data: renames on Python packages that a distribution ships, for `scripts/realCode.ts` on a folder that holds them. */
import type { Trial } from './trial.ts';

export const distributionTrials: Readonly<Record<string, readonly Trial[]>> = {
  docutils: [
    {
      kind: 'method called on untyped receivers',
      instruction: 'rename the method dispatch_visit of NodeVisitor to dispatch_arrival',
      from: 'dispatch_visit',
      to: 'dispatch_arrival',
      declared: ['docutils/nodes.py', 'def ‹dispatch_visit›('],
      onlyOurs: 3,
      because: 'two calls on untyped receivers, and an override, which pyright does not look for downwards',
    },
    {
      kind: 'class used in many modules',
      instruction: 'rename the class ApplicationError to DocumentError_',
      from: 'ApplicationError',
      to: 'DocumentError_',
      declared: ['docutils/__init__.py', 'class ‹ApplicationError›('],
    },
    {
      kind: 'module of a package',
      instruction: 'rename the module docutils/utils/punctuation_chars.py to delimiters',
      from: 'punctuation_chars',
      to: 'delimiters',
      moves: { 'docutils/utils/punctuation_chars.py': 'docutils/utils/delimiters.py' },
    },
    {
      kind: 'package',
      instruction: 'rename the package docutils/transforms to changes_',
      from: 'transforms',
      to: 'changes_',
      moves: { 'docutils/transforms': 'docutils/changes_' },
    },
  ],
  mako: [
    {
      kind: 'property',
      instruction: 'rename the property reverse_index of LoopContext to index_from_end',
      from: 'reverse_index',
      to: 'index_from_end',
      declared: ['mako/runtime.py', 'def ‹reverse_index›('],
      onlyOurs: 1,
      because: 'a documentation role (:attr:`…`)',
    },
    {
      kind: 'class with a common name',
      instruction: 'rename the class Lexer in mako/lexer.py to TemplateScanner',
      from: 'Lexer',
      to: 'TemplateScanner',
      declared: ['mako/lexer.py', 'class ‹Lexer›:'],
      onlyOurs: 2,
      because: 'two documentation roles (:class:`.Lexer`)',
    },
    {
      kind: 'module with a common name',
      instruction: 'rename the module mako/util.py to toolbox',
      from: 'util',
      to: 'toolbox',
      moves: { 'mako/util.py': 'mako/toolbox.py' },
    },
  ],
  networkx: [
    {
      kind: 'function exported by star and __all__',
      instruction: 'rename the function is_weighted to has_weights',
      from: 'is_weighted',
      to: 'has_weights',
      declared: ['networkx/classes/function.py', 'def ‹is_weighted›('],
      onlyOurs: 3,
      because: 'three calls in a doctest',
    },
    {
      kind: 'function that other modules have under the same name',
      instruction: 'in classes/function.py rename the function density to edge_density',
      from: 'density',
      to: 'edge_density',
      declared: ['networkx/classes/function.py', 'def ‹density›('],
    },
    {
      kind: 'helper imported from a package',
      instruction: 'rename arbitrary_element to any_element',
      from: 'arbitrary_element',
      to: 'any_element',
      declared: ['networkx/utils/misc.py', 'def ‹arbitrary_element›('],
    },
  ],
  sqlalchemy: [
    {
      kind: 'class reached through a package’s re-exports',
      instruction: 'rename the class CircularDependencyError to DependencyCycleError',
      from: 'CircularDependencyError',
      to: 'DependencyCycleError',
      declared: ['sqlalchemy/exc.py', 'class ‹CircularDependencyError›('],
    },
    {
      kind: 'function reached through a package’s re-exports',
      instruction: 'rename the function methods_equivalent to same_methods',
      from: 'methods_equivalent',
      to: 'same_methods',
      declared: ['sqlalchemy/util/langhelpers.py', 'def ‹methods_equivalent›('],
    },
  ],
  twisted: [
    {
      kind: 'class used across a large tree',
      instruction: 'rename the class ConnectionLost in internet/error.py to LinkLost',
      from: 'ConnectionLost',
      to: 'LinkLost',
      declared: ['twisted/internet/error.py', 'class ‹ConnectionLost›('],
    },
  ],
};
