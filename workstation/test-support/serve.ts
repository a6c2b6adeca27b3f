import { fileURLToPath } from 'node:url';
import { FakeBackend } from './fake-backend.ts';

/** The built screens on an invented floor: `npm run fake`. */

const port = Number(process.env['PORT'] ?? 8399);
const backend = await FakeBackend.start({
  port,
  dist: fileURLToPath(new URL('../dist', import.meta.url)),
});
backend.floor.populate(40);
console.log(backend.url);
