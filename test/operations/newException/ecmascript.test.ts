/** A new error in TypeScript and JavaScript, and its use: each case a small workspace before and after. */
import { describe, expect, it } from 'vitest';
import { checkInstruction, checkInstructionRefused, checkOperation } from '../carryOut.ts';

describe('a new error in ECMAScript', () => {
  it('thrown in a module, declared in it', async () => {
    await checkOperation(
      `//- config.ts
import { readFileSync } from 'node:fs';

export function load(path: string) {
  if (path === '') throw new Error('no path');
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Error(\`bad \${path}\`, { cause });
  }
}

export const fail = () => new Error('x');
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'Error', places: [{ name: 'config.ts', kind: 'file' }] },
      `//- config.ts
import { readFileSync } from 'node:fs';

class ConfigError extends Error {
  override name = 'ConfigError';
}

export function load(path: string) {
  if (path === '') throw new ConfigError('no path');
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new ConfigError(\`bad \${path}\`, { cause });
  }
}

export const fail = () => new Error('x');
`,
    );
  });
  it('declared with the other errors, written as they are', async () => {
    await checkOperation(
      `//- src/errors.ts
export class AppError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AppError';
  }
}
//- src/config.ts
import { AppError } from './errors.js';

export class Config {
  load(path: string) {
    if (path === 'x') throw new AppError(path);
    throw new TypeError(path);
  }
}
`,
      'newException',
      { name: 'ConfigError', base: 'TypeError', insteadOf: 'TypeError', places: [{ name: 'load' }] },
      `//- src/config.ts
import { AppError, ConfigError } from './errors.js';

export class Config {
  load(path: string) {
    if (path === 'x') throw new AppError(path);
    throw new ConfigError(path);
  }
}
//- src/errors.ts
export class AppError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'AppError';
  }
}

export class ConfigError extends TypeError {
  constructor(message: string) {
    super(message);
    this.name = 'ConfigError';
  }
}
`,
    );
  });
  it('made from one of ours', async () => {
    await checkOperation(
      `//- src/errors.ts
export class AppError extends Error {}
//- src/config.ts
import { AppError } from './errors';

export function load(path: string) {
  throw new AppError(path);
}
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'AppError', places: [{ name: 'load' }] },
      `//- src/config.ts
import { ConfigError } from './errors';

export function load(path: string) {
  throw new ConfigError(path);
}
//- src/errors.ts
export class AppError extends Error {}

export class ConfigError extends AppError {}
`,
    );
  });
  it('several modules without one for errors', async () => {
    await checkOperation(
      `//- src/a.ts
export function load(path: string) {
  throw new RangeError(path);
}
//- src/b.ts
export function dump(path: string) {
  throw new RangeError(path);
}
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'RangeError' },
      `//- src/a.ts
import { ConfigError } from './errors';

export function load(path: string) {
  throw new ConfigError(path);
}
//- src/b.ts
import { ConfigError } from './errors';

export function dump(path: string) {
  throw new ConfigError(path);
}
//- src/errors.ts
export class ConfigError extends RangeError {
  override name = 'ConfigError';
}
`,
    );
  });
  it('plain JavaScript', async () => {
    await checkOperation(
      `//- a.js
function load(path) {
  throw new Error(path);
}

module.exports = { load };
`,
      'newException',
      { name: 'ConfigError', insteadOf: 'Error', places: [{ name: 'load' }] },
      `//- a.js
class ConfigError extends Error {
  name = 'ConfigError';
}

function load(path) {
  throw new ConfigError(path);
}

module.exports = { load };
`,
    );
  });
  it('CommonJS offers it as it offers the others', async () => {
    await checkOperation(
      `//- lib/error.js
class AppError extends Error {
  constructor(exitCode, message) {
    super(message);
    this.name = this.constructor.name;
  }
}

exports.AppError = AppError;
//- lib/option.js
const { AppError } = require('./error.js');

function load(path) {
  throw new AppError(1, path);
}

exports.load = load;
`,
      'newException',
      { name: 'BadOption', base: 'AppError', insteadOf: 'AppError', places: [{ name: 'load' }] },
      `//- lib/error.js
class AppError extends Error {
  constructor(exitCode, message) {
    super(message);
    this.name = this.constructor.name;
  }
}

class BadOption extends AppError {}

exports.AppError = AppError;
exports.BadOption = BadOption;
//- lib/option.js
const { BadOption } = require('./error.js');

function load(path) {
  throw new BadOption(1, path);
}

exports.load = load;
`,
    );
  });
  it('a new module of CommonJS', async () => {
    await checkOperation(
      `//- lib/a.js
function load(path) {
  throw new Error(path);
}

exports.load = load;
//- lib/b.js
exports.dump = (path) => {
  throw new Error(path);
};
`,
      'newException',
      { name: 'BadOption', insteadOf: 'Error' },
      `//- lib/a.js
const { BadOption } = require('./errors');

function load(path) {
  throw new BadOption(path);
}

exports.load = load;
//- lib/b.js
const { BadOption } = require('./errors');

exports.dump = (path) => {
  throw new BadOption(path);
};
//- lib/errors.js
class BadOption extends Error {
  name = 'BadOption';
}

module.exports = { BadOption };
`,
    );
  });
  it('a constructor of ours that names its objects by their class is inherited as it is', async () => {
    await checkOperation(
      `//- errors.ts
export class AppError extends Error {
  constructor(exitCode: number, code: string, message: string) {
    super(message);
    this.name = this.constructor.name;
    this.exitCode = exitCode;
  }
  exitCode: number;
}
//- errors.d.ts
export declare class AppError extends Error {}
`,
      'newException',
      { name: 'OptionError', base: 'AppError', module: 'errors.ts' },
      `//- errors.ts
export class AppError extends Error {
  constructor(exitCode: number, code: string, message: string) {
    super(message);
    this.name = this.constructor.name;
    this.exitCode = exitCode;
  }
  exitCode: number;
}

export class OptionError extends AppError {}
//- errors.d.ts
export declare class AppError extends Error {}
`,
    );
  });
  it('a constructor of ours that takes something else and sets one name is inherited, the name is its own', async () => {
    await checkOperation(
      `//- base.ts
export class AppError extends Error {
  constructor(exitCode: number, message: string) {
    super(message);
    this.name = 'AppError';
  }
}
export class FileError extends AppError {}
`,
      'newException',
      { name: 'OptionError', base: 'FileError', module: 'base.ts' },
      `//- base.ts
export class AppError extends Error {
  constructor(exitCode: number, message: string) {
    super(message);
    this.name = 'AppError';
  }
}
export class FileError extends AppError {}

export class OptionError extends FileError {
  override name = 'OptionError';
}
`,
    );
  });

  it('where it is not said what it takes the place of, it is what is thrown there', async () => {
    const before = `//- src/types.ts
export function unknown(check: never): never {
  throw new Error(\`unknown \${check}\`);
}

export function missing(name: string): never {
  if (name === '') throw new TypeError('no name');
  throw new Error(name);
}
`;
    await checkInstruction(
      before,
      'introduce an error class UnknownTypeError and throw it in unknown',
      `//- src/types.ts
class UnknownTypeError extends Error {
  override name = 'UnknownTypeError';
}

export function unknown(check: never): never {
  throw new UnknownTypeError(\`unknown \${check}\`);
}

export function missing(name: string): never {
  if (name === '') throw new TypeError('no name');
  throw new Error(name);
}
`,
    );
    const refusal = await checkInstructionRefused(before, 'introduce an error class MissingError and throw it in missing', 'shape-unfit');
    expect(refusal.error.message).toBe('“TypeError” and “Error” are raised in missing.');
  });
});
