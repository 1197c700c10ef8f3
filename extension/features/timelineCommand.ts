/** “Show Timeline”: brings the view up. What it shows is the view's own concern. */
import { commands } from 'vscode';
import { registerCommand } from '../commands.ts';
import type { Feature } from '../feature.ts';

export const timelineCommand: Feature = () => registerCommand('swarm.showTimeline', () => commands.executeCommand('swarm.timeline.focus'));
