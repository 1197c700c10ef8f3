/** Wishes for another shape of code, in many words: what each comes to. */
import { describe, expect, it } from 'vitest';
import { readInstruction } from '../../../server/core/intent/readInstruction.ts';

function calls(instruction: string): readonly unknown[] {
  const { result } = readInstruction(instruction, undefined);
  if (!result.ok) return [result.error.message];
  return result.value.operations.map(({ operation, arguments: args }) => ({ operation, ...(args as object) }));
}

describe('a method becomes a function', () => {
  it.each([
    ['turn the method Shape.area into a function', [{ operation: 'methodToFunction', target: { name: 'Shape.area', kind: 'method' } }]],
    [
      'turn Shape.area into a plain function called shape_area',
      [{ operation: 'methodToFunction', target: { name: 'Shape.area' }, newName: 'shape_area' }],
    ],
    [
      'convert the method area of class Shape to a free function',
      [{ operation: 'methodToFunction', target: { name: 'area', kind: 'method', containerHint: 'Shape' } }],
    ],
    [
      'convert `Shape.area` from a method into a module-level function',
      [{ operation: 'methodToFunction', target: { name: 'Shape.area' } }],
    ],
    ['make Shape.area a function', [{ operation: 'methodToFunction', target: { name: 'Shape.area' } }]],
    [
      'Make area of Shape in shapes.py a standalone function called shape_area, please',
      [{ operation: 'methodToFunction', target: { name: 'area', pathHint: 'shapes.py', containerHint: 'Shape' }, newName: 'shape_area' }],
    ],
    ['Shape.area should be a function', [{ operation: 'methodToFunction', target: { name: 'Shape.area' } }]],
    [
      'the method area of Shape should become a plain function named surface',
      [{ operation: 'methodToFunction', target: { name: 'area', kind: 'method', containerHint: 'Shape' }, newName: 'surface' }],
    ],
    ['I want Shape.area to be a free function', [{ operation: 'methodToFunction', target: { name: 'Shape.area' } }]],
    ['pull the method area out of its class', [{ operation: 'methodToFunction', target: { name: 'area', kind: 'method' } }]],
    ['extract Shape.area out of its class into a function', [{ operation: 'methodToFunction', target: { name: 'Shape.area' } }]],
    ['move Shape.area out of the class', [{ operation: 'methodToFunction', target: { name: 'Shape.area' } }]],
    ['lift Shape.area to module level', [{ operation: 'methodToFunction', target: { name: 'Shape.area' } }]],
    ['replace the method Shape.area with a function', [{ operation: 'methodToFunction', target: { name: 'Shape.area', kind: 'method' } }]],
    [
      'use a function instead of the method Shape.area',
      [{ operation: 'methodToFunction', target: { name: 'Shape.area', kind: 'method' } }],
    ],
    ['Shape.area -> function', [{ operation: 'methodToFunction', target: { name: 'Shape.area' } }]],
    ['method to function: Shape.area', [{ operation: 'methodToFunction', target: { name: 'Shape.area' } }]],
    [
      'turn Shape.area and Shape.width into functions',
      [
        { operation: 'methodToFunction', target: { name: 'Shape.area' } },
        { operation: 'methodToFunction', target: { name: 'Shape.width' } },
      ],
    ],
    [
      'turn Shape.area into a function with a parameter called s',
      [{ operation: 'methodToFunction', target: { name: 'Shape.area' }, parameter: 's' }],
    ],
    [
      'Could you please convert the method `area` of the class `Shape` in shapes.py to a plain module-level function named `shape_area`, and update all callers?',
      [
        {
          operation: 'methodToFunction',
          target: { name: 'area', kind: 'method', pathHint: 'shapes.py', containerHint: 'Shape' },
          newName: 'shape_area',
        },
      ],
    ],
    [
      'First turn the method Shape.area into a function. Then rename Shape to Form.',
      [
        { operation: 'methodToFunction', target: { name: 'Shape.area', kind: 'method' } },
        { operation: 'rename', target: { name: 'Shape' }, newName: 'Form' },
      ],
    ],
    [
      'Turn the method `area` of the class `Shape` in shapes.py into a function, with the first parameter called `s`.',
      [
        {
          operation: 'methodToFunction',
          target: { name: 'area', kind: 'method', pathHint: 'shapes.py', containerHint: 'Shape' },
          parameter: 's',
        },
      ],
    ],
  ] as const)('%s', (instruction, expected) => {
    expect(calls(instruction)).toEqual(expected);
  });
});

