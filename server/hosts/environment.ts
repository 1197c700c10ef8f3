/** The one place that reads environment variables. */

export interface Environment {
  readonly stateDirectory: string | undefined; // SWARM_STATE_DIR
  readonly home: string;
  readonly xdgStateHome: string | undefined;
  readonly runtimeDirectory: string | undefined; // XDG_RUNTIME_DIR
  readonly localAppData: string | undefined;
  readonly virtualEnvironment: string | undefined; // VIRTUAL_ENV: the Python environment that is active
  readonly condaPrefix: string | undefined; // CONDA_PREFIX
  readonly poetryEnvironments: string | undefined; // POETRY_VIRTUALENVS_PATH
  readonly pyenvRoot: string | undefined; // PYENV_ROOT
  readonly searchPath: string; // PATH
  /** Where toolchains have their homes and caches, for the language servers that run one. */
  readonly toolHomes: Readonly<Record<string, string>>;
  readonly claudeKey: string | undefined; // ANTHROPIC_API_KEY
  readonly claudeBaseUrl: string | undefined; // ANTHROPIC_BASE_URL
  readonly claudeModel: string | undefined; // SWARM_MODEL
  readonly noColor: boolean;
  readonly forceColor: boolean;
  readonly dumbTerminal: boolean;
  readonly debug: boolean; // SWARM_DEBUG
  /** SWARM_FAULT, for tests alone: "intended:1" ends the process, as a kill would, at the first reach of that step. */
  readonly fault: string | undefined;
}

/** Folders and modes, nothing secret. */
const toolHomes = [
  'HOME',
  'USERPROFILE',
  'APPDATA',
  'LOCALAPPDATA',
  'SystemRoot',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'GOROOT',
  'GOPATH',
  'GOCACHE',
  'GOMODCACHE',
  'GOFLAGS',
  'CGO_ENABLED',
  'CARGO_HOME',
  'RUSTUP_HOME',
  'RUSTUP_TOOLCHAIN',
  'JAVA_HOME',
  'DOTNET_ROOT',
  'GEM_HOME',
];

export function readEnvironment(): Environment {
  const { env } = process;
  const text = (name: string): string | undefined => (env[name] ? env[name] : undefined);
  return {
    stateDirectory: text('SWARM_STATE_DIR'),
    home: text('HOME') ?? text('USERPROFILE') ?? process.cwd(),
    xdgStateHome: text('XDG_STATE_HOME'),
    runtimeDirectory: text('XDG_RUNTIME_DIR'),
    localAppData: text('LOCALAPPDATA'),
    virtualEnvironment: text('VIRTUAL_ENV'),
    condaPrefix: text('CONDA_PREFIX'),
    poetryEnvironments: text('POETRY_VIRTUALENVS_PATH'),
    pyenvRoot: text('PYENV_ROOT'),
    searchPath: env['PATH'] ?? '',
    toolHomes: Object.fromEntries(toolHomes.flatMap((name) => (env[name] ? [[name, env[name]]] : []))),
    claudeKey: text('ANTHROPIC_API_KEY')?.trim(),
    claudeBaseUrl: text('ANTHROPIC_BASE_URL'),
    claudeModel: text('SWARM_MODEL'),
    noColor: text('NO_COLOR') !== undefined,
    forceColor: text('FORCE_COLOR') !== undefined && env['FORCE_COLOR'] !== '0',
    dumbTerminal: env['TERM'] === 'dumb',
    debug: text('SWARM_DEBUG') !== undefined,
    fault: text('SWARM_FAULT'),
  };
}
