// Runs the framework's offline server, and ends when the process that started it is gone: its standard input closes.
import { subscribe } from 'node:diagnostics_channel';
import { Server } from 'node:http';
import { refuseTunnels } from '../../entries/tunnels.ts';

// A log that can take no more, on a full disk, is no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.stdin.resume();
process.stdin.on('end', () => process.exit(1));
// The framework hands out no server: Node tells of each one that begins to listen.
subscribe('tracing:net.server.listen:asyncStart', ({ server }) => {
  if (server instanceof Server) refuseTunnels(server);
});
await import('serverless/bin/serverless.js');
