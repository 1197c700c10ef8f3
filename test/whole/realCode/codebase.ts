/** A piece of real code as the trials use it: what is copied where, how it is checked, and which tests it brings along. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectRoot } from '../support/shell.ts';
import { type Finding, pyrightFindings, tscFindings } from './checkers.ts';

export interface Codebase {
  readonly name: string;
  readonly family: 'python' | 'ecmascript';
  /** Absolute source, or one inside node_modules; and where it goes in the workspace. */
  readonly copies: readonly (readonly [source: string, into: string])[];
  /** Files written beside the copies, to make a project of them. */
  readonly files?: Readonly<Record<string, string>>;
  /** Python: folders that modules are imported from. TypeScript: the tsconfig. */
  readonly importRoots?: readonly string[];
  readonly tsconfig?: string;
  /** Whether the workspace needs the installed packages beside it. */
  readonly packages?: boolean;
  /** Its own tests, or imports of all its modules; each line of the output is one result. */
  readonly tests?: (folder: string) => readonly string[];
}

export function layOut(codebase: Codebase, folder: string): void {
  for (const [source, into] of codebase.copies) {
    const from = source.startsWith('/') ? source : join(projectRoot, 'node_modules', source);
    if (!existsSync(from)) throw new Error(`${from} is not there; ${codebase.name} needs it`);
    mkdirSync(dirname(join(folder, into)), { recursive: true });
    cpSync(from, join(folder, into), { recursive: true, filter: (path) => !path.endsWith('__pycache__') });
  }
  for (const [path, text] of Object.entries(codebase.files ?? {})) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  if (codebase.packages) symlinkSync(join(projectRoot, 'node_modules'), join(folder, 'node_modules'), 'dir');
}

export function findingsIn(codebase: Codebase, folder: string): readonly Finding[] {
  return codebase.family === 'python'
    ? pyrightFindings(folder, codebase.importRoots ?? [])
    : tscFindings(folder, codebase.tsconfig ?? 'tsconfig.json');
}

