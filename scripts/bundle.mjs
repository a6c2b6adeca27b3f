/**
 * `npm run bundle`: the product as one folder and one archive below `dist/`, to be unpacked on a machine
 * that has neither npm nor the internet. It holds Node, the server, the caller and every built screen for
 * the system and processor it was made on.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { mustExec } from './lib/exec.mjs';
import { ensurePackages, npm } from './lib/npm-packages.mjs';
import { inRoot } from './lib/paths.mjs';
import { runMain, say } from './lib/say.mjs';
import { buildScreens, screens } from './lib/screens.mjs';

/** The workspaces that run outside a browser (of ui, the live client); screens are delivered as built. */
const programs = ['protocol', 'ui', 'server', 'caller'];
const documents = ['LICENSE', 'NOTICE', 'CHANGELOG.md', 'README.md', 'docs', 'deploy'];

await runMain(async () => {
  await ensurePackages();
  await buildScreens();
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const name = `daozhen-${manifest.version}-${process.platform}-${process.arch}`;
  const folder = inRoot('dist', name);
  remove(folder);
  copySources(folder);
  writeManifest(folder, manifest);
  await installPackages(folder);
  const archive = await pack(folder);
  say(`✓ ${folder}`);
  say(`✓ ${archive}`);
  return 0;
});

/** @param {string} folder */
function copySources(folder) {
  for (const name of programs) copy(folder, name, (path) => !isForTests(path));
  for (const name of screens()) copy(folder, join(name, 'dist'));
  for (const name of documents) copy(folder, name);
  cpSync(inRoot('deploy', 'bin'), join(folder, 'bin'), { recursive: true });
  remove(join(folder, 'deploy', 'bin'));
}

/**
 * @param {string} folder
 * @param {string} path from the repository's root
 * @param {(path: string) => boolean} [wanted]
 */
function copy(folder, path, wanted = () => true) {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(inRoot(path), target, { recursive: true, filter: wanted });
}

/** @param {string} path */
function isForTests(path) {
  const name = basename(path);
  return (
    /\.(unit|int|e2e)\.test\.\w+$|\.contract\.ts$/.test(name) ||
    ['test-support', 'contract', '__snapshots__', 'node_modules', 'dist'].includes(name)
  );
}

/**
 * The lock file comes along, so that the packages are those that were tested.
 * @param {string} folder
 * @param {{ name: string, version: string, license: string, type: string, dependencies: object }} manifest
 */
function writeManifest(folder, { name, version, license, type, dependencies }) {
  const bundled = {
    name,
    version,
    private: true,
    license,
    type,
    workspaces: programs,
    dependencies,
    allowScripts: { node: true },
  };
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(bundled, null, 2)}\n`);
  cpSync(inRoot('package-lock.json'), join(folder, 'package-lock.json'));
  cpSync(inRoot('.npmrc'), join(folder, '.npmrc'));
}

/** @param {string} folder */
async function installPackages(folder) {
  say('安装运行所需的依赖包 · installing what it needs to run …');
  const options = ['--omit=dev', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
  const { code, output } = await npm(['install', ...options], { cwd: folder });
  if (code !== 0) throw new Error(`npm install in ${folder} failed\n${output}`);
  await leaveOutUnused(join(folder, 'node_modules'));
}

/**
 * What packages bring and no program here reads: more than half of everything.
 * @param {string} packages the bundle's node_modules
 */
async function leaveOutUnused(packages) {
  // The binary has been put into node/bin already.
  remove(join(packages, 'node', 'node_modules'));
  // Documents are set in two of nine weights.
  const weights = ['400Regular', '700Bold'];
  for (const family of entriesOf(join(packages, '@expo-google-fonts'))) {
    for (const entry of entriesOf(family)) {
      if (/^\d{3}/.test(basename(entry)) && !weights.includes(basename(entry))) remove(entry);
    }
  }
  // The feed's engine comes with binaries for every system and every Node.
  const node = join(packages, 'node', 'bin', 'node');
  const abi = (await mustExec(node, ['-p', 'process.versions.modules'])).trim();
  const ours = `uws_${process.platform}_${process.arch}_${abi}.node`;
  for (const entry of entriesOf(join(packages, 'uWebSockets.js'))) {
    if (/^uws_.*\.node$/.test(basename(entry)) && basename(entry) !== ours) remove(entry);
  }
}

/** @param {string} path */
function remove(path) {
  rmSync(path, { recursive: true, force: true });
}

/** @param {string} folder that may be missing */
function entriesOf(folder) {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/**
 * @param {string} folder
 * @returns {Promise<string>} the archive, with its checksum beside it
 */
async function pack(folder) {
  say('打包 · packing …');
  const archive = `${folder}.tar.gz`;
  await mustExec('tar', ['-czf', archive, '-C', dirname(folder), basename(folder)]);
  const sum = createHash('sha256').update(readFileSync(archive)).digest('hex');
  writeFileSync(`${archive}.sha256`, `${sum}  ${basename(archive)}\n`);
  return archive;
}
