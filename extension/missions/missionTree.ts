/** Missions, their tickets and files as a tree of plain nodes: words, icons, and what can be done with each. Knows nothing of the editor. */
import type { MissionFileView, MissionView, TicketView } from '../../server/protocol/messages.ts';
import type { Translate } from '../translate.ts';

export interface TreeNode {
  readonly id: string;
  readonly kind: 'mission' | 'ticket' | 'file' | 'more';
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  /** What a screen reader says in place of label and description. */
  readonly spoken: string;
  readonly icon: Icon;
  /** Words the manifest's menus look for: "mission running", "file diff there". */
  readonly context: string;
  readonly children: readonly TreeNode[];
  readonly folder: string;
  readonly missionId: string;
  readonly file?: MissionFileView;
}

export interface Icon {
  readonly name: string; // of a codicon
  readonly color?: string; // a theme colour
}

/** Files of one mission that the tree lists. */
const filesShownMax = 200;

export function missionNode(folder: string, mission: MissionView, t: Translate): TreeNode {
  const { missionId, instruction, files, tickets, kind } = mission;
  const label = instruction === '' ? kindWord(kind, t) : instruction;
  const state = stateWord(mission, t);
  const id = `${folder}#${missionId}`;
  const ending = commonEnding(tickets.map(({ title }) => title));
  const ticketNodes = tickets.map((ticket) => ticketNode(folder, id, missionId, ticket, ending, t));
  const fileNodes = files.slice(0, filesShownMax).map((file) => fileNode(folder, id, missionId, file, t));
  const more = files.length - fileNodes.length;
  return {
    id,
    kind: 'mission',
    label,
    description: files.length > 0 ? t('{0} · {1}', state, fileCount(files.length, t)) : state,
    tooltip: tooltipOf(mission, label, state),
    spoken: `${label}, ${state}`,
    icon: missionIcon(mission),
    context: contextOf(mission),
    children: [...ticketNodes, ...fileNodes, ...(more > 0 ? [moreNode(folder, id, missionId, more, t)] : [])],
    folder,
    missionId,
  };
}

/** What every ticket says after its colon is what the mission says above them. */
function commonEnding(titles: readonly string[]): string {
  const [first = ''] = titles;
  const ending = /: .*$/s.exec(first)?.[0] ?? '';
  return titles.every((title) => title.endsWith(ending)) ? ending : '';
}

function tooltipOf({ summary }: MissionView, label: string, state: string): string {
  return [label, state, summary].filter((line, index, all) => line !== '' && all.indexOf(line) === index).join('\n');
}

function contextOf(mission: MissionView): string {
  const { running, files, changeSetId, inPlace } = mission;
  const words = [
    'mission',
    ...(cameToNothing(mission) ? ['again'] : []),
    ...(running ? ['running'] : []),
    ...(files.length > 0 ? ['diff'] : []),
    ...(changeSetId !== undefined && inPlace ? ['rewindable'] : []),
  ];
  return words.join(' ');
}

/** It was stopped, refused or cut off, nothing of it is there, and the same may go through another time. */
function cameToNothing({ kind, running, state, outcome, instruction, files }: MissionView): boolean {
  if (kind !== 'refactor' || running || instruction === '' || files.length > 0) return false;
  switch (outcome) {
    case 'cancelled':
    case 'failed':
    case 'conflict':
    case 'vetoed':
    case 'bound-reached':
      return true;
    case undefined:
      return state !== 'closed';
    case 'done':
    case 'planned':
    case 'not-understood':
    case 'ambiguous':
    case 'nothing-to-do':
      return false;
  }
}

function ticketNode(folder: string, parent: string, missionId: string, ticket: TicketView, ending: string, t: Translate): TreeNode {
  const { ticketId, title, role, agentId, state, attempt, reason, files } = ticket;
  const who = agentId ?? role;
  const word = ticketWord(ticket, t);
  const again = attempt > 1 ? [t('attempt {0}', attempt)] : [];
  return {
    id: `${parent}/${ticketId}`,
    kind: 'ticket',
    label: title.slice(0, title.length - ending.length),
    description: [who, ...again].join(' · '),
    tooltip: [title, [who, word, ...again].join(' · '), reason, ...files].filter((line) => line !== '').join('\n'),
    spoken: [title, who, word].join(', '),
    icon: ticketIcon(state),
    context: 'ticket',
    children: [],
    folder,
    missionId,
  };
}