describe('a function becomes a method', () => {
  it.each([
    ['make area a method of Shape', [{ operation: 'functionToMethod', target: { name: 'area' }, className: { name: 'Shape' } }]],
    [
      'make the function area in shapes.py a method of the class Shape',
      [
        {
          operation: 'functionToMethod',
          target: { name: 'area', kind: 'function', pathHint: 'shapes.py' },
          className: { name: 'Shape', kind: 'class' },
        },
      ],
    ],
    ['turn area into a method', [{ operation: 'functionToMethod', target: { name: 'area' } }]],
    [
      'convert the function next_row to a method of CsvReader called advance',
      [
        {
          operation: 'functionToMethod',
          target: { name: 'next_row', kind: 'function' },
          className: { name: 'CsvReader' },
          newName: 'advance',
        },
      ],
    ],
    ['area should be a method of Shape', [{ operation: 'functionToMethod', target: { name: 'area' }, className: { name: 'Shape' } }]],
    [
      'the function area should become an instance method of class Shape',
      [{ operation: 'functionToMethod', target: { name: 'area', kind: 'function' }, className: { name: 'Shape', kind: 'class' } }],
    ],
    ['I want area to be a method of Shape', [{ operation: 'functionToMethod', target: { name: 'area' }, className: { name: 'Shape' } }]],
    [
      'move the function area into the class Shape as a method',
      [{ operation: 'functionToMethod', target: { name: 'area', kind: 'function' }, className: { name: 'Shape', kind: 'class' } }],
    ],
    ['area belongs in Shape as a method', [{ operation: 'functionToMethod', target: { name: 'area' }, className: { name: 'Shape' } }]],
    [
      'put area into Shape as a method called size',
      [{ operation: 'functionToMethod', target: { name: 'area' }, className: { name: 'Shape' }, newName: 'size' }],
    ],
    ['attach area to Shape as a method', [{ operation: 'functionToMethod', target: { name: 'area' }, className: { name: 'Shape' } }]],
    [
      'replace the function area with a method of Shape',
      [{ operation: 'functionToMethod', target: { name: 'area', kind: 'function' }, className: { name: 'Shape' } }],
    ],
    [
      'use a method of Shape instead of the function area',
      [{ operation: 'functionToMethod', target: { name: 'area', kind: 'function' }, className: { name: 'Shape' } }],
    ],
    ['area -> method of Shape', [{ operation: 'functionToMethod', target: { name: 'area' }, className: { name: 'Shape' } }]],
    ['parse_row -> method', [{ operation: 'functionToMethod', target: { name: 'parse_row' } }]],
    ['function to method: area', [{ operation: 'functionToMethod', target: { name: 'area' } }]],
    [
      'turn area and perimeter into methods of Shape',
      [
        { operation: 'functionToMethod', target: { name: 'area' }, className: { name: 'Shape' } },
        { operation: 'functionToMethod', target: { name: 'perimeter' }, className: { name: 'Shape' } },
      ],
    ],
    [
      'make draw a method of Shape, with the parameter shape as self',
      [{ operation: 'functionToMethod', target: { name: 'draw' }, className: { name: 'Shape' }, parameter: 'shape' }],
    ],
    [
      'In shapes.py, make area a method of Shape and turn Shape.draw into a function',
      [
        { operation: 'functionToMethod', target: { name: 'area', pathHint: 'shapes.py' }, className: { name: 'Shape' } },
        { operation: 'methodToFunction', target: { name: 'Shape.draw', pathHint: 'shapes.py' } },
      ],
    ],
    [
      'Could you please turn the function `next_row` in reader/tools.py into a method of the class `CsvReader`, with the parameter `reader` as self, and update all callers?',
      [
        {
          operation: 'functionToMethod',
          target: { name: 'next_row', kind: 'function', pathHint: 'reader/tools.py' },
          className: { name: 'CsvReader', kind: 'class' },
          parameter: 'reader',
        },
      ],
    ],
  ] as const)('%s', (instruction, expected) => {
    expect(calls(instruction)).toEqual(expected);
  });
});

