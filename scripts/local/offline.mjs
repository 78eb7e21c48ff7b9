// Runs the framework's offline server, and ends when the process that started it is gone: its standard input closes.
process.stdin.resume();
process.stdin.on('end', () => process.exit(1));
await import('serverless/bin/serverless.js');
