/** What the language server begins with: `node dist/server.js --stdio`. The server itself is compiled the last time where it can be. */
import { keepCompiledCode } from '../compiledCode.ts';

keepCompiledCode();
await import('./main.ts');