describe('a method becomes static, or one of the class or of objects', () => {
  it.each([
    ['make Dates.parse static', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'static' }]],
    [
      'make the method parse of Dates a static method',
      [{ operation: 'methodKind', target: { name: 'parse', kind: 'method', containerHint: 'Dates' }, to: 'static' }],
    ],
    ['turn Dates.parse into a staticmethod', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'static' }]],
    ['Dates.parse should be static', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'static' }]],
    [
      'the method parse of class Dates could be a static method',
      [{ operation: 'methodKind', target: { name: 'parse', kind: 'method', containerHint: 'Dates' }, to: 'static' }],
    ],
    ['Point.origin should be a class method', [{ operation: 'methodKind', target: { name: 'Point.origin' }, to: 'class' }]],
    ['convert Point.origin to a classmethod', [{ operation: 'methodKind', target: { name: 'Point.origin' }, to: 'class' }]],
    ['I want Dates.parse to be static', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'static' }]],
    ['add @staticmethod to Dates.parse', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'static' }]],
    ['decorate Dates.parse with @classmethod', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'class' }]],
    ['mark Dates.parse as static', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'static' }]],
    ['Dates.parse -> static', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'static' }]],
    ['static: Dates.parse', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'static' }]],
    [
      'make Dates.parse and Dates.clean static',
      [
        { operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'static' },
        { operation: 'methodKind', target: { name: 'Dates.clean' }, to: 'static' },
      ],
    ],
    [
      'turn the static method Dates.parse into an instance method',
      [{ operation: 'methodKind', target: { name: 'Dates.parse', kind: 'method' }, to: 'instance' }],
    ],
    ['make Dates.parse an instance method', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'instance' }]],
    ['make Dates.parse non-static', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'instance' }]],
    ['Dates.parse should no longer be static', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'instance' }]],
    ['remove the static keyword from Dates.parse', [{ operation: 'methodKind', target: { name: 'Dates.parse' }, to: 'instance' }]],
    [
      'Could you please make the method `parse` of the class `Dates` in src/dates.ts a static method, and update all callers?',
      [
        {
          operation: 'methodKind',
          target: { name: 'parse', kind: 'method', pathHint: 'src/dates.ts', containerHint: 'Dates' },
          to: 'static',
        },
      ],
    ],
  ] as const)('%s', (instruction, expected) => {
    expect(calls(instruction)).toEqual(expected);
  });
});

describe('functions become a class', () => {
  it.each([
    [
      'turn area and double into a class Measure',
      [{ operation: 'functionsToClass', targets: [{ name: 'area' }, { name: 'double' }], className: 'Measure' }],
    ],
    [
      'group the functions area and double into a class called Measure',
      [
        {
          operation: 'functionsToClass',
          targets: [
            { name: 'area', kind: 'function' },
            { name: 'double', kind: 'function' },
          ],
          className: 'Measure',
        },
      ],
    ],
    [
      'gather area, double and triple in a new class Measure',
      [{ operation: 'functionsToClass', targets: [{ name: 'area' }, { name: 'double' }, { name: 'triple' }], className: 'Measure' }],
    ],
    [
      'put load and dump into a new class called Store as static methods',
      [{ operation: 'functionsToClass', targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store', as: 'statics' }],
    ],
    [
      'make a class Measure out of area and double',
      [{ operation: 'functionsToClass', targets: [{ name: 'area' }, { name: 'double' }], className: 'Measure' }],
    ],
    [
      'create a class Measure from the functions area and double in shapes.py',
      [
        {
          operation: 'functionsToClass',
          targets: [
            { name: 'area', kind: 'function', pathHint: 'shapes.py' },
            { name: 'double', kind: 'function', pathHint: 'shapes.py' },
          ],
          className: 'Measure',
        },
      ],
    ],
    [
      'introduce a new class Store for load and dump, with static methods',
      [{ operation: 'functionsToClass', targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store', as: 'statics' }],
    ],
    [
      'make load and dump static methods of a new class Store',
      [{ operation: 'functionsToClass', targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store', as: 'statics' }],
    ],
    [
      'load and dump should become static methods of a new class Store',
      [{ operation: 'functionsToClass', targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store', as: 'statics' }],
    ],
    [
      'bundle area and double together in a Measure class',
      [{ operation: 'functionsToClass', targets: [{ name: 'area' }, { name: 'double' }], className: 'Measure' }],
    ],
    [
      'area and double should be methods of a new class Measure',
      [{ operation: 'functionsToClass', targets: [{ name: 'area' }, { name: 'double' }], className: 'Measure', as: 'methods' }],
    ],
    [
      'area and double -> class Measure',
      [{ operation: 'functionsToClass', targets: [{ name: 'area' }, { name: 'double' }], className: 'Measure' }],
    ],
    [
      'wrap the function area in a class Measure',
      [{ operation: 'functionsToClass', targets: [{ name: 'area', kind: 'function' }], className: 'Measure' }],
    ],
    [
      'encapsulate load and dump in a class named Store',
      [{ operation: 'functionsToClass', targets: [{ name: 'load' }, { name: 'dump' }], className: 'Store' }],
    ],
    [
      'Could you please combine the functions `area` and `double` in src/shapes.ts into a new class `Measure`, and update all callers?',
      [
        {
          operation: 'functionsToClass',
          targets: [
            { name: 'area', kind: 'function', pathHint: 'src/shapes.ts' },
            { name: 'double', kind: 'function', pathHint: 'src/shapes.ts' },
          ],
          className: 'Measure',
        },
      ],
    ],
  ] as const)('%s', (instruction, expected) => {
    expect(calls(instruction)).toEqual(expected);
  });
});

describe('a new exception', () => {
  it.each([
    [
      'introduce ConfigError (a ValueError) and raise it instead of ValueError in config.py',
      [
        {
          operation: 'newException',
          name: 'ConfigError',
          base: 'ValueError',
          insteadOf: 'ValueError',
          places: [{ name: 'config.py', kind: 'file' }],
        },
      ],
    ],
    [
      'introduce an exception ConfigError and raise it instead of ValueError in load',
      [{ operation: 'newException', name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'load' }] }],
    ],
    ['add a new exception ConfigError in errors.py', [{ operation: 'newException', name: 'ConfigError', module: 'errors.py' }]],
    [
      'create a custom exception class called ConfigError derived from ValueError',
      [{ operation: 'newException', name: 'ConfigError', base: 'ValueError' }],
    ],
    ['define an error ConfigError that extends AppError', [{ operation: 'newException', name: 'ConfigError', base: 'AppError' }]],
    ['add a subclass ConfigError of ValueError', [{ operation: 'newException', name: 'ConfigError', base: 'ValueError' }]],
    [
      'raise ConfigError instead of ValueError in load',
      [{ operation: 'newException', name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'load' }] }],
    ],
    [
      'throw a new ConfigError instead of Error in src/config.ts',
      [{ operation: 'newException', name: 'ConfigError', insteadOf: 'Error', places: [{ name: 'src/config.ts', kind: 'file' }] }],
    ],
    [
      'load should raise ConfigError instead of ValueError',
      [{ operation: 'newException', name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'load' }] }],
    ],
    [
      'the function load must throw a custom error ConfigError rather than Error',
      [{ operation: 'newException', name: 'ConfigError', insteadOf: 'Error', places: [{ name: 'load', kind: 'function' }] }],
    ],
    [
      'make load raise ConfigError instead of ValueError',
      [{ operation: 'newException', name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'load' }] }],
    ],
    [
      'in config.py, raise ConfigError instead of ValueError',
      [{ operation: 'newException', name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'config.py', kind: 'file' }] }],
    ],
    [
      'replace every raised ValueError with a new exception ConfigError in load and dump',
      [{ operation: 'newException', name: 'ConfigError', insteadOf: 'ValueError', places: [{ name: 'load' }, { name: 'dump' }] }],
    ],
    [
      'derive ConfigError from ValueError in errors.py',
      [{ operation: 'newException', name: 'ConfigError', base: 'ValueError', module: 'errors.py' }],
    ],
    [
      'Please introduce a new exception class named `ConfigError` (a subclass of `ValueError`) and raise it instead of `ValueError` in the function `load` in config.py.',
      [
        {
          operation: 'newException',
          name: 'ConfigError',
          base: 'ValueError',
          insteadOf: 'ValueError',
          places: [{ name: 'load', kind: 'function', pathHint: 'config.py' }],
        },
      ],
    ],
    [
      'Could you create a new exception ConfigError based on ValueError and throw it in place of ValueError everywhere?',
      [{ operation: 'newException', name: 'ConfigError', base: 'ValueError', insteadOf: 'ValueError' }],
    ],
  ] as const)('%s', (instruction, expected) => {
    expect(calls(instruction)).toEqual(expected);
  });
});