function fileNode(folder: string, parent: string, missionId: string, file: MissionFileView, t: Translate): TreeNode {
  const slash = file.path.lastIndexOf('/');
  const word = actionWord(file.action, t);
  return {
    id: `${parent}//${file.action}/${file.path}`,
    kind: 'file',
    label: file.path.slice(slash + 1),
    description: slash < 0 ? '' : file.path.slice(0, slash),
    tooltip: `${file.path}\n${word}`,
    spoken: `${file.path}, ${word}`,
    icon: { name: file.action === 'create' ? 'diff-added' : file.action === 'delete' ? 'diff-removed' : 'diff-modified' },
    context: file.action === 'delete' ? 'file diff' : 'file diff there',
    children: [],
    folder,
    missionId,
    file,
  };
}

function moreNode(folder: string, parent: string, missionId: string, more: number, t: Translate): TreeNode {
  const label = t('… and {0} more files', more);
  const plain = { description: '', tooltip: t('Open all changes to see them.'), spoken: label, icon: { name: 'ellipsis' } };
  return { id: `${parent}//more`, kind: 'more', label, ...plain, context: 'more', children: [], folder, missionId };
}

function kindWord(kind: MissionView['kind'], t: Translate): string {
  switch (kind) {
    case 'refactor':
      return t('Refactoring');
    case 'rewind':
      return t('Rewind');
    case 'redo':
      return t('Redo');
  }
}

/** One or two words; an unclosed mission that nobody works on was cut off. */
function stateWord(mission: MissionView, t: Translate): string {
  const { state, running, outcome, changeSetId, inPlace } = mission;
  if (state !== 'closed') return running ? runningWord(state, t) : t('cut off');
  switch (outcome) {
    case 'done':
      return changeSetId !== undefined && !inPlace ? t('taken back') : t('done');
    case 'planned':
      return t('planned');
    case 'not-understood':
      return t('not understood');
    case 'ambiguous':
      return t('ambiguous');
    case 'vetoed':
      return t('vetoed');
    case 'conflict':
      return t('conflict');
    case 'bound-reached':
      return t('bound reached');
    case 'cancelled':
      return t('stopped');
    case 'failed':
      return t('failed');
    case 'nothing-to-do':
      return t('nothing to do');
    case undefined:
      return t('ended');
  }
}

function runningWord(state: Exclude<MissionView['state'], 'closed'>, t: Translate): string {
  switch (state) {
    case 'understanding':
      return t('understanding');
    case 'working':
      return t('working');
    case 'waiting':
      return t('waiting for you');
    case 'writing':
      return t('writing');
  }
}

function missionIcon({ state, running, outcome, changeSetId, inPlace, kind }: MissionView): Icon {
  if (state !== 'closed') {
    if (!running) return { name: 'debug-disconnect' };
    return state === 'waiting' ? { name: 'bell-dot', color: 'list.warningForeground' } : { name: 'sync~spin' };
  }
  switch (outcome) {
    case 'done':
      if (changeSetId !== undefined && !inPlace) return { name: 'discard' };
      return { name: kind === 'refactor' ? 'pass' : kind === 'redo' ? 'redo' : 'history', color: 'testing.iconPassed' };
    case 'vetoed':
      return { name: 'circle-slash', color: 'list.warningForeground' };
    case 'conflict':
    case 'bound-reached':
      return { name: 'warning', color: 'list.warningForeground' };
    case 'failed':
      return { name: 'error', color: 'list.errorForeground' };
    case 'not-understood':
    case 'ambiguous':
      return { name: 'question' };
    case 'planned':
      return { name: 'list-ordered' };
    case 'cancelled':
      return { name: 'debug-stop' };
    case 'nothing-to-do':
    case undefined:
      return { name: 'circle-outline' };
  }
}

function ticketIcon(state: TicketView['state']): Icon {
  switch (state) {
    case 'posted':
      return { name: 'circle-outline' };
    case 'working':
      return { name: 'sync~spin' };
    case 'finished':
      return { name: 'check' };
    case 'failed':
      return { name: 'error', color: 'list.errorForeground' };
  }
}

function ticketWord({ state }: TicketView, t: Translate): string {
  switch (state) {
    case 'posted':
      return t('waits for an agent');
    case 'working':
      return t('working');
    case 'finished':
      return t('finished');
    case 'failed':
      return t('failed');
  }
}

function actionWord(action: MissionFileView['action'], t: Translate): string {
  switch (action) {
    case 'modify':
      return t('changed');
    case 'create':
      return t('created');
    case 'delete':
      return t('deleted');
  }
}

function fileCount(count: number, t: Translate): string {
  return count === 1 ? t('1 file') : t('{0} files', count);
}
