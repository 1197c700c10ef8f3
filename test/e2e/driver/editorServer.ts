/** code-server as a process: the real workbench, with an extension host, settings and folders of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeServerEntry, editorNode, projectRoot } from './installation.ts';
import { preparedExtensions } from './preparedExtensions.ts';
import { endGroup, makeScratch, removeScratch, watchGroup } from './scratch.ts';

export interface EditorServerOptions {
  /** User settings besides those that keep the editor calm. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Whether the editor asks about trust, as it does for people; otherwise every folder is trusted. Default: false. */
  readonly asksForTrust?: boolean;
  /** Of the editor, its extension host and the language server. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Folder of the ledgers; give two editors the same to let them meet. Default: one of its own. */
  readonly stateFolder?: string;
  /** The companion is for tests; a playground does without. Default: true. */
  readonly companion?: boolean;
}

const startMs = 60_000;

const calmSettings = {
  'workbench.startupEditor': 'none',
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'editor.accessibilitySupport': 'off',
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.showReleaseNotes': false,
  'extensions.ignoreRecommendations': true,
  'typescript.disableAutomaticTypeAcquisition': true,
  'files.autoSave': 'off',
  'window.commandCenter': false,
};

export class EditorServer {
  readonly address: string;
  readonly base: string;
  readonly stateFolder: string;
  readonly companionsFolder: string;
  readonly logsFolder: string;
  readonly #child: ChildProcess;
  readonly #output: () => string;

  private constructor(address: string, base: string, stateFolder: string, child: ChildProcess, output: () => string) {
    this.address = address;
    this.base = base;
    this.stateFolder = stateFolder;
    this.companionsFolder = join(base, 'companions');
    this.logsFolder = join(base, 'data/logs');
    this.#child = child;
    this.#output = output;
  }

  static async start(options: EditorServerOptions = {}): Promise<EditorServer> {
    const base = makeScratch('editor');
    try {
      return await EditorServer.#startIn(base, options);
    } catch (failure) {
      removeScratch(base);
      throw failure;
    }
  }

  static async #startIn(base: string, options: EditorServerOptions): Promise<EditorServer> {
    const stateFolder = options.stateFolder ?? join(base, 'state');
    for (const name of ['home', 'tmp', 'companions', 'data/User', 'data/Machine']) mkdirSync(join(base, name), { recursive: true });
    const settings = { ...calmSettings, ...options.settings };
    writeFileSync(join(base, 'data/User/settings.json'), JSON.stringify(settings, null, 2));
    writeFileSync(join(base, 'data/Machine/settings.json'), JSON.stringify(ofTheMachine(options.settings ?? {}), null, 2));
    cpSync(preparedExtensions({ companion: options.companion ?? true }), join(base, 'extensions'), { recursive: true });
    const child = spawn(
      editorNode(),
      [
        codeServerEntry,
        ...editorFolders(base),
        ...['--bind-addr', '127.0.0.1:0', '--auth', 'none', '--disable-telemetry', '--disable-update-check'],
        ...['--disable-getting-started-override', '--disable-proxy', '--ignore-last-opened'],
        ...(options.asksForTrust ? [] : ['--disable-workspace-trust']),
      ],
      {
        cwd: base,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...editorEnvironment(base),
          SWARM_STATE_DIR: stateFolder,
          SWARM_TEST_COMPANIONS: join(base, 'companions'),
          ...options.environment,
        },
      },
    );
    watchGroup(child);
    let output = '';
    child.stdout.on('data', (part) => (output += part));
    child.stderr.on('data', (part) => (output += part));
    try {
      const address = await new Promise<string>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`code-server says no address:\n${output}`)), startMs);
        child.stdout.on('data', () => {
          const found = /HTTP server listening on (http:\S+)/.exec(output)?.[1];
          if (found === undefined) return;
          clearTimeout(timer);
          resolve(found.replace(/\/$/, ''));
        });
        child.once('exit', (code) => reject(new Error(`code-server ended with ${code}:\n${output}`)));
        child.once('error', reject);
      });
      return new EditorServer(address, base, stateFolder, child, () => output);
    } catch (failure) {
      await endGroup(child);
      throw failure;
    }
  }

  /** In the file of the user settings, as the editor itself keeps it. */
  changeSettings(changed: Readonly<Record<string, unknown>>): void {
    const file = join(this.base, 'data/User/settings.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), ...changed }, null, 2));
  }

  /** What the process printed. */
  get output(): string {
    return this.#output();
  }

  async dispose(): Promise<void> {
    await endGroup(this.#child);
    removeScratch(this.base);
  }
}

/** Where the editor runs apart from its window, as here, it heeds those of a machine's scope only in the machine's own settings. */
function ofTheMachine(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { contributes }: Manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const properties = contributes.configuration.flatMap((group) => Object.entries(group.properties));
  const machines = new Set(properties.flatMap(([name, { scope }]) => (scope?.startsWith('machine') === true ? [name] : [])));
  return Object.fromEntries(Object.entries(settings).filter(([name]) => machines.has(name)));
}

interface Manifest {
  readonly contributes: {
    readonly configuration: readonly { readonly properties: Readonly<Record<string, { readonly scope?: string }>> }[];
  };
}

export function editorFolders(base: string): readonly string[] {
  return [
    ...['--config', join(base, 'config.yaml'), '--user-data-dir', join(base, 'data'), '--extensions-dir', join(base, 'extensions')],
    ...['--session-socket', join(base, 'session.sock')],
  ];
}

/** Nothing of the editor in which a developer may be running this, and no gallery to reach for. */
export function editorEnvironment(base: string): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) =>
      value !== undefined && !/^(VSCODE_|XDG_|ELECTRON_|CODE_SERVER_|npm_|VITEST|NODE_OPTIONS|SWARM_|ANTHROPIC_)/i.test(name),
  ) as [string, string][];
  return {
    ...Object.fromEntries(kept),
    HOME: join(base, 'home'),
    TMPDIR: join(base, 'tmp'),
    XDG_CONFIG_HOME: join(base, 'home/.config'),
    XDG_DATA_HOME: join(base, 'home/.local/share'),
    XDG_STATE_HOME: join(base, 'home/.local/state'),
    XDG_CACHE_HOME: join(base, 'home/.cache'),
    XDG_RUNTIME_DIR: join(base, 'tmp'),
    EXTENSIONS_GALLERY: '{}',
  };
}