describe('a class becomes functions', () => {
  it.each([
    ['turn the class Store into functions', [{ operation: 'classToFunctions', target: { name: 'Store', kind: 'class' } }]],
    [
      'convert the class Store in store.py to plain functions',
      [{ operation: 'classToFunctions', target: { name: 'Store', kind: 'class', pathHint: 'store.py' } }],
    ],
    ['replace the class Store with functions', [{ operation: 'classToFunctions', target: { name: 'Store', kind: 'class' } }]],
    ['make the class Store functions', [{ operation: 'classToFunctions', target: { name: 'Store', kind: 'class' } }]],
    ['the class Store should become functions', [{ operation: 'classToFunctions', target: { name: 'Store', kind: 'class' } }]],
    ['dissolve the class Store into functions', [{ operation: 'classToFunctions', target: { name: 'Store', kind: 'class' } }]],
    ['dissolve Store', [{ operation: 'classToFunctions', target: { name: 'Store' } }]],
    ['break up the class Store into module-level functions', [{ operation: 'classToFunctions', target: { name: 'Store', kind: 'class' } }]],
    ['make all static methods of Store functions', [{ operation: 'classToFunctions', target: { name: 'Store' } }]],
    ['pull the static methods out of Store', [{ operation: 'classToFunctions', target: { name: 'Store' } }]],
    ['class to functions: Store', [{ operation: 'classToFunctions', target: { name: 'Store' } }]],
    [
      'Could you please turn the class `Store` in src/store.ts into plain functions, and update all callers?',
      [{ operation: 'classToFunctions', target: { name: 'Store', kind: 'class', pathHint: 'src/store.ts' } }],
    ],
  ] as const)('%s', (instruction, expected) => {
    expect(calls(instruction)).toEqual(expected);
  });
});
