import { open } from 'node:fs/promises';
import { createServer } from 'node:http';

// The baseline of uploads, a process of its own: a body goes to a file as it comes and is on the disk before the answer.
const path = process.argv[2]!;

const server = createServer(async (request, response) => {
  const file = await open(path, 'w', 0o600);
  try {
    for await (const chunk of request) await file.write(chunk as Buffer);
    await file.sync();
  } finally {
    await file.close();
  }
  response.statusCode = 204;
  response.end();
});

process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }));
