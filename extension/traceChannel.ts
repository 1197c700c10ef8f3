/** Where the client library writes the messages between editor and server: into Swarm's own channel, without keys, when the setting says so. */
import { type Disposable, EventEmitter, LogLevel, type LogOutputChannel, workspace } from 'vscode';
import { withoutKeys } from './keyRedaction.ts';

export function traceChannel(log: LogOutputChannel, disposables: Disposable[]): LogOutputChannel {
  const wanted = (): LogLevel => (workspace.getConfiguration('swarm').get('trace.server', 'off') === 'off' ? LogLevel.Off : LogLevel.Trace);
  const changed = new EventEmitter<LogLevel>();
  let level = wanted();
  const listening = workspace.onDidChangeConfiguration((event) => {
    if (!event.affectsConfiguration('swarm.trace.server') || level === wanted()) return;
    level = wanted();
    changed.fire(level);
  });
  disposables.push(changed, listening);
  return new Proxy(log, {
    get(target, property) {
      if (property === 'logLevel') return level;
      if (property === 'onDidChangeLogLevel') return changed.event;
      // At the level “info”, so that who switched it on sees it without another switch.
      if (property === 'trace') return (message: string) => level === LogLevel.Off || target.info(withoutKeys(message));
      const value: unknown = Reflect.get(target, property);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
