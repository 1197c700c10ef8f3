/** data: renames on TypeScript that comes with installed packages (rxjs, zod), one kind of thing each. */
import type { Trial } from './trial.ts';

export const rxjsTrials: readonly Trial[] = [
  {
    kind: 'exported function through barrels',
    instruction: 'rename the function distinctUntilKeyChanged to distinctUntilPropertyChanged',
    from: 'distinctUntilKeyChanged',
    to: 'distinctUntilPropertyChanged',
    declared: [
      'rxjs/src/internal/operators/distinctUntilKeyChanged.ts',
      'export function ‹distinctUntilKeyChanged›<T, K extends keyof T>(\n',
    ],
  },
  {
    kind: 'class with subclasses, used as type and value',
    instruction: 'rename the class AsyncScheduler to TimedScheduler',
    from: 'AsyncScheduler',
    to: 'TimedScheduler',
    declared: ['rxjs/src/internal/scheduler/AsyncScheduler.ts', 'export class ‹AsyncScheduler›'],
  },
  {
    kind: 'interface',
    instruction: 'rename the interface SubscriptionLike to Cancellable',
    from: 'SubscriptionLike',
    to: 'Cancellable',
    declared: ['rxjs/src/internal/types.ts', 'export interface ‹SubscriptionLike›'],
  },
  {
    kind: 'type alias',
    instruction: 'call the type TimerHandle TimerToken instead',
    from: 'TimerHandle',
    to: 'TimerToken',
    declared: ['rxjs/src/internal/scheduler/timerHandle.ts', 'type ‹TimerHandle›'],
  },
  {
    kind: 'method with overrides in several files',
    instruction: 'rename the method AsyncAction.recycleAsyncId to reuseAsyncId',
    from: 'recycleAsyncId',
    to: 'reuseAsyncId',
    declared: ['rxjs/src/internal/scheduler/AsyncAction.ts', 'protected ‹recycleAsyncId›('],
  },
  {
    kind: 'protected property with destructuring',
    instruction: 'rename the property isStopped of Subscriber to isHalted',
    from: 'isStopped',
    to: 'isHalted',
    declared: ['rxjs/src/internal/Subscriber.ts', 'protected ‹isStopped›:'],
  },
  {
    kind: 'private member that is a parameter of the constructor',
    instruction: 'rename the property initialTeardown of Subscription to firstTeardown',
    from: 'initialTeardown',
    to: 'firstTeardown',
    declared: ['rxjs/src/internal/Subscription.ts', 'private ‹initialTeardown›?'],
  },
  {
    kind: 'enum member whose name is common',
    instruction: 'rename the enum member NotificationKind.COMPLETE to FINISHED_KIND',
    from: 'COMPLETE',
    to: 'FINISHED_KIND',
    declared: ['rxjs/src/internal/Notification.ts', '‹COMPLETE› = '],
  },
  {
    kind: 'exported constant',
    instruction: 'rename the constant COMPLETE_NOTIFICATION to DONE_NOTIFICATION',
    from: 'COMPLETE_NOTIFICATION',
    to: 'DONE_NOTIFICATION',
    declared: ['rxjs/src/internal/NotificationFactories.ts', 'const ‹COMPLETE_NOTIFICATION›'],
  },
  {
    kind: 'parameter',
    instruction: 'in debounceTime.ts rename the parameter dueTime of debounceTime to idleMs',
    from: 'dueTime',
    to: 'idleMs',
    declared: ['rxjs/src/internal/operators/debounceTime.ts', 'debounceTime<T>(‹dueTime›:'],
  },
  {
    kind: 'property of an interface, given by shorthand and in object literals',
    instruction: 'rename the property connector of ShareConfig to makeSubject',
    from: 'connector',
    to: 'makeSubject',
    declared: ['rxjs/src/internal/operators/share.ts', '  ‹connector›?: () => SubjectLike<T>;'],
  },
  {
    kind: 'module with all its importers',
    instruction: 'rename the module internal/util/lift.ts to raise',
    from: 'lift',
    to: 'raise',
    moves: { 'rxjs/src/internal/util/lift.ts': 'rxjs/src/internal/util/raise.ts' },
  },
  {
    kind: 'exported function with a common name',
    instruction: 'rename the function `operate` to `operateOn`',
    from: 'operate',
    to: 'operateOn',
    declared: ['rxjs/src/internal/util/lift.ts', 'export function ‹operate›<'],
  },
];

export const zodTrials: readonly Trial[] = [
  {
    kind: 'type and value of one name',
    instruction: 'in v4/classic/schemas.ts rename ZodCustomStringFormat to ZodOwnStringFormat',
    from: 'ZodCustomStringFormat',
    to: 'ZodOwnStringFormat',
    declared: ['src/v4/classic/schemas.ts', 'export const ‹ZodCustomStringFormat›:'],
  },
  {
    kind: 'class with a dollar, used through a namespace import',
    instruction: 'rename the class $ZodRegistry to $ZodCatalogue',
    from: '$ZodRegistry',
    to: '$ZodCatalogue',
    declared: ['src/v4/core/registries.ts', 'export class ‹$ZodRegistry›<'],
  },
  {
    kind: 'function used through a namespace import',
    instruction: 'rename the function joinValues in v4/core/util.ts to joinLiterals',
    from: 'joinValues',
    to: 'joinLiterals',
    declared: ['src/v4/core/util.ts', 'function ‹joinValues›<'],
  },
  {
    kind: 'method whose name is common',
    instruction: 'rename the method `remove` of the class $ZodRegistry to `unregister`',
    from: 'remove',
    to: 'unregister',
    declared: ['src/v4/core/registries.ts', '  ‹remove›(schema'],
  },
  {
    kind: 'generic type parameter',
    instruction: 'rename the type parameter Meta of $ZodRegistry to Metadata_',
    from: 'Meta',
    to: 'Metadata_',
    declared: ['src/v4/core/registries.ts', '$ZodRegistry<‹Meta› extends'],
  },
  {
    kind: 'module imported with an extension',
    instruction: 'rename the file src/v4/core/regexes.ts to patterns_.ts',
    from: 'regexes',
    to: 'patterns_',
    moves: { 'src/v4/core/regexes.ts': 'src/v4/core/patterns_.ts' },
  },
];