/** What its own tests say, run on a copy, so that they leave nothing behind; undefined if it brings none. */
export function resultsOnCopy({ tests }: Codebase, folder: string): readonly string[] | undefined {
  if (!tests) return undefined;
  const copy = mkdtempSync(join(tmpdir(), 'swarm-trial-'));
  try {
    cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
    return tests(copy);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The lines of a command that say how each single test ended, sorted. */
function resultsOf(
  folder: string,
  program: string,
  args: readonly string[],
  line: RegExp,
  env: Readonly<Record<string, string>> = {},
): string[] {
  const run = spawnSync(program, args, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', NO_COLOR: '1', ...env },
    timeout: 300_000,
    maxBuffer: 1 << 28,
  });
  if (run.error) throw run.error;
  const results = `${run.stdout}\n${run.stderr}`.split('\n').flatMap((text) => line.exec(text)?.[0] ?? []);
  if (results.length === 0) throw new Error(`no results: ${run.stdout.slice(-1_000)}${run.stderr.slice(-2_000)}`);
  return results.sort();
}

/** Python unit tests below a package, run from the folder it is imported from. */
function pythonUnitTests(root: string, start: string, pattern: string): (folder: string) => readonly string[] {
  const args = ['-m', 'unittest', 'discover', '-v', '-t', '.', '-s', start, '-p', pattern];
  return (folder) => resultsOf(join(folder, root), 'python3', args, /^.*\.\.\. (ok|FAIL|ERROR|skipped|expected failure)/);
}

const importAll = `
import importlib, os, sys, warnings
warnings.simplefilter("ignore")
root, package = sys.argv[1], sys.argv[2]
sys.path.insert(0, root)
for folder, folders, files in os.walk(os.path.join(root, package)):
    folders[:] = [each for each in folders if each not in ("test", "tests", "testing")]
    for file in files:
        if not file.endswith(".py") or file in ("__main__.py", "conftest.py"): continue
        path = os.path.relpath(os.path.join(folder, file), root)[:-3].replace(os.sep, ".")
        name = path[:-9] if path.endswith(".__init__") else path
        try:
            importlib.import_module(name)
            how = "ok"
        except BaseException as failure:
            how = type(failure).__name__
        print("module", name, how, flush=True)
os._exit(0)
`;

/** Imports every module of a package and says how that went. */
function pythonImports(root: string, name: string): (folder: string) => readonly string[] {
  return (folder) => resultsOf(folder, 'python3', ['-c', importAll, root, name], /^module .*/);
}

/** Tests of a package that pytest finds in it. */
function pytestTests(name: string): (folder: string) => readonly string[] {
  const args = ['-m', 'pytest', '-v', '-p', 'no:cacheprovider', name];
  return (folder) => resultsOf(folder, 'python3', args, /^\S+::\S+ (PASSED|FAILED|ERROR|SKIPPED|XFAIL)/);
}

/** Imports every JavaScript module below a folder but those of installed packages, and says what each exports. */
function javascriptImports(root: string): (folder: string) => readonly string[] {
  const script = `
    import { globSync } from 'node:fs';
    import { pathToFileURL } from 'node:url';
    const modules = globSync('**/*.{js,mjs,cjs}', { exclude: (name) => name === 'node_modules' });
    for (const name of modules.filter((name) => !/cli|bin/.test(name)).sort()) {
      const how = await import(pathToFileURL(name)).then((module) => Object.keys(module).length, (failure) => failure.name);
      console.log('module', name, how);
    }`;
  return (folder) => resultsOf(join(folder, root), process.execPath, ['--input-type=module', '-e', script], /^module .*/);
}

/** Vitest tests that come with a package. */
function vitestTests(pattern: string): (folder: string) => readonly string[] {
  return (folder) => {
    const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');
    return resultsOf(folder, process.execPath, [vitest, 'run', '--reporter=verbose', pattern], /^ *[✓×↓] .*?(?= +\d+ms$|$)/);
  };
}

const zodConfig = `import { defineConfig } from 'vitest/config';
import { join } from 'node:path';
const at = (name) => join(import.meta.dirname, name);
export default defineConfig({
  resolve: { alias: [
    { find: /^zod$/, replacement: at('src/index.ts') },
    { find: /^zod\\/(.*)$/, replacement: at('src/$1') },
  ] },
});
`;

const gyp: Codebase = {
  name: 'gyp',
  family: 'python',
  copies: [['node-gyp/gyp', 'gyp']],
  importRoots: ['gyp/pylib'],
  tests: pythonUnitTests('gyp/pylib', 'gyp', '*_test.py'),
};

const rxjs: Codebase = {
  name: 'rxjs',
  family: 'ecmascript',
  copies: [
    ['rxjs/src', 'rxjs/src'],
    ['rxjs/tsconfig.json', 'rxjs/tsconfig.json'],
  ],
  tsconfig: 'rxjs/tsconfig.json',
};

const zod: Codebase = {
  name: 'zod',
  family: 'ecmascript',
  copies: [['zod/src', 'src']],
  files: {
    'tsconfig.json': JSON.stringify(
      {
        compilerOptions: {
          strict: true,
          target: 'esnext',
          module: 'nodenext',
          moduleResolution: 'nodenext',
          noEmit: true,
          skipLibCheck: true,
          rewriteRelativeImportExtensions: true,
          types: ['node'],
          paths: { zod: ['./src/index.ts'], 'zod/*': ['./src/*/index.ts', './src/*'] },
        },
        include: ['src'],
      },
      null,
      2,
    ),
    'package.json': '{ "name": "zod", "type": "module" }\n',
    'vitest.config.mjs': zodConfig,
  },
  packages: true,
  tests: vitestTests('src/v4/classic/tests/'),
};

/** Makes a project of plain JavaScript, which the compiler then checks, without asking for types that nobody wrote. */
export function javascriptConfig(include: readonly string[]): string {
  return JSON.stringify({
    compilerOptions: {
      allowJs: true,
      checkJs: true,
      strict: false,
      module: 'nodenext',
      target: 'esnext',
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    },
    include,
  });
}

const dependencyCruiser: Codebase = {
  name: 'dependency-cruiser',
  family: 'ecmascript',
  copies: [
    ['dependency-cruiser/src', 'src'],
    ['dependency-cruiser/package.json', 'package.json'],
  ],
  files: { 'tsconfig.json': javascriptConfig(['src']) },
  packages: true,
  tests: javascriptImports('src'),
};

const commander: Codebase = {
  name: 'commander',
  family: 'ecmascript',
  copies: [
    ['commander/lib', 'lib'],
    ['commander/index.js', 'index.js'],
    ['commander/package.json', 'package.json'],
  ],
  files: { 'tsconfig.json': javascriptConfig(['lib', 'index.js']) },
  packages: true,
  tests: javascriptImports('.'),
};

const bundled = JSON.stringify({
  compilerOptions: {
    strict: true,
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    noEmit: true,
    skipLibCheck: true,
    types: ['node'],
    lib: ['es2022', 'dom'],
    paths: { '@anthropic-ai/sdk': ['./src/index.ts'], '@anthropic-ai/sdk/*': ['./src/*'] },
  },
  include: ['src'],
});

const anthropicSdk: Codebase = {
  name: 'anthropic-sdk',
  family: 'ecmascript',
  copies: [['@anthropic-ai/sdk/src', 'src']],
  files: { 'tsconfig.json': bundled },
  packages: true,
};

const msalCommon: Codebase = {
  name: 'msal-common',
  family: 'ecmascript',
  copies: [['@azure/msal-common/src', 'src']],
  files: { 'tsconfig.json': bundled },
  packages: true,
};

const msalNode: Codebase = {
  name: 'msal-node',
  family: 'ecmascript',
  copies: [['@azure/msal-node/src', 'src']],
  files: { 'tsconfig.json': bundled },
  packages: true,
};

const tsconfigPaths: Codebase = {
  name: 'tsconfig-paths',
  family: 'ecmascript',
  copies: [['tsconfig-paths/src', 'src']],
  files: { 'tsconfig.json': bundled },
  packages: true,
};

/** CommonJS, of which every module is imported before and after. */
function commonJs(name: string, ...copied: readonly string[]): Codebase {
  return {
    name,
    family: 'ecmascript',
    copies: [...copied, 'package.json'].map((each) => [`${name}/${each}`, each] as const),
    files: { 'tsconfig.json': javascriptConfig(['**/*.js']) },
    packages: true,
    tests: javascriptImports('.'),
  };
}

/** More code, on which the operations that change shapes are tried. */
export const varied = {
  'msal-node': msalNode,
  'tsconfig-paths': tsconfigPaths,
  'source-map-js': commonJs('source-map-js', 'lib', 'source-map.js'),
  'node-gyp': commonJs('node-gyp', 'lib'),
  tapable: commonJs('tapable', 'lib', 'tapable.d.ts'),
  jsonwebtoken: commonJs('jsonwebtoken', 'lib', 'index.js', 'sign.js', 'verify.js', 'decode.js'),
} as const;

/** Code on which the engine was not developed. */
export const unseen = { 'anthropic-sdk': anthropicSdk, 'msal-common': msalCommon } as const;

export const packaged = { gyp, rxjs, zod, 'dependency-cruiser': dependencyCruiser, commander } as const;

/** A folder of Python packages, such as what a distribution's package holds: every package in it is checked by its imports, and by its tests if it brings some. */
export function pythonFolder(folder: string): Codebase {
  const packages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, '__init__.py')))
    .map(({ name }) => name);
  const [first] = packages;
  if (first === undefined) throw new Error(`${folder} holds no Python package`);
  const imports = pythonImports('.', first);
  const tests = existsSync(join(folder, first, 'tests')) ? pytestTests(first) : () => [];
  return {
    name: first,
    family: 'python',
    copies: packages.map((name) => [join(folder, name), name] as const),
    importRoots: ['.'],
    tests: (copy) => [...imports(copy), ...tests(copy)],
  };
}

/** An unpacked npm package that brings its sources: checked by the compiler; if they are JavaScript, by the imports of all modules, too. */
export function npmFolder(folder: string): Codebase {
  const { name } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name: string };
  const copied = ['src', 'lib', 'index.js', 'package.json'].filter((each) => existsSync(join(folder, each)));
  const typed = copied.some((each) => globSync('**/*.ts', { cwd: join(folder, each) }).length > 0);
  return {
    name,
    family: 'ecmascript',
    copies: copied.map((each) => [join(folder, each), each] as const),
    files: { 'tsconfig.json': typed ? bundled : javascriptConfig(copied.filter((each) => each !== 'package.json')) },
    packages: true,
    ...(typed ? {} : { tests: javascriptImports('.') }),
  };
}
