import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { mainMirror, parseAptSources } from './apt-sources.mjs';
import { mustExec } from './exec.mjs';
import { cacheDir, inRoot, nodeBinary } from './paths.mjs';
import { thisDistribution } from './system-packages.mjs';
import { atLeast } from './versions.mjs';

/** uWebSockets.js is built against this C library; older systems start Node through a newer loader. */
const neededGlibc = '2.38';

/** The release whose C library is borrowed, by distribution. */
const donors = { debian: 'trixie', ubuntu: 'noble' };

const borrowed = ['libc6', 'libstdc++6', 'libgcc-s1'];

const target = join(cacheDir, 'glibc');

/** @type {Partial<Record<string, { triplet: string, loader: string }>>} */
const machines = {
  x64: { triplet: 'x86_64-linux-gnu', loader: 'ld-linux-x86-64.so.2' },
  arm64: { triplet: 'aarch64-linux-gnu', loader: 'ld-linux-aarch64.so.1' },
};

/**
 * How this machine can run uWebSockets.js.
 * @typedef {'native' | 'loader' | 'none'} FeedLane native: as it is; loader: through the borrowed C
 *   library; none: not at all, the feed falls back to `ws`
 */

/**
 * @param {{ platform: string, arch: string, glibc: string | undefined, distribution: string }} machine
 *   glibc is undefined on Linux with another C library
 * @returns {FeedLane}
 */
export function chooseLane({ platform, arch, glibc, distribution }) {
  if (platform === 'darwin' || platform === 'win32') return 'native';
  if (platform !== 'linux' || !glibc || !(arch in machines)) return 'none';
  if (atLeast(glibc, neededGlibc)) return 'native';
  return distribution in donors ? 'loader' : 'none';
}

/** @returns {FeedLane} what this machine allows */
export function feedLane() {
  return chooseLane({
    platform: process.platform,
    arch: process.arch,
    glibc: systemGlibc(),
    distribution: donorDistribution(),
  });
}

/**
 * The command that starts Node 24.
 * @param {{ glibc?: boolean }} [options] glibc: so that uWebSockets.js loads
 * @returns {[command: string, args: string[]]} put the script and its arguments behind args.
 *   Through the loader `process.execPath` is the loader itself: workers are fine, forking from it
 *   is not.
 * @throws if the machine has no lane, or its loader has not been prepared yet
 */
export function nodeCommand({ glibc = false } = {}) {
  const lane = glibc ? feedLane() : 'native';
  if (lane === 'native') return [nodeBinary, []];
  if (lane === 'none') throw new Error('uWebSockets.js has no binary for this machine');
  const { loader, libraries } = loaderPaths();
  if (!existsSync(loader)) throw new Error('run `node scripts/node-glibc.mjs --prepare` first');
  return [loader, ['--library-path', libraries, nodeBinary]];
}

/**
 * Prepares the loader where the machine needs one and proves that uWebSockets.js loads.
 * @param {{ timeoutMs?: number }} [options] for each download step
 * @returns {Promise<FeedLane>} the lane that was proved to work
 * @throws if the machine should have a lane and it does not work
 */
export async function prepareFeedLane({ timeoutMs = 120_000 } = {}) {
  const lane = feedLane();
  if (lane === 'none') return lane;
  if (lane === 'loader' && !existsSync(loaderPaths().loader)) await unpackLibraries(timeoutMs);
  const [command, args] = nodeCommand({ glibc: true });
  const script = "await import('uWebSockets.js')";
  await mustExec(command, [...args, '--input-type=module', '-e', script], {
    cwd: inRoot('server'),
  });
  return lane;
}

/** @param {number} timeoutMs */
async function unpackLibraries(timeoutMs) {
  const work = `${target}.${process.pid}`;
  rmSync(work, { recursive: true, force: true });
  const options = privateApt(work);
  await mustExec('apt-get', [...options, 'update', '-q'], { timeoutMs });
  const packages = join(work, 'packages');
  mkdirSync(packages);
  await mustExec('apt-get', [...options, 'download', '-q', ...borrowed], {
    cwd: packages,
    timeoutMs,
  });
  for (const file of readdirSync(packages)) {
    await mustExec('dpkg', ['-x', join(packages, file), join(work, 'root')]);
  }
  rmSync(target, { recursive: true, force: true });
  renameSync(join(work, 'root'), target);
  rmSync(work, { recursive: true, force: true });
}

/**
 * A private apt: lists, cache and sources of its own, so that the system's stay as they are.
 * @param {string} work an empty folder
 * @returns {string[]} options for apt-get
 */
function privateApt(work) {
  const distribution = donorDistribution();
  const mirror = mainMirror(systemSources(), distribution);
  if (!mirror || !distribution)
    throw new Error(`no ${distribution} mirror is configured in /etc/apt`);
  for (const dir of ['lists/partial', 'cache/archives/partial']) {
    mkdirSync(join(work, dir), { recursive: true });
  }
  const sources = join(work, 'sources.list');
  const signed = mirror.signedBy.startsWith('/') ? `[signed-by=${mirror.signedBy}] ` : '';
  writeFileSync(sources, `deb ${signed}${mirror.uri} ${donors[distribution]} main\n`);
  const settings = {
    'Dir::Etc::SourceList': sources,
    'Dir::Etc::SourceParts': '-',
    'Dir::State::Lists': join(work, 'lists'),
    'Dir::Cache': join(work, 'cache'),
    'APT::Sandbox::User': 'root',
  };
  return Object.entries(settings).flatMap(([key, value]) => ['-o', `${key}=${value}`]);
}

/** @returns {import('./apt-sources.mjs').AptSource[]} */
function systemSources() {
  const parts = '/etc/apt/sources.list.d';
  const names = existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [];
  return ['/etc/apt/sources.list', ...names].flatMap((file) => {
    const format = /\.(list|sources)$/.exec(file)?.[1];
    if (!existsSync(file) || (format !== 'list' && format !== 'sources')) return [];
    return parseAptSources(readFileSync(file, 'utf8'), format);
  });
}

/** @returns {keyof typeof donors | ''} */
function donorDistribution() {
  const { id, like } = thisDistribution();
  if (id === 'ubuntu' || like.includes('ubuntu')) return 'ubuntu';
  return id === 'debian' || like.includes('debian') ? 'debian' : '';
}

function systemGlibc() {
  const header = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (
    process.report?.getReport() ?? {}
  ).header;
  return header?.glibcVersionRuntime;
}

function loaderPaths() {
  const machine = machines[process.arch];
  if (!machine) throw new Error(`no loader is known for ${process.arch}`);
  const dirs = ['lib', 'usr/lib'].map((dir) => join(target, dir, machine.triplet));
  const loader = dirs.map((dir) => join(dir, machine.loader)).find((file) => existsSync(file));
  return { loader: loader ?? join(dirs[0] ?? target, machine.loader), libraries: dirs.join(':') };
}
