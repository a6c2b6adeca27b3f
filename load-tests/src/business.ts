import { startTestPostgres } from '../../server/test-support/postgres.ts';
import { openCentre, type Centre } from './business/centre.ts';
import { measureAll } from './business/measure.ts';
import { questions } from './business/questions.ts';
import { report } from './report.ts';

/**
 * How quick the desk's work is with a large centre's data, beside a tenth of it on the same PostgreSQL,
 * request by request in turn. `--people N`, `--visits N`, `--times N` (requests of a kind), `--only search`
 * (names that contain it), `--json`.
 */
function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

const extent = { people: option('people', 1_000_000), visits: option('visits', 300_000) };
const tenth = {
  people: Math.ceil(extent.people / 10),
  visits: Math.ceil(extent.visits / 10),
};

/** Everything durable, and a modest cache: as a small hospital's server would run it. */
const postgres = await startTestPostgres([
  'fsync=on',
  'synchronous_commit=on',
  'full_page_writes=on',
  'max_connections=80',
  'shared_buffers=512MB',
  'effective_cache_size=2GB',
  'maintenance_work_mem=256MB',
  'max_wal_size=4GB',
  'random_page_cost=1.1',
]);
const centres: Centre[] = [];
try {
  for (const each of [extent, tenth]) {
    const began = Date.now();
    centres.push(await openCentre(await postgres.createDatabase(), each));
    const seconds = Math.round((Date.now() - began) / 1000);
    console.error(`${each.people} people, ${each.visits} visits: ${seconds} s`);
  }
  const [large, small] = centres as [Centre, Centre];
  const only = process.argv.includes('--only')
    ? process.argv[process.argv.indexOf('--only') + 1]
    : '';
  const asked = questions.filter(({ name }) => name.includes(only ?? ''));
  const figures = await measureAll({ large, small }, asked, option('times', 200));
  report(figures, process.argv.includes('--json'));
} finally {
  for (const centre of centres) await centre.stop();
  await postgres.stop();
}
