/** gopls, for Go. It runs the `go` command, which is kept from the network and from changing go.mod. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { protocolIdAmong } from './plainProfile.ts';
import { type ProfileContext, plainTraits, type ServerProfile } from './serverProfile.ts';

const settings = {
  diagnosticsDelay: '100ms', // nobody types here
  completeUnimported: false,
};

export function goplsProfile({ root, toolEnvironment }: ProfileContext): ServerProfile {
  return {
    ...plainTraits,
    languageIdOf: protocolIdAmong(['go']),
    loading: { kind: 'progress' },
    settings: async () => ({
      initializationOptions: settings,
      configuration: (section) => (section === 'gopls' ? settings : null),
      environment: { ...toolEnvironment, GOPROXY: 'off', GOTOOLCHAIN: 'local', GOTELEMETRY: 'off' },
      startsIn: 'root',
    }),
    leansOn: (path) => /(\.go|(^|\/)go\.(mod|sum|work|work\.sum))$/.test(path),
    async mirrorLinks(paths) {
      if (paths.some((path) => path.startsWith('vendor/'))) return []; // copied with the rest
      const target = join(root, 'vendor');
      const isThere = await stat(join(target, 'modules.txt')).then(
        () => true,
        () => false,
      );
      return isThere ? [{ at: 'vendor', target }] : [];
    },
  };
}
