/** The missions of all folders as a tree, kept up to date while somebody looks at it, with what can be done with each. */
import {
  commands,
  Disposable,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
  workspace,
} from 'vscode';
import { listMissions, type MissionView, missionsChanged, stopMission } from '../../server/protocol/messages.ts';
import { showChangedFile, showChangedFiles } from '../changes/showChanges.ts';
import { registerCommand } from '../commands.ts';
import type { Editor, Feature } from '../feature.ts';
import { folderName, foldersOnDisk } from '../folders.ts';
import { missionNode, type TreeNode } from '../missions/missionTree.ts';
import { uriIn } from '../server.ts';

/** Missions of one folder that the tree lists. */
const missionsMax = 50;

export const missions: Feature = (editor) => {
  const tree = new MissionTree(editor);
  const view = window.createTreeView('swarm.missions', { treeDataProvider: tree, showCollapseAll: true });
  const refresh = (): void => (view.visible ? tree.refresh() : tree.forget());
  return Disposable.from(
    view,
    tree,
    view.onDidChangeVisibility(({ visible }) => visible && tree.refreshForgotten()),
    editor.server.onNotification(missionsChanged, refresh),
    editor.server.onRunning(refresh),
    workspace.onDidChangeWorkspaceFolders(refresh),
    registerCommand('swarm.refreshMissions', () => tree.refresh()),
    ...missionCommands(editor, tree),
  );
};

interface Chosen {
  readonly folder: string;
  readonly missionId: string;
}

function missionCommands({ server }: Editor, tree: MissionTree): readonly Disposable[] {
  return [
    registerCommand('swarm.mission.stop', ({ folder, missionId }: Chosen) => server.request(stopMission, { folder, missionId })),
    registerCommand('swarm.mission.rewind', ({ folder, missionId }: Chosen) =>
      commands.executeCommand('swarm.rewind', { folder, target: missionId }),
    ),
    registerCommand('swarm.mission.askAgain', async ({ folder, missionId }: Chosen) => {
      const instruction = tree.mission(folder, missionId)?.instruction;
      if (instruction !== undefined) await commands.executeCommand('swarm.refactor', { instruction, uri: folder });
    }),
    registerCommand('swarm.mission.showInTimeline', ({ folder, missionId }: Chosen) =>
      commands.executeCommand('swarm.showTimeline', { folder, missionId }),
    ),
    registerCommand('swarm.mission.openDiff', async ({ folder, missionId }: Chosen) => {
      const mission = tree.mission(folder, missionId);
      if (mission) await showChangedFiles(folder, mission.instruction || l10n.t('Changes'), mission.files);
    }),
    registerCommand('swarm.mission.openFileDiff', async ({ folder, file }: TreeNode) => {
      if (file) await showChangedFile(folder, file);
    }),
    registerCommand('swarm.mission.openFile', async ({ folder, file }: TreeNode) => {
      if (file) await window.showTextDocument(uriIn(folder, file.path));
    }),
  ];
}

type Element = TreeNode | { readonly kind: 'folder'; readonly id: string; readonly folder: string };

class MissionTree implements TreeDataProvider<Element> {
  readonly #editor: Editor;
  readonly #changed = new EventEmitter<void>();
  readonly #missions = new Map<string, readonly MissionView[]>();
  #forgotten = false;
  readonly onDidChangeTreeData = this.#changed.event;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  refresh(): void {
    this.#forgotten = false;
    this.#changed.fire();
  }

  /** What is not looked at is not asked for. */
  forget(): void {
    this.#forgotten = true;
  }

  refreshForgotten(): void {
    if (this.#forgotten) this.refresh();
  }

  mission(folder: string, missionId: string): MissionView | undefined {
    return this.#missions.get(folder)?.find((mission) => mission.missionId === missionId);
  }

  async getChildren(element?: Element): Promise<Element[]> {
    if (element === undefined) return [...(await this.#roots())];
    return [...(element.kind === 'folder' ? await this.#list(element.folder) : element.children)];
  }

  getTreeItem(element: Element): TreeItem {
    if (element.kind === 'folder') {
      const item = new TreeItem(folderName(element.folder), TreeItemCollapsibleState.Expanded);
      return Object.assign(item, { id: element.id, iconPath: ThemeIcon.Folder, contextValue: 'folder' });
    }
    return itemOf(element);
  }

  dispose(): void {
    this.#changed.dispose();
  }

  async #roots(): Promise<readonly Element[]> {
    if (!this.#editor.server.running) return [];
    const folders = foldersOnDisk();
    const [only] = folders;
    if (folders.length === 1 && only !== undefined) return this.#list(only);
    await commands.executeCommand('setContext', 'swarm.missionsLoaded', true);
    return folders.map((folder) => ({ kind: 'folder', id: folder, folder }));
  }

  async #list(folder: string): Promise<readonly TreeNode[]> {
    try {
      const { missions: found } = await this.#editor.server.request(listMissions, { folder, limit: missionsMax });
      this.#missions.set(folder, found);
      void commands.executeCommand('setContext', 'swarm.missionsLoaded', true);
      return found.map((mission) => missionNode(folder, mission, l10n.t));
    } catch (failure) {
      this.#editor.log.warn(`The missions of ${folderName(folder)} could not be read: ${String(failure)}`);
      return [];
    }
  }
}

function itemOf(node: TreeNode): TreeItem {
  const collapsed = node.children.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  const item = new TreeItem(node.label, collapsed);
  item.id = node.id;
  item.description = node.description;
  item.tooltip = node.tooltip;
  item.accessibilityInformation = { label: node.spoken };
  item.contextValue = node.context;
  item.iconPath = new ThemeIcon(node.icon.name, node.icon.color === undefined ? undefined : new ThemeColor(node.icon.color));
  if (node.file?.action === 'modify') {
    item.resourceUri = uriIn(node.folder, node.file.path);
    item.iconPath = ThemeIcon.File;
  }
  if (node.file) item.command = { command: 'swarm.mission.openFileDiff', title: l10n.t('Open Changes'), arguments: [node] };
  return item;
}
