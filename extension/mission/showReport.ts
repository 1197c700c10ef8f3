/** Shows what came of a mission, with buttons for what can be done next. */
import { commands, l10n, window } from 'vscode';
import type { MissionReportView } from '../../server/protocol/messages.ts';
import { plainMessage } from '../plainMessage.ts';
import { type ReportAction, reportMessage } from './reportMessage.ts';

export interface ReportButtons {
  readonly offered: (action: ReportAction) => boolean;
  /** What is changed to ask for it in another way. */
  readonly edit: 'instruction' | 'answers';
}

/** Does what only needs the mission, and returns what needs more. */
export async function showReport(
  folder: string,
  report: MissionReportView,
  { offered, edit }: ReportButtons = { offered: () => true, edit: 'instruction' },
): Promise<ReportAction | undefined> {
  const { severity, text, actions } = reportMessage(report, l10n.t);
  const shown = actions.filter(offered).map((action) => ({ title: titleOf(action, edit), action }));
  const show = { info: window.showInformationMessage, warning: window.showWarningMessage, error: window.showErrorMessage }[severity];
  const chosen = (await show(plainMessage(text), ...shown))?.action;
  const { missionId } = report;
  if (chosen === 'timeline') void commands.executeCommand('swarm.showTimeline', { folder, missionId });
  if (chosen === 'rewind') void commands.executeCommand('swarm.mission.rewind', { folder, missionId });
  if (chosen === 'output') void commands.executeCommand('swarm.showOutput');
  return chosen;
}

function titleOf(action: ReportAction, edit: ReportButtons['edit']): string {
  switch (action) {
    case 'timeline':
      return l10n.t('Show in Timeline');
    case 'rewind':
      return l10n.t('Rewind');
    case 'plan':
      return l10n.t('Show Changes');
    case 'apply':
      return l10n.t('Apply');
    case 'edit':
      return edit === 'answers' ? l10n.t('Change Answers') : l10n.t('Edit Instruction');
    case 'again':
      return l10n.t('Run Again');
    case 'output':
      return l10n.t('Show Output');
  }
}
