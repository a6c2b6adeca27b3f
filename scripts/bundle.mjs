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

/** The workspaces that run outside a browser; screens are delivered as built. */
const programs = ['protocol', 'server', 'caller'];
const documents = ['LICENSE', 'NOTICE', 'CHANGELOG.md', 'README.md', 'docs', 'deploy'];

await runMain(async () => {
  await ensurePackages();
  await buildScreens();
  const manifest = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const name = `daozhen-${manifest.version}-${process.platform}-${process.arch}`;
  const folder = inRoot('dist', name);
  rmSync(folder, { recursive: true, force: true });
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
  rmSync(join(folder, 'deploy', 'bin'), { recursive: true });
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
  await leaveOutOtherSystems(join(folder, 'node_modules', 'uWebSockets.js'), folder);
}

/**
 * The feed's engine comes with binaries for every system and every Node; one of them is of use.
 * @param {string} packageFolder
 * @param {string} folder the bundle
 */
async function leaveOutOtherSystems(packageFolder, folder) {
  if (!existsSync(packageFolder)) return;
  const node = join(folder, 'node_modules', 'node', 'bin', 'node');
  const abi = (await mustExec(node, ['-p', 'process.versions.modules'])).trim();
  const ours = `uws_${process.platform}_${process.arch}_${abi}.node`;
  for (const file of readdirSync(packageFolder)) {
    if (/^uws_.*\.node$/.test(file) && file !== ours) rmSync(join(packageFolder, file));
  }
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
